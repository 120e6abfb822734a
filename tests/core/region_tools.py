"""The region tools with what a test sets as plain arguments, in place of their options."""

from innospace.core.region import belt as belt_tool
from innospace.core.region import brown_line as brown_line_tool
from innospace.core.region import concentration as concentration_tool
from innospace.core.region import corridor as corridor_tool
from innospace.core.region import feature_town


def belt(incubators, axis, depth=30_000, cities=None, names=None, core_city=""):
    return belt_tool.assess(incubators, axis, cities, names=names, options=belt_tool.BeltOptions(depth, core_city))


def brown_line(manufacturing, control_areas, years=None, since=None):
    options = brown_line_tool.BrownLineOptions(since)
    return brown_line_tool.assess(manufacturing, control_areas, years=years, options=options)


def concentration(incubators, cities, names, **columns):
    return concentration_tool.assess(incubators, cities, names=names, **columns)


def corridor(axis, width, spaces, districts=None, names=None, blue=None, blue_reach=500):
    options = corridor_tool.CorridorOptions(width, blue_reach)
    return corridor_tool.assess(axis, spaces, districts, blue, names=names, options=options)


def feature_towns(towns, built_up=None, areas=None, ruleset="2021"):
    return feature_town.assess(towns, built_up, areas, options=feature_town.FeatureTownOptions(ruleset))
