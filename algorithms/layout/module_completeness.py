"""Module completeness: which of the six functional modules an incubator has."""

from qgis.core import QgsProcessingParameterString

from ...core.base.errors import InputError
from ...core.base.text import translate
from ...core.layout.modules import MODULES, STAGES, Facilities, ModuleRules
from ...core.lazy import modules, modules_report, terms
from .. import parameters as p
from ..base import Algorithm
from ..bridge import Layer
from ..run import Run
from . import common


class ModuleCompleteness(Algorithm):
    """Incubators with a flag per module and the processes that they can carry."""

    NAME = "modulecompleteness"
    GROUP = "layout"
    MAIN = "INCUBATORS"
    FIELDS = {
        "OUTPUT": (
            "design_exchange amenities prototype_factory business_services financing promotion n_modules missing "
            "stage_0_1 stage_1_100 desks_min desks_max status"
        ),
        "SUMMARY": "module n share",
    }
    ARGUMENTS = {
        "fields": ", ".join(f"{module.upper()}_FIELD" for module in MODULES),
        "modules": "MODULE_FIELD",
    }

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Layout", "Module completeness")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Layout",
            "Which of the six functional modules does each incubator have, what is missing, can it carry a team from 0 to 1 "
            "and from 1 to 100, and how many desks does it hold? Modules come from the incubators' own fields, from "
            "facilities within reach, or from both.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("INCUBATORS", translate("Layout", "Incubators"), *p.GROUNDS),
            translate("Layout", "Points or polygons."),
        )
        for module in MODULES:
            self.add(
                p.field(f"{module.upper()}_FIELD", terms.label("module", module), "INCUBATORS"),
                translate("Layout", "Yes or no (是, 有, 1 …; 否, 无, 0 …), a number or an area above 0 is yes."),
            )
        self._add_facilities()
        self._add_needs()
        self.add(
            p.sink("OUTPUT", translate("Layout", "Incubators with modules"), p.Source.VectorAnyGeometry),
            translate(
                "Layout",
                "The incubators with a flag per module (NULL: not known), n_modules, missing, stage_0_1, stage_1_100, "
                "desks_min, desks_max and status.",
            ),
        )
        self.add(p.summary(), translate("Layout", "Number and share of the incubators with each module and process."))
        self.add(p.report())

    def _add_facilities(self) -> None:
        self.add(
            p.layer("FACILITIES", translate("Layout", "Facilities"), optional=True),
            translate("Layout", "Places that hold a module, of any geometry; those within reach count."),
        )
        self.add(
            p.field("MODULE_FIELD", translate("Layout", "Module of the facility"), "FACILITIES"),
            translate("Layout", "Module names or codes, in Chinese or English: 原型工厂, financing …"),
        )
        headers = [translate("Layout", "value"), translate("Layout", "module")]
        self.add(
            p.class_map(translate("Layout", "Own words"), headers),
            translate(
                "Layout", "Which module a value stands for, where it is none of the six; an empty module leaves it out."
            ),
        )
        self.add(
            p.distance("REACH", translate("Layout", "Reach"), 500),
            translate("Layout", "Facilities at most this far away (m), edge to edge, count. A user parameter."),
        )
        self.add(
            p.field("AREA_FIELD", translate("Layout", "Floor area (m²)"), "INCUBATORS"),
            translate("Layout", "For the number of desks, at 5–10 m² each. Empty: no desks."),
        )

    def _add_needs(self) -> None:
        self.add(
            p.number("DESK_SHARE", translate("Layout", "Share of desk space"), 0.75, maximum=1),
            translate("Layout", "The share (0–1) of the floor area that desks may take."),
            advanced=True,
        )
        for stage in STAGES:
            self.add(
                QgsProcessingParameterString(stage.upper(), terms.label("stage", stage), getattr(ModuleRules(), stage)),
                translate("Layout", "The modules that this process needs, separated by commas."),
                advanced=True,
            )

    def compute(self, run: Run) -> None:
        """Read, flag, write."""
        incubators = run.layer("INCUBATORS")
        chosen = {module: run.field(f"{module.upper()}_FIELD") for module in MODULES}
        rules = run.call(ModuleRules)
        layer = run.layer("FACILITIES")
        facilities = None if layer is None else self._facilities(run, layer)
        result = run.call(
            modules.assess,
            n=len(incubators),
            fields={module: incubators.column(field) for module, field in chosen.items() if field},
            facilities=facilities,
            areas=run.numbers("AREA_FIELD"),
            rules=rules,
        )
        apart = [remark for remark in common.tell_apart(run, incubators, [layer], rules.reach) if remark]
        run.note(*result.notes)
        if facilities is not None:
            common.tell_absent(run, incubators)
        run.write("OUTPUT", result.rows, incubators, style="n_modules")
        run.write("SUMMARY", result.summary)
        run.info(*([] if apart else modules_report.sentences(result)))
        run.report(lambda: modules_report.build(result, incubators=incubators.geometry, apart=apart))

    def _facilities(self, run: Run, layer: Layer) -> Facilities:
        field = run.field("MODULE_FIELD")
        if field is None:
            raise InputError(
                "MODULE_FIELD",
                translate("Layout", "the facilities do not say which module they hold."),
                translate("Layout", "Choose the field with the module of each facility."),
            )
        common.tell_left_out(run, layer)
        words, notes = modules.own_words(run.cells("CLASS_MAP"), layer.texts(field))
        run.note(*notes)
        return Facilities(layer.geometry, words)
