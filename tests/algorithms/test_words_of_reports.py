"""Reports speak words: no codes, ids, field names or paths, and no sentence of the other language.

Every tool with a report runs on the sample in both languages. Words that the data bring along (names of cities, of parks) are
the data's own and pass. The end of a page, which the house writes for all tools (thresholds, inputs, parameters, what was
skipped), is looked through by tests of its own.
"""

import html
import importlib
import re
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import printed
import pytest
import shapely
from conftest import ROOT, Log
from qgis.core import QgsApplication, QgsProcessingContext, QgsProviderRegistry, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from innospace.algorithms import documents
from innospace.core.base import errors, text
from innospace.core.base.terms import of_class
from innospace.core.base.text import split_list
from innospace.core.lifecircle import floating_catchment, floating_catchment_report
from innospace.core.page.parts import ContentsPart, TablePart
from innospace.core.stock import screening
from innospace.core.streets import network

TOOLS = (
    *("coordinatecheck", "duplicatepois", "classifypois", "residents", "matchlist"),
    *("lifecirclecoverage", "stockcontext", "ahpweights", "stockscreening"),
    *("ringdistribution", "ringsfromdensity"),
    *("townlayout", "parklayout", "locationpreference", "sharingmode", "modulecompleteness"),
    *("floatingcatchment", "ringsfromtravel", "siting", "sitinglevels"),
    *("regionaldistribution", "belt", "corridor", "featuretown", "newtownmix", "brownline", "drivers", "colocation"),
    "chapter",
)
CHINESE = "[一-鿿]"
# Chinese reports write units in words, kilometres in one: 公里.
UNIT_SYMBOLS = r"(?<=[\d（/ 每])(k?m²|hm²|km/h|k?m|ha|min)(?![A-Za-z_])|千米"
# Names, symbols and titles of works that are Latin in Chinese texts too.
LATIN_NAMES = "|".join(
    [
        *(
            "Shannon",
            "Spearman",
            "Herfindahl",
            "Student",
            "Pielou",
            "Besag",
            "Diggle",
            "Jiao",
            "Clark",
            "Evans",
            "Snyder",
            "Vincenty",
        ),
        *("Saaty", "Fisher", "Jenks", "Hwang", "Yoon", "Luo", "Wang", "Qi", "Wan", "Zou", "Sternberg", "Delamater"),
        *("Church", "ReVelle", "Toregas", "Hogan", "Hakimi", "Calvo", "Marks", "Şahin", "Süral", "HiGHS"),
        *("Páez", "Higgins", "Vivona", "Dai", "[23M]*SFCA", "BFCA"),
        *("Environment and Planning B", "International Journal of Geographical Information Science", "Health & Place"),
        *(
            "Geodetector",
            "Zhang",
            "Fu",
            "Benjamini",
            "Hochberg",
            "Leslie",
            "Kronenfeld",
            "Cromley",
            "Hanink",
            "Bentley",
        ),
        *("Ripley", "Okabe", "Yamada"),
        *("PLoS ONE", "Landscape and Urban Planning", "Journal of Mathematical Psychology"),
        *("InnoSpace", "Voronoi", "OpenStreetMap", "TOPSIS", "RMSE", "exp"),
    ]
)
SHARED = ("Thresholds", "Input layers")


@pytest.fixture(scope="module")
def steps():
    """A run of each tool on the sample as the demo has it, and those that it builds on."""
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        names = ("data", "lifecircle", "stock", "siting", "rings", "layout", "region", "chapter")
        modules = [importlib.import_module(f"demo_steps.{name}") for name in names]
    finally:
        sys.path.remove(str(ROOT / "scripts"))
    return {step.algorithm: step for module in modules for step in module.STEPS}


