"""The parameters of one algorithm as widgets: QGIS's own, ordered into data and method, checked while they are typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from qgis.core import (
    Qgis,
    QgsFieldModel,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsProject,
    QgsReferencedRectangle,
    QgsVectorLayer,
)
from qgis.gui import (
    QgsAbstractProcessingParameterWidgetWrapper,
    QgsCollapsibleGroupBox,
    QgsGui,
    QgsMapLayerComboBox,
    QgsProcessingContextGenerator,
    QgsProcessingGui,
    QgsProcessingParametersGenerator,
    QgsProcessingParameterWidgetContext,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ..algorithms import measuring
from ..algorithms.bridge import plain
from ..algorithms.parameters import UNIT, group_of, is_by_unit, with_unit
from ..algorithms.wording import words_for_codes
from ..core.base import terms
from ..core.base.errors import InputError
from ..core.base.text import about, listed, paragraph, split_list, translate
from ..core.lazy import travel
from . import guess, prefill, words
from .cells import CellsWrapper, JudgementsWrapper
from .contents import ContentsWrapper
from .description import Tool
from .docking import Scrolled
from .guess import Wish
from .lengths import limits_in
from .steady import Steady

LAYERS = (QgsProcessingParameterFeatureSource, QgsProcessingParameterMultipleLayers)
DATA = (*LAYERS, QgsProcessingParameterField, QgsProcessingParameterFile, QgsProcessingParameterRasterLayer)
# Terms of a choice that has another name than they.
TERMS = {"from": "system", "to": "system"}
# Milliseconds without typing after which the fields are checked.
PAUSE = 250
# The parameter that holds pairwise judgements.
JUDGEMENTS = "PAIRWISE"
# Criteria that are put forward to be compared: of more nobody judges every pair (Saaty 1980 has random indices up to ten).
MOST_JUDGED = 9
# Pixels; longer labels wrap.
LABEL_WIDTH = 130


class _ContextGenerator(QgsProcessingContextGenerator):
    """Gives the widgets the context that they work in."""

    def __init__(self, context: QgsProcessingContext):
        super().__init__()
        self.context = context

    def processingContext(self) -> QgsProcessingContext:
        """Called by the widgets."""
        return self.context


class _ParametersGenerator(QgsProcessingParametersGenerator):
    """Gives the widgets the values of the others."""

    def __init__(self, form: "Form"):
        super().__init__()
        self.form = form

    def createProcessingParameters(self, flags=None) -> dict:
        """Called by the widgets."""
        return self.form.values()


class Row:
    """One parameter: label, widget, and the line below them that says what is wrong or worth knowing."""

    def __init__(self, wrapper: QgsAbstractProcessingParameterWidgetWrapper, context: QgsProcessingContext):
        self.wrapper = wrapper
        self.definition = wrapper.parameterDefinition()
        self.widget = wrapper.createWrappedWidget(context)
        self.label = wrapper.createWrappedLabel()
        self.remark = QLabel()
        self.remark.setWordWrap(True)
        self.remark.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.remark.setObjectName(f"remark_{self.definition.name()}")
        self.remark.hide()
        self.beside = QHBoxLayout()
        self.beside.addWidget(self.remark, 1)
        if isinstance(self.definition, QgsProcessingParameterEnum):
            _put_words(self.widget, group_of(self.definition.name()))
        self.layers: QgsMapLayerComboBox | None = None
        self.widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for box in [self.widget, *self.widget.findChildren(QComboBox)]:
            if isinstance(box, QComboBox):  # it need not show its longest entry
                box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                box.setMinimumContentsLength(8)
            if box.metaObject().className() == "QgsMapLayerComboBox":  # of which Python knows Qt's half only
                self.layers = sip.cast(box, QgsMapLayerComboBox)
                self.layers.setShowCrs(False)  # what a CRS cannot do is said below
        self.stops = _tab_stops(self.widget)
        self._name()
        # A dialog's run is one run: the switch for a run per feature is out of place.
        for button in self.widget.findChildren(QToolButton):
            button.setVisible(not button.isCheckable())
        self.tell()

    def tell(self) -> None:
        """Tips in words; QGIS's own, which it puts back when a layer changes, end with the parameter's id."""
        said = words_for_codes(self.definition.help())
        for part in filter(None, (self.label, self.widget)):
            for inner in [part, *part.findChildren(QWidget)]:
                if inner is part or self.definition.name() in inner.toolTip():
                    inner.setToolTip(f"<p>{said}</p>" if said else "")
            # Without one of its own a screen reader would read out the tool tip, markup and all.
            part.setAccessibleDescription(said)

    def _name(self) -> None:
        """What a screen reader says of the widget and of the parts of it that the keyboard reaches."""
        title = self.definition.description()
        self.widget.setAccessibleName(title)
        for part in self.stops:
            says = part.text() if isinstance(part, QCheckBox) else part.toolTip()
            part.setAccessibleName(about(title, says) if isinstance(part, QAbstractButton) and says else title)

    def show_unit(self, unit: object) -> None:
        """Say the unit of a text, or of a column of a table, in its heading; a number has it in its box."""
        if not is_by_unit(self.definition):
            return
        if isinstance(self.wrapper, CellsWrapper):
            self.wrapper.show_unit(unit)
        elif self.definition.type() == "string":
            self.label.setText(with_unit(self.definition.description(), unit))

    def add_to(self, grid: QGridLayout) -> None:
        """Take the next two lines of the grid."""
        line = grid.rowCount()
        if self.label is None:
            grid.addWidget(self.widget, line, 1)
        elif isinstance(self.wrapper, (CellsWrapper, JudgementsWrapper, ContentsWrapper)):
            line = self._add_table(grid, line)
        else:
            self.label.setWordWrap(True)
            self.label.setFixedWidth(LABEL_WIDTH)
            self.label.setBuddy(self.stops[0] if self.stops else self.widget)
            grid.addWidget(self.label, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.widget, line, 1)
        grid.addLayout(self.beside, line + 1, 1)

    def _add_table(self, grid: QGridLayout, line: int) -> int:
        """Below its label, as wide as the page; the line that it stands in."""
        self.label.setBuddy(self.stops[0])
        grid.addWidget(self.label, line, 0, 1, 2)
        grid.addWidget(self.widget, line + 1, 0, 1, 2)
        return line + 1

    @property
    def box(self) -> QgsCollapsibleGroupBox | None:
        """The foldable box that the row stands in, if any."""
        parent = self.widget.parentWidget()
        return parent if isinstance(parent, QgsCollapsibleGroupBox) else None

    def show(self, visible: bool) -> None:
        """Show or hide the whole row; in a folded box it stays hidden."""
        visible = visible and not (self.box is not None and self.box.isCollapsed())
        for part in filter(None, (self.label, self.widget)):
            part.setVisible(visible)
        self.remark.setVisible(visible and bool(self.remark.text()))

    def reveal(self) -> None:
        """Bring the keyboard to it, out of a folded box if need be."""
        if self.box is not None:
            self.box.setCollapsed(False)
        self.widget.setFocus()

    def say(self, text: str, is_error: bool = True) -> None:
        """Show a remark beside the field; a sign distinguishes an error from a hint, not a colour alone."""
        sign = "⚠" if is_error else "ℹ"
        self.remark.setText(f"{sign} {text}" if text else "")
        self.remark.setStyleSheet("font-weight: bold" if is_error else "")
        self.remark.setVisible(bool(text) and not self.widget.isHidden())


class Form(QObject):
    """The widgets of a tool on three sheets: `data` (layers and their fields), `method` (the rest) and `outputs`.

    `changed` is emitted when the user has stopped typing; `errors` then holds what keeps the tool from running.
    """

    changed = pyqtSignal()

    def __init__(self, tool: Tool, context: QgsProcessingContext, canvas=None):
        super().__init__()
        self.tool, self.context = tool, context
        self.algorithm = tool.create()
        self.errors: dict[str, str] = {}
        self._typed: set[str] = set()
        # What decided the last offer for a parameter; what is worth knowing of a value that was handed on.
        self._offered: dict[str, object] = {}
        self._hints: dict[str, str] = {}
        # Layers that a run took, by parameter.
        self._ran_with: dict[str, str] = {}
        self._guessing = False
        self._generators = (_ContextGenerator(context), _ParametersGenerator(self))
        self.rows = {d.name(): self._row(d, canvas) for d in self.algorithm.parameterDefinitions()}
        self._steady = {name: self._kept(name, row.layers) for name, row in self.rows.items() if row.layers is not None}
        wrappers = [row.wrapper for row in self.rows.values()]
        for wrapper in wrappers:
            wrapper.postInitialize(wrappers)
        self.data, self.method = self._sheets()
        for box in self.method.findChildren(QgsCollapsibleGroupBox):
            box.collapsedStateChanged.connect(self._show_used)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.check)
        for wrapper in wrappers:
            wrapper.widgetValueHasChanged.connect(self._value_changed)
        self._ask_for_report()
        for name, value in tool.defaults.items():
            self.set_value(name, value)
        self._show_used()

    # --- widgets --------------------------------------------------------------------------------------------------

    def _row(self, definition: QgsProcessingParameterDefinition, canvas) -> Row:
        if isinstance(definition, QgsProcessingParameterMatrix):
            wrapper = CellsWrapper(definition)
        elif definition.name() == JUDGEMENTS:
            wrapper = JudgementsWrapper(definition)
        elif definition.name() == self.tool.contents:
            wrapper = ContentsWrapper(definition)
        else:
            wrapper = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(
                definition, QgsProcessingGui.WidgetType.Standard
            )
        surroundings = QgsProcessingParameterWidgetContext()
        surroundings.setProject(QgsProject.instance())
        if canvas is not None:
            surroundings.setMapCanvas(canvas)
        wrapper.setWidgetContext(surroundings)
        wrapper.registerProcessingContextGenerator(self._generators[0])
        wrapper.registerProcessingParametersGenerator(self._generators[1])
        return Row(wrapper, self.context)

    def _kept(self, name: str, box: QgsMapLayerComboBox) -> Steady:
        """What a box shows is nobody's choice when layers come or go, and what was chosen goes with its layer."""

        def moving() -> None:
            self._guessing = True

        def moved(gone: bool) -> None:
            self._guessing = False
            if gone:
                self._typed -= {name, *(field.name() for field in self._fields_of(name))}
                self._hints.pop(name, None)

        return Steady(box, moving, moved)

    def _sheets(self) -> tuple[Scrolled, Scrolled]:
        data, method, rare, outputs = (_grid() for _ in range(4))
        for row in self.rows.values():
            if row.definition.isDestination():
                row.add_to(outputs)
            elif row.definition.flags() & Qgis.ProcessingParameterFlag.Advanced:
                row.add_to(rare)
            else:
                row.add_to(data if self._is_data(row.definition) else method)
        return _sheet(data), _sheet(
            method,
            (translate("Dialog", "Advanced"), rare, method.count() > 0),
            (translate("Dialog", "Where results go"), outputs, True),
        )

    def _is_data(self, definition: QgsProcessingParameterDefinition) -> bool:
        return isinstance(definition, DATA) or definition.name() in self.tool.data

    def _ask_for_report(self) -> None:
        """The results page shows the report's charts: a report is made unless the user declines it."""
        for name, row in self.rows.items():
            if isinstance(row.definition, QgsProcessingParameterFileDestination):
                self.set_value(name, "TEMPORARY_OUTPUT")

    # --- values ---------------------------------------------------------------------------------------------------

    def values(self) -> dict[str, object]:
        """The parameters as the algorithm takes them, those without use left out; layers load into the project."""
        everything = self._everything()
        used = {name: value for name, value in everything.items() if self.tool.used(name, everything)}
        for name, value in used.items():
            if isinstance(value, QgsProcessingOutputLayerDefinition):
                opens = self.rows[name].wrapper.customProperties().get("OPEN_AFTER_RUNNING")
                value.destinationProject = QgsProject.instance() if opens else None
        return {name: value for name, value in used.items() if value is not None and value != ""}

    def _everything(self) -> dict[str, object]:
        return {name: row.wrapper.parameterValue() for name, row in self.rows.items()}

    def set_value(self, name: str, value: object) -> None:
        """Fill in a value that the user did not type."""
        self._guessing = True
        self._put(name, value)
        self._guessing = False

    def _put(self, name: str, value: object) -> None:
        """Show a value; QGIS takes the name of a field for the alias of another one that is called so."""
        wrapper = self.rows[name].wrapper
        wrapper.setParameterValue(value, self.context)
        if value is None and name in self._steady:
            self._steady[name].empty()
        box = wrapper.wrappedWidget()
        is_field = isinstance(self.rows[name].definition, QgsProcessingParameterField) and isinstance(box, QComboBox)
        if is_field and value and (place := box.findData(value, QgsFieldModel.CustomRole.FieldName)) >= 0:
            box.setCurrentIndex(place)

    def keep(self, name: str) -> None:
        """Treat a value as the user's own: no guess replaces it."""
        self._typed.add(name)

    def hold(self) -> None:
        """Let a run's layers be what the next guess prefers: a second run takes the same, unless one was prepared from them."""
        sources = [n for n, row in self.rows.items() if isinstance(row.definition, QgsProcessingParameterFeatureSource)]
        chosen = {name: self.chosen_layer(name) for name in sources}
        self._ran_with = {name: layer.id() for name, layer in chosen.items() if layer is not None}

    def choose(self, name: str, layer: QgsVectorLayer) -> None:
        """Take a layer that the user picked."""
        self.rows[name].wrapper.setParameterValue(layer.id(), self.context)
        self.check()

    def take(self, name: str, value: object) -> None:
        """Take a value as if the user had typed it: fields of a layer are guessed anew, and no guess replaces it."""
        if name == "CRITERIA":
            self._take_judged(split_list(str(value)))
            return
        # QGIS empties the fields of a layer that changes: that is not the user's doing, after which none would be guessed.
        self.set_value(name, value)
        self._hints.pop(name, None)
        self.keep(name)
        if isinstance(self.rows[name].definition, QgsProcessingParameterFeatureSource):
            self._guess_fields(name)
        layer = self.chosen_layer(name) if name == self.tool.candidates and "CRITERIA" in self._typed else None
        if layer is not None:
            self.set_value("CRITERIA", prefill.with_context(self.values().get("CRITERIA") or [], layer))

    def _take_judged(self, names: Sequence[str]) -> None:
        """Take the criteria that judgements compare, in their order, or say why they are not taken."""
        layer = self.chosen_layer(self.tool.candidates)
        self._prefill()
        held = self.values().get("CRITERIA") or []
        cells, unknown = prefill.criteria_named(layer, held, names) if layer is not None else ([], list(names))
        if unknown:
            text = translate(
                "Dialog",
                "The weights were not taken: no number of the candidates is called {names}. Name the criteria of the "
                "judgements as the fields are called, or enter the weights here.",
            )
            self._hints["CRITERIA"] = text.format(names=listed(unknown))
            return
        self.set_value("CRITERIA", cells)
        self.keep("CRITERIA")
        self.take("WEIGHTING", "ahp")

    def fits(self, name: str, value: object) -> bool:
        """Whether a remembered value can be used: a field has to be in the layer chosen now."""
        definition = self.rows[name].definition
        if not isinstance(definition, QgsProcessingParameterField):
            return True
        layer = self.chosen_layer(definition.parentLayerParameterName())
        return layer is not None and layer.fields().lookupField(str(value)) >= 0

    def add_button(self, name: str, button: QWidget) -> None:
        """Put a button below a parameter."""
        self.rows[name].beside.addWidget(button)

    def chosen_layer(self, name: str):
        """The layer that a parameter holds, None where it holds none."""
        values = self.values()
        value = values.get(name)
        if isinstance(value, QgsProcessingFeatureSourceDefinition):  # some rows of it, as another run hands them on
            values[name] = value.source.staticValue()
        return self.algorithm.parameterAsVectorLayer(values, name, self.context)

    def guess(self) -> None:
        """Choose layers and fields that the user has not chosen; all of them where the first layer is."""
        sources = [n for n, row in self.rows.items() if isinstance(row.definition, QgsProcessingParameterFeatureSource)]
        open_ones = [name for name in sources if name not in self._typed]
        taken = [layer.id() for n in sources if n not in open_ones and (layer := self.chosen_layer(n)) is not None]
        # The first layer is what the tool is about: it has the first choice and says where all the others are.
        if sources[:1] == open_ones[:1] and sources:
            self._grant(open_ones[:1], guess.shared_out(self._wishes(open_ones.pop(0), None), taken))
        first = self.chosen_layer(sources[0]) if sources else None
        place = next(filter(None, map(self._place_of, sources[:1])), None)
        wanted = [wish for name in open_ones for wish in self._wishes(name, place)]
        self._grant(open_ones, guess.shared_out(wanted, [*taken, *([first.id()] if first is not None else [])]))
        self._guess_beside(sources, open_ones)
        for name, row in self.rows.items():
            if isinstance(row.definition, QgsProcessingParameterMultipleLayers) and name not in self._typed:
                several = guess.places_for(self.tool.algorithm, name, QgsProject.instance(), place)
                self.set_value(name, [layer.id() for layer in several])
        self.check()

    def _guess_beside(self, sources: Sequence[str], open_ones: Sequence[str]) -> None:
        """Choose anew what lies where the rows of a certain layer do: a region's layers surround a community in name only."""
        about, names = self.tool.beside
        place = self._place_of(about) if about else None
        again = [name for name in names if name in open_ones]
        if place is None:
            return
        taken = [layer.id() for n in sources if n not in again and (layer := self.chosen_layer(n)) is not None]
        self._grant(again, guess.shared_out([wish for name in again for wish in self._wishes(name, place)], taken))

    def _wishes(self, name: str, place: QgsReferencedRectangle | None) -> list[Wish]:
        project, demand = QgsProject.instance(), guess.OUTLINES.get(name)
        found = guess.wishes(
            self.tool.algorithm, self.rows[name].definition, self._fields_of(name), project, place, self.tool.around
        )
        again = self._ran_with.get(name)
        found = [replace(wish, score=wish.score + guess.AGAIN) if wish.layer.id() == again else wish for wish in found]
        held = self.chosen_layer(demand) if demand else None
        return found if held is None else [wish for wish in found if guess.holds_most_rows(wish.layer, held)]

    def _grant(self, names: Sequence[str], layers: Mapping[str, QgsVectorLayer]) -> None:
        """Fill in what was found; where nothing fits it is emptied: QGIS fills a required parameter with any layer."""
        for name in names:
            self.set_value(name, layers[name].id() if name in layers else None)
            self._guess_fields(name)

    def _prefill(self) -> None:
        """Offer in the tables what the data hold, until the user has typed his own."""
        values = self.values()
        if "CRITERIA" in self.rows:
            self._offer_criteria()
        if "CLASS_MAP" in self.rows:
            self._offer_classes(values)
        if self.tool.names_of and "NAMES" not in self._typed:
            self._offer_names()
        if JUDGEMENTS in self.rows:
            self.rows[JUDGEMENTS].wrapper.name(self._compared())
        if self.tool.contents:
            self.rows[self.tool.contents].wrapper.foresee(
                {name.lower() for name, value in self.values().items() if plain(value) is not None}
            )

    def _offer(self, name: str, decides: object, find: Callable[[], object]) -> None:
        """Fill in what is found in the data, once for all that decides it, and never over what the user typed or emptied."""
        if name in self._typed or self._offered.get(name) == decides:
            return
        self._offered[name] = decides
        found = find()
        if found is not None:
            self.set_value(name, found)

    def _offer_criteria(self) -> None:
        layer, wrapper = self.chosen_layer(self.tool.candidates), self.rows["CRITERIA"].wrapper
        if layer is not None:
            wrapper.offer(0, prefill.numbers(layer))
            wrapper.offer(1, prefill.directions())
            self._offer("CRITERIA", prefill.state_of(layer), lambda: prefill.criteria(layer))

    def _offer_names(self) -> None:
        """The criteria that the candidates of the project have for the tool that takes the weights."""
        algorithm = Tool(self.tool.names_of, "").create()
        definition = algorithm.parameterDefinition(self.tool.candidates)
        found = guess.wishes(self.tool.names_of, definition, [], QgsProject.instance())
        if found:
            layer = found[0].layer
            self._offer("NAMES", prefill.state_of(layer), lambda: _to_be_judged(layer))

    def _offer_classes(self, values: Mapping[str, object]) -> None:
        """Of a list of the user's own the values that are there; a standard brings its classes."""
        field = self.rows[self.tool.classes].definition
        layer, wrapper = self.chosen_layer(field.parentLayerParameterName()), self.rows["CLASS_MAP"].wrapper
        group = {"MODULE_FIELD": "module", "SIZE_FIELD": "mix_kind"}.get(field.name(), "facility")
        wrapper.offer(1, prefill.classes(group))
        chosen = values.get(field.name())
        if layer is None or not chosen or values.get("STANDARD", "custom") != "custom":
            layer = None
        decides = layer and (chosen, prefill.state_of(layer))
        self._offer("CLASS_MAP", decides, lambda: prefill.class_map(layer, str(chosen), group) if layer else [])

    def _compared(self) -> list[str]:
        """The words for the criteria that are judged."""
        if "NAMES" in self.rows:
            return split_list(str(self.values().get("NAMES") or ""))
        table = self.rows["CRITERIA"].wrapper.table
        names = [table.item(row, 0).text().strip() for row in range(table.rowCount()) if table.item(row, 0)]
        return [name for name in names if name]

    def _place_of(self, name: str) -> QgsReferencedRectangle | None:
        layer = self.chosen_layer(name)
        if layer is None or not layer.isSpatial() or layer.extent().isNull():
            return None
        return QgsReferencedRectangle(layer.extent(), layer.crs())

    def _fields_of(self, layer: str) -> list[QgsProcessingParameterField]:
        definitions = (row.definition for row in self.rows.values())
        return [
            d
            for d in definitions
            if isinstance(d, QgsProcessingParameterField) and d.parentLayerParameterName() == layer
        ]

    def _guess_fields(self, name: str) -> None:
        layer = self.chosen_layer(name)
        if layer is None:
            return
        for definition in self._fields_of(name):
            if definition.name() not in self._typed:
                # Where none is named for it, it stays empty: QGIS fills a required parameter with the first field.
                field = guess.field_of(layer, self.tool.algorithm, definition)
                self.set_value(definition.name(), field)

    def _value_changed(self, wrapper: QgsAbstractProcessingParameterWidgetWrapper) -> None:
        name = wrapper.parameterDefinition().name()
        if not self._guessing:
            self._typed.add(name)
            self._hints.pop(name, None)
            if isinstance(wrapper.parameterDefinition(), QgsProcessingParameterFeatureSource):
                self._guess_fields(name)
        self._show_used()
        self._pause.start()

    def stop(self) -> None:
        """Look at the fields no more, before they are deleted."""
        self._pause.stop()
        for row in self.rows.values():
            row.wrapper.widgetValueHasChanged.disconnect(self._value_changed)
        for steady in self._steady.values():
            steady.stop()

    def release(self) -> None:
        """Let go of the wrappers once the widgets are deleted: left to the garbage collector, they might go in a worker."""
        self.rows.clear()
        self._steady.clear()
        self._generators = ()

    def _show_used(self) -> None:
        values = self._everything()
        for name, row in self.rows.items():
            row.show(self.tool.used(name, values))
            row.show_unit(values.get(UNIT))

    # --- checks ---------------------------------------------------------------------------------------------------

    def check(self) -> None:
        """Look at all fields and say beside each what is wrong with it."""
        self._pause.stop()
        self._prefill()
        values, everything = self.values(), self._everything()
        self.errors = {}
        for name, row in self.rows.items():
            row.tell()
            self._name_fields(row.definition, values)
            if row.definition.isDestination() or not self.tool.used(name, everything):
                continue
            hint = ""
            try:
                hint = self._check_value(name, row.definition, values, name == self.algorithm.MAIN)
                hint = hint or self._hints.get(name, "") or _unlikely(row.definition, values)
            except InputError as error:
                self.errors[name] = error.text
            row.say(self.errors.get(name, hint), name in self.errors)
        self.changed.emit()

    def _name_fields(self, definition: QgsProcessingParameterDefinition, values: Mapping[str, object]) -> None:
        """Headings in words in place of the names of several fields, in the line in which QGIS lists them."""
        if not (isinstance(definition, QgsProcessingParameterField) and definition.allowMultiple()):
            return
        layer, line = self.chosen_layer(definition.parentLayerParameterName()), self.rows[definition.name()].widget
        named, chosen = line.findChild(QLineEdit), values.get(definition.name()) or []
        if named is not None and layer is not None and chosen:
            fields = [layer.fields().field(one) for one in chosen if layer.fields().lookupField(one) >= 0]
            named.setText(listed([words.heading(field) for field in fields]))

    def _check_value(self, name: str, definition, values: Mapping[str, object], is_main: bool) -> str:
        """Raise InputError where the value cannot be used, return a hint where there is something worth knowing."""
        value = values.get(name)
        default = definition.defaultValue()
        if value is None and definition.type() == "string" and default and not guess.is_optional(definition):
            text = translate("Dialog", "Such as the default: {default}.").format(default=default)
            raise InputError(name, translate("Dialog", "A value is needed here."), text)
        if not definition.checkValueIsAcceptable(value, self.context):
            cause, cure = _wanted(definition, name == self.tool.pick)
            raise InputError(name, cause, paragraph(cure, self.tool.otherwise.get(name, "")))
        if value is not None and name in self.tool.checks:
            self.tool.checks[name](value)
        if value is not None and isinstance(definition, QgsProcessingParameterFeatureSource):
            return self._check_layer(name, values, is_main)
        return ""

    def _check_layer(self, name: str, values: Mapping[str, object], is_main: bool) -> str:
        source = self.algorithm.parameterAsSource(values, name, self.context)
        if source is None:
            raise InputError(
                name, translate("Dialog", "The layer cannot be read."), translate("Dialog", "Choose another layer.")
            )
        if source.featureCount() == 0:
            raise InputError(
                name,
                translate("Dialog", "The layer has no features."),
                translate("Dialog", "Choose another layer, or check its filter."),
            )
        if not is_main or not self.algorithm.MEASURES or source.wkbType() == Qgis.WkbType.NoGeometry:
            return ""
        work = measuring.preview(name, source, self.context.transformContext()).crs
        if work == source.sourceCrs():
            return ""
        text = translate("Dialog", "Its coordinates do not measure in metres; lengths are measured in {crs}.")
        return text.format(crs=measuring.described(work))

    def complain(self, text: str) -> str:
        """Show what a run said of parameters beside each of them; the first one's name, or nothing where none was named."""
        head, _, rest = text.partition(": ")
        names = split_list(head)
        if not names or not rest or any(name not in self.rows for name in names):
            return ""
        for name in names:
            self.errors[name] = rest
            self.rows[name].say(rest)
        return names[0]

    def check_all(self) -> str:
        """What the algorithm itself says against the values, empty where it accepts them."""
        try:
            accepted, complaint = self.algorithm.checkParameterValues(self.values(), self.context)
        except QgsProcessingException as error:
            return str(error)
        return "" if accepted else complaint


