"""What the plugin needs beside QGIS: checked before anything that would fail with an import error."""

from importlib.metadata import PackageNotFoundError, version

from .core.base.text import translate

# The oldest versions that the code is written for; QGIS's installers bring newer ones.
NEEDED = {"numpy": (1, 24), "pandas": (1, 5), "scipy": (1, 9), "shapely": (2, 0), "matplotlib": (3, 6)}


def problems(needed: dict[str, tuple[int, int]] = NEEDED) -> list[str]:
    """A sentence with cause and cure for each package that is missing or too old."""
    return [text for package, least in needed.items() if (text := _problem(package, least))]


def _problem(package: str, least: tuple[int, int]) -> str:
    wanted = ".".join(map(str, least))
    try:
        present = version(package)
    except PackageNotFoundError:
        text = translate("Dependencies", "The Python package {package} (version {wanted} or newer) is missing.")
        return text.format(package=package, wanted=wanted) + " " + _cure(package, wanted)
    if tuple(int(x) for x in present.split(".")[:2]) >= least:
        return ""
    text = translate("Dependencies", "The Python package {package} is version {present}, {wanted} or newer is needed.")
    return text.format(package=package, present=present, wanted=wanted) + " " + _cure(package, wanted)


def _cure(package: str, wanted: str) -> str:
    text = translate("Dependencies", "Install it for QGIS's own Python: python3 -m pip install “{package}>={wanted}”.")
    return text.format(package=package, wanted=wanted)
