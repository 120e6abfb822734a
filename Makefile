# The commands of the project; each makes what it needs first.
.PHONY: setup setup-tests demo test test-matrix test-3.44 robustness fuzz lint package translations reference models guide bench clean
WITH = scripts/with-qgis

setup:
	@scripts/setup

setup-tests:
	@scripts/setup cities qt6

demo: setup i18n/innospace_zh_CN.qm
	@$(WITH) python scripts/demo.py

test: setup-tests i18n/innospace_zh_CN.qm
	@$(WITH) python -m pytest -n auto --dist loadfile --no-loadscope-reorder

test-matrix: setup
	@scripts/test-matrix

test-3.44: setup
	@scripts/test-matrix --quick

robustness: setup
	@INNOSPACE_THOROUGH=1 $(WITH) python -m pytest tests/algorithms/test_bad_input.py $(if $(TOOLS),-k "$(TOOLS) or documented")

fuzz: setup
	@INNOSPACE_FUZZ=10000 $(WITH) python -m pytest tests/algorithms/test_fuzz.py

lint: setup
	@$(WITH) ruff check .
	@$(WITH) ruff format --check .

translations: setup
	@$(WITH) python scripts/translations.py

reference: setup
	@$(WITH) python scripts/make_reference.py

models: setup
	@$(WITH) python scripts/make_model.py
	@$(WITH) python scripts/make_siting_model.py

guide: setup i18n/innospace_zh_CN.qm
	@$(WITH) python scripts/make_guide.py

package: setup i18n/innospace_zh_CN.qm
	@scripts/package

bench: setup
	@$(WITH) python -m benchmarks

clean:
	rm -rf build

i18n/%.qm: i18n/%.ts
	@/usr/lib/qt5/bin/lrelease -silent $< -qm $@