def _to_be_judged(layer: QgsVectorLayer) -> str | None:
    """The criteria of a layer in words, where there are some to compare and not too many."""
    names = prefill.criteria_in_words(layer)
    return listed(names) if 1 < len(names) <= MOST_JUDGED else None


def _put_words(widget: QWidget, group: str) -> None:
    """Words in place of the codes of a choice; the codes stay behind them."""
    box, group = widget if isinstance(widget, QComboBox) else widget.findChild(QComboBox), TERMS.get(group, group)
    if box is not None and group in terms.groups():
        for i in range(box.count()):
            box.setItemText(i, terms.label(group, box.itemText(i)))


def _unlikely(definition: QgsProcessingParameterDefinition, values: Mapping[str, object]) -> str:
    """That a limit was hardly meant in minutes, such as metres that stay in the box when the unit is changed."""
    value = values.get(definition.name())
    if value is None or values.get(UNIT) != "minutes" or not is_by_unit(definition):
        return ""
    return "".join(travel.long_notes("minutes", 0.0, *limits_in(definition, value)))


def _wanted(definition: QgsProcessingParameterDefinition, is_picked: bool) -> tuple[str, str]:
    """What is missing in a field that must not be empty; `is_picked`: clicks on the map can fill it."""
    if is_picked:
        cure = translate("Dialog", "Choose one, add it to the project, or pick on the map.")
        return translate("Dialog", "A layer is needed."), cure
    if isinstance(definition, LAYERS):
        return translate("Dialog", "A layer is needed."), translate("Dialog", "Choose one, or add it to the project.")
    if isinstance(definition, QgsProcessingParameterFile):
        return translate("Dialog", "A file is needed."), translate("Dialog", "Choose one with the button beside it.")
    if isinstance(definition, QgsProcessingParameterField):
        return translate("Dialog", "A field is needed."), translate("Dialog", "Choose one of the layer's fields.")
    return translate("Dialog", "A value is needed here."), ""


def _tab_stops(widget: QWidget) -> list[QWidget]:
    """The widget and the parts of it that the Tab key reaches."""
    parts = [widget, *widget.findChildren(QWidget)]
    return [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None]


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setColumnMinimumWidth(0, LABEL_WIDTH)
    grid.setColumnStretch(1, 1)
    grid.setVerticalSpacing(6)
    return grid


def _sheet(grid: QGridLayout, *boxes: tuple[str, QGridLayout, bool]) -> Scrolled:
    """A page that scrolls, with foldable boxes at its end."""
    page = QWidget()
    page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    outer = QGridLayout(page)
    outer.addLayout(grid, 0, 0)
    for title, inner, folded in boxes:
        if inner.count():
            box = QgsCollapsibleGroupBox(title)
            box.setCollapsed(folded)
            box.setSaveCollapsedState(False)
            box.setLayout(inner)
            for button in box.findChildren(QToolButton, "collapseButton"):
                button.setAccessibleName(translate("Dialog", "Collapse: {box}").format(box=title))
            outer.addWidget(box, outer.rowCount(), 0)
    outer.setRowStretch(outer.rowCount(), 1)
    return Scrolled(page)
