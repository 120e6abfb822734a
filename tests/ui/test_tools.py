"""The windows hold the tools of the provider, each once."""

from innospace.ui import tools

# A model, which the provider has where QGIS's models can be read; and the sheet of a map, which every result offers.
APART = {"communitydiagnosis", "mapsheet"}


def test_each_tool_stands_in_one_window(provider):
    shown = [tool.algorithm for group in tools.groups() for tool in group.tools]
    assert len(set(shown)) == len(shown)
    assert set(shown) - APART == {algorithm.name() for algorithm in provider.algorithms()} - APART