@pytest.fixture(params=["en", "zh"])
def language(request, qgis_app):
    """The plugin speaking a language."""
    translator = QTranslator()
    if request.param == "zh":
        assert translator.load(str(ROOT / "i18n" / "innospace_zh_CN.qm"))
        QCoreApplication.installTranslator(translator)
    text.use_translator(QCoreApplication.translate, request.param)
    yield request.param
    QCoreApplication.removeTranslator(translator)
    text.use_translator(None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where the steps leave their files, for those that build on them."""
    return tmp_path_factory.mktemp("steps")


def is_made(value):
    """Whether an input is a file of an earlier step, which the demo names without a folder."""
    return isinstance(value, str) and file_of(value).endswith(".gpkg") and "/" not in file_of(value)


def file_of(value):
    """The file of a source, which may be filtered."""
    return value.partition("|")[0]


def run_before(step, steps, folder):
    """Run what a step builds on, unless it was run already."""
    for file in map(file_of, filter(is_made, step.inputs.values())):
        if not (folder / file).exists():
            earlier = next(other for other in steps.values() if file in other.outputs.values())
            run_before(earlier, steps, folder)
            run_step(earlier, folder)


def run_step(step, folder):
    """Run a step of the demo in a folder; files of earlier steps are found there."""
    inputs = {key: str(folder / value) if is_made(value) else value for key, value in step.inputs.items()}
    outputs = {key: str(folder / name) for key, name in step.outputs.items()}
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"innospace:{step.algorithm}")
    algorithm.run(inputs | outputs, QgsProcessingContext(), Log(), {}, False)
    return algorithm, inputs


def own_part(page):
    """The tool's own part of a page as lines of text, the words of its pictures among them."""
    for heading in SHARED:
        # A chapter numbers its headings and has these one level lower.
        page = re.split(rf"<h[23][^>]*>(?:[\d.]+ )?{html.escape(text.translate('Report', heading))}</h[23]>", page)[0]
    page = re.sub("<style>.*?</style>|<defs>.*?</defs>", "", page, flags=re.DOTALL)
    lines = re.sub("<[^>]*>", "\n", page).split("\n")
    return [html.unescape(line).strip() for line in lines if line.strip()]


def words_of_data(inputs):
    """All texts that the layers of a run hold, and its title."""
    found = {inputs.get("TITLE", "")}
    sources = [one for value in inputs.values() for one in (value if isinstance(value, list) else [value])]
    for value in sources:
        if isinstance(value, str) and file_of(value).endswith((".gpkg", ".xlsx")):
            found |= words_of_layer(value, Path(file_of(value)).stat().st_mtime_ns)
    typed = {*split_list(inputs.get("NAMES")), *map(str, inputs.get("LEVELS", []))}
    return {word for word in found | typed if re.search(r"[^\W\d]", word)}


@cache
def words_of_layer(source, changed):
    """All texts that a layer holds, and its name, as the file was when it last changed: many runs read the same."""
    layer = QgsVectorLayer(source)
    name = QgsProviderRegistry.instance().decodeUri("ogr", source).get("layerName") or ""
    classes = {of_class(field.name())[1] for field in layer.fields()}  # layers that a step before was given
    return {name, *classes, *(x for f in layer.getFeatures() for x in f.attributes() if isinstance(x, str))}


def faults(line, language, ids, data):
    """What is wrong with a line of a report."""
    plain = line
    for word in sorted((word for word in data if word in line), key=len, reverse=True):
        plain = plain.replace(word, "甲" if language == "zh" else "X")
    # What is quoted, or put in brackets as an example of the data, is told as it is written there.
    plain = re.sub(r"“[a-z]+”" if language == "zh" else rf"\((?:{CHINESE}+(?:, )?)+\)", "", plain)
    said = {
        "a parameter": re.search(rf"\b({'|'.join(ids)})\b", plain),
        "a field or code": re.search(r"\b[a-z0-9]+_\w+\b", plain),
        "a path": re.search(r"memory:|\.gpkg|/tmp|[A-Z]:\\", plain),
        "a raw value": re.search(r"\b(NULL|None|nan|NaN|True|False)\b|^(true|false|真|假)$", plain),
        "a power of ten": re.search(r"\de[+-]\d", plain),
        "a number without separators": re.search(r"(?<![\d.,])\d{4,}(\.\d+)? ?(m|km|m²|km²|米|公里)(?!\w)", plain),
    }
    if language == "en":
        # A word of the data as an example is no sentence of the other language.
        among_words = re.search(r"[A-Za-z]{3,}\W.*[A-Za-z]{3,}", plain)
        said["Chinese"] = re.search(CHINESE + ("{9,}" if among_words else ""), plain)
    else:
        latin = re.sub(LATIN_NAMES, "", plain)
        said["English"] = re.search(r"[A-Za-z]{4,}|[A-Za-z]{2,} [A-Za-z]{2,}", latin)
        said["Latin punctuation"] = re.search(
            r"(?<=[一-鿿）》”])\s*[,:;()!?](?!\d)|[,;()]\s*(?=[一-鿿（《“])|(?<=[一-鿿）])\.(?=\s|$)", plain
        )
        said["a unit as a symbol"] = re.search(UNIT_SYMBOLS, plain)
        said["个 for incubators"] = re.search(r"\d ?个孵化器|个/平方公里|孵化器[^，。；：]{0,4}\d+ ?个(?!城市)", plain)
    return [f"{what} “{found[0]}” in: {line}" for what, found in said.items() if found]


def test_the_search_finds_what_it_looks_for_and_nothing_else():
    wrong = {
        "zh": [
            "NEAR 2000",
            "near_suburb",
            "/data/a.gpkg",
            "真",
            "2000 米",
            "stand in it",
            "一(二)",
            "完成.",
            "8.4e-05",
            "3 个孵化器",
            "面积（km²）",
            "5 km 以内",
            "步行 4 km/h",
            "设施: 3 处",
            "（最近的）: 3",
            "500 米: 1，1,000 米: 0.5",
        ],
        "en": ["NEAR is 3", "third_space,campus", "memory://x", "NULL", "1500 m", "南京"],
    }
    right = {
        "zh": [
            "距中心不足 2,000 米",
            "均匀度（香农）",
            "秩相关系数 +0.76",
            "2015 年",
            "设施：3 处",
            "比例 1:500",
            "12.5%",
            "D/2 · (1 ∓ 1.317/α)",
        ],
        "en": ["2,000 m to business centres", "opened in 2015", "甲市: triple ring", "12.5%"],
    }
    for language, lines in wrong.items():
        assert [line for line in lines if not faults(line, language, ["NEAR"], set())] == []
    for language, lines in right.items():
        assert [line for line in lines if faults(line, language, ["NEAR"], {"甲市"})] == []


def test_what_no_report_of_the_sample_says_has_no_latin_colon_either(language):
    """Weights by steps, and why candidates are not ranked."""
    at = shapely.points([(0, 0), (100, 0)])
    result = floating_catchment.assess(at[:1], at[1:], options=floating_catchment.CatchmentOptions(decay="steps"))
    said = floating_catchment_report._of_decay(result)
    table = pd.DataFrame({"面积": [np.nan, np.nan], "租金": [1.0, np.nan]})
    with pytest.raises(errors.InputError) as refusal:
        screening.assess(table, [screening.Criterion(name, "benefit", 1) for name in table])
    for line in (said, refusal.value.cause):
        assert line.count("：" if language == "zh" else ": ") > 1
        assert faults(line, language, ["NEAR"], {"面积", "租金"}) == []


@pytest.mark.parametrize("streets", [False, True])
def test_where_no_supply_counts_a_number_stands_apart_from_chinese_words(language, streets):
    """Of two places one has nothing within 1,000 m; that is said of the way along streets and of a straight one."""
    at = shapely.points([(0, 0), (5000, 0), (100, 0)])
    way = network.build(shapely.linestrings([[(0, 0), (6000, 0)]])) if streets else None
    result = floating_catchment.assess(at[:2], at[2:], streets=way, options=floating_catchment.CatchmentOptions())
    (said,) = [line for line in floating_catchment_report.sentences(result) if "1,000" in line]
    assert re.search(f"{CHINESE}[0-9]|[0-9]{CHINESE}", said) is None
    assert ("1,000 米以内" in said) == (language == "zh")


def test_every_tool_with_a_report_is_looked_at(provider):
    reporting = {a.name() for a in provider.algorithms() if a.parameterDefinition("REPORT") is not None}
    reporting -= {"mapsheet"}  # which takes a report
    assert reporting == set(TOOLS)


@pytest.fixture(scope="module")
def runs():
    """What was run; it goes at the end, as its pictures are millions of objects."""
    found = {}
    yield found
    found.clear()


@pytest.fixture
def reported(tool, language, provider, steps, folder, runs):
    """The algorithm, inputs and report file of a tool's run in a language; each is run once."""
    if (tool, language) not in runs:
        run_before(steps[tool], steps, folder)
        path = folder / steps[tool].outputs["REPORT"]
        runs[tool, language] = *run_step(steps[tool], folder), documents.report_at(str(path)), path.read_text("utf-8")
    return runs[tool, language]


@pytest.mark.parametrize("tool", TOOLS)
def test_a_report_speaks_words(reported, language):
    algorithm, inputs, _, page = reported
    ids = [d.name() for d in algorithm.parameterDefinitions()]
    lines = own_part(page)
    assert len(lines) > 20
    whole = "\n".join(lines)
    data = {word for word in words_of_data(inputs) if word in whole}
    assert [fault for line in lines for fault in faults(line, language, ids, data)] == []


@pytest.mark.parametrize("tool", TOOLS)
def test_no_number_has_a_power_of_ten(reported):
    """Nowhere, thresholds, inputs and parameters included."""
    text_alone = re.sub("<style>.*?</style>|<defs>.*?</defs>|<[^>]*>", " ", reported[-1], flags=re.DOTALL)
    assert re.findall(r"\S*\de[+-]\d\S*", text_alone) == []


# Words of both languages take their way through the forms alike: the longest report is enough for the second one.
@pytest.mark.parametrize(
    ("tool", "language"), [*((tool, "zh") for tool in TOOLS), ("chapter", "en")], indirect=["language"]
)
def test_the_three_forms_of_a_report_say_the_same(reported, tmp_path):
    _, _, report, page = reported
    words, in_pictures = printed.of_html(page)
    for ending in (".odt", ".pdf"):
        documents.write(report, tmp_path / f"report{ending}")
    assert printed.of_odt(tmp_path / "report.odt") == words
    heads = ["".join(part.head) for part in report.parts() if isinstance(part, TablePart)]
    more, less = printed.unlike(tmp_path / "report.pdf", words + in_pictures, heads)
    assert not less
    # What a page of a table of contents is numbered is held by tests of documents.
    has_contents = any(isinstance(part, ContentsPart) for part in report.parts())
    assert set(more) <= {"•", *("0123456789" if has_contents else "")}
    assert all(font == ["yes", "yes"] for font in printed.fonts_of(tmp_path / "report.pdf"))
