"""The plugin under PyQt6, where no QGIS 4 can be had: the stand-ins in `standin.py` tell what that shows and what it does not."""
