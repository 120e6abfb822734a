"""InnoSpace: planning of mass innovation spaces and incubators in QGIS."""


def classFactory(iface):
    """Entry point of QGIS: the plugin object; `iface` is None under qgis_process."""
    from .plugin import InnoSpacePlugin

    return InnoSpacePlugin(iface)
