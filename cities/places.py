"""Where layers lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..core.base.errors import InputError
from ..core.base.text import translate


@dataclass(frozen=True)
class LayerPlace:
    """Where a layer lies, as QGIS writes it: ``file.gpkg|layername=streets|subset=class = 'road'``."""

    path: Path
    layer: str | None
    subset: str | None

    @classmethod
    def of(cls, parameter: str, text: str, folder: Path) -> LayerPlace:
        """Out of a text; a relative path starts from `folder`. Raises InputError where there is no such file."""
        path, *rest = text.split("|")
        options = {name.strip().lower(): value for name, _, value in (part.partition("=") for part in rest)}
        place = cls(folder / path.strip(), options.get("layername"), options.get("subset"))
        if not place.path.exists():
            cause = translate("Cities", "there is no file {path}.").format(path=path.strip())
            raise InputError(parameter, cause, translate("Cities", "Correct the path; it starts from the manifest."))
        return place

    @property
    def name(self) -> str:
        """What the layer is called."""
        return self.layer or self.path.stem

    @property
    def chosen(self) -> dict[str, object]:
        """What tells pyogrio which rows to read."""
        return {"layer": self.layer, "where": self.subset}
