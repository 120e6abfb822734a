"""A place that several rows of a list carry is counted: they stand at one point."""

import numpy as np

from innospace.core.data import match_list

PLACES = np.array(["云川孵化器", "望川加速器", "银杏创客空间"], object)


def _notes(*names):
    return match_list.assess(np.array(names, object), PLACES).notes


def test_places_that_rows_share_are_counted():
    (note,) = _notes("云川孵化器", "云川孵化器有限公司", "望川加速器", "无此名")
    assert note.startswith("1 place is carried by several rows of the list, 2 in all, which stand at its point.")
    (note,) = _notes(*PLACES[[0, 0, 1, 1, 1]])
    assert note.startswith("2 places are carried by several rows of the list, 5 in all, which stand at their points.")


def test_nothing_is_said_where_each_row_has_a_place_of_its_own():
    assert _notes(*PLACES) == _notes("无此名", "无此名") == _notes() == []
