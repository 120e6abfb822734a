"""Geometry of all tools: repair, unions, overlays, true measures, incubators on several grounds."""

__all__ = ["geodesy", "geometry", "incubators", "overlay", "random_draws", "union"]
