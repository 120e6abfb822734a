"""The windows hold the tools of the provider, each once."""

from innospace.ui import tools


def test_each_tool_stands_in_one_window(provider):
    shown = [tool.algorithm for group in tools.groups() for tool in group.tools]
    assert sorted(shown) == sorted(algorithm.name() for algorithm in provider.algorithms())
