"""Geometry of all tools: repair, unions, overlays, true measures, incubators on several grounds."""

__all__ = ["cleaning", "geodesy", "geometry", "incubators", "meeting", "overlay", "random_draws", "systems", "union"]
