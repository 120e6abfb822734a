"""How a report breaks into pages, on boxes of any heights: what the rules say, looked up in the pages that came out."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innospace.algorithms.pages import SLACK, SMALLEST, Box, Piece, compose

PAGE = 100.0


def box(heights, keep=False, head=(), least=1, shrinks=False, bar=False):
    """A box of pieces that paint nothing; a picture can be made smaller."""
    pieces = [Piece(height, lambda painter: None) for height in heights]
    smaller = (lambda height: box([height], keep, shrinks=True)) if shrinks else None
    return Box(pieces, 3.0, 3.0, keep, [Piece(height, lambda painter: None) for height in head], least, smaller, bar)


paragraphs = st.builds(partial(box, least=2), st.lists(st.just(5.0), min_size=1, max_size=40))
headings = st.builds(partial(box, keep=True, bar=True), st.just([8.0]))
tables = st.builds(partial(box, head=[6.0], least=2), st.lists(st.floats(4.0, 20.0), min_size=1, max_size=40))
figures = st.builds(partial(box, shrinks=True), st.lists(st.floats(20.0, 60.0), min_size=1, max_size=1))
named_figures = st.builds(
    partial(box, keep=True, shrinks=True), st.lists(st.floats(20.0, 60.0), min_size=1, max_size=1)
)
reports = st.lists(st.one_of(paragraphs, headings, tables, figures, named_figures), min_size=1, max_size=12)


def places(boxes, pages):
    """For each box the page of each of its pieces; pictures, which may have been made smaller, are found by their order."""
    known = {id(piece) for one in boxes if one.smaller is None for piece in (*one.pieces, *one.head)}
    page_of = {id(piece): i for i, page in enumerate(pages) for _, piece in page}
    pictures = [i for i, page in enumerate(pages) for _, piece in page if id(piece) not in known]
    return [[pictures.pop(0)] if one.smaller else [page_of[id(piece)] for piece in one.pieces] for one in boxes]


def units(boxes):
    """The boxes by what they are kept with."""
    found = [[]]
    for one in boxes:
        found[-1].append(one)
        if not one.keep:
            found.append([])
    return [unit for unit in found if unit]


def order_of(boxes, pages):
    """Where each unit of boxes comes in the document, None for a picture alone; and whether a picture leads it, and a bar."""
    at = {id(piece): i for i, (_, piece) in enumerate(one for page in pages for one in page)}
    told = []
    for unit in units(boxes):
        pieces = [id(piece) for one in unit if one.smaller is None for piece in one.pieces]
        told.append((min(at[piece] for piece in pieces) if pieces else None, bool(unit[0].smaller), unit[0].bar))
    return told


@given(reports)
def test_nothing_is_lost_cut_or_empty(boxes):
    pages = compose(list(boxes), PAGE)
    assert all(pages)
    heads = {id(piece) for one in boxes for piece in one.head}
    shown = [id(piece) for page in pages for _, piece in page if id(piece) not in heads]
    assert len(shown) == len(set(shown)) == sum(len(one.pieces) for one in boxes)
    assert {id(piece) for one in boxes if one.smaller is None for piece in one.pieces} <= set(shown)
    for page in pages:
        ends = [top + piece.height for top, piece in page]
        assert ends[-1] <= PAGE + SLACK
        assert all(top >= end - 1e-9 for (top, _), end in zip(page[1:], ends, strict=False))


@given(reports)
def test_pictures_alone_may_come_later_and_nothing_passes_a_heading(boxes):
    order = order_of(boxes, compose(list(boxes), PAGE))
    known = [(place, pictured, bar) for place, pictured, bar in order if place is not None]
    for kind in (True, False):
        same = [place for place, pictured, _ in known if pictured == kind]
        assert same == sorted(same)
    for i, (place, _, bar) in enumerate(known):
        if bar:
            assert all(other < place for other, *_ in known[:i])
            assert all(other > place for other, *_ in known[i + 1 :])


def test_a_text_or_small_table_fills_the_page_before_a_picture_that_has_no_room():
    filled, picture, caption = box([60.0]), box([90.0], keep=True, shrinks=True), box([4.0])
    small, large, heading = (
        box([5.0, 5.0], head=[6.0], least=2),
        box([9.0] * 5, least=2),
        box([8.0], keep=True, bar=True),
    )

    def first_page(*following):
        return [piece.height for _, piece in compose([filled, picture, caption, *following], PAGE)[0]]

    assert first_page(small) == [60.0, 6.0, 5.0, 5.0]
    assert first_page(small, box([5.0])) == [60.0, 6.0, 5.0, 5.0, 5.0]
    assert first_page(large) == [60.0]  # not whole
    assert first_page(heading, small) == [60.0]
    # A second picture waits with the first.
    assert first_page(box([50.0], shrinks=True), small) == [60.0, 6.0, 5.0, 5.0]


@given(reports)
def test_what_is_kept_stands_on_the_page_of_what_follows(boxes):
    found = places(boxes, compose(boxes, PAGE))
    for one, here, following in zip(boxes, found, found[1:], strict=False):
        # Several headings of which the last has a figure may take more than a page.
        if one.keep and not any(other.keep for other in boxes[boxes.index(one) + 1 :][:1]):
            assert here[-1] == following[0]


@given(reports)
def test_a_table_has_its_head_on_each_page_and_a_paragraph_no_single_line(boxes):
    pages = compose(boxes, PAGE)
    for one, on in zip(boxes, places(boxes, pages), strict=True):
        for page in sorted(set(on)):
            if one.head:
                assert [piece for _, piece in pages[page]].count(one.head[0]) == 1
            assert on.count(page) >= min(one.least, len(one.pieces))


@given(reports)
def test_a_picture_is_made_smaller_within_bounds(boxes):
    pages = compose(boxes, PAGE)
    kept = {id(piece) for one in boxes if one.smaller is None for piece in (*one.pieces, *one.head)}
    pictures = [piece.height for page in pages for _, piece in page if id(piece) not in kept]
    for height, one in zip(pictures, (one for one in boxes if one.smaller is not None), strict=True):
        assert SMALLEST * one.height - 1e-9 <= height <= one.height


@pytest.mark.parametrize(("room", "on"), [(60.0, 0), (SMALLEST * 60 + 0.1, 0), (SMALLEST * 60 - 0.1, 1)])
def test_a_picture_gives_way_up_to_a_third(room, on):
    filled = PAGE - room - 3.0  # the gap above the picture
    pages = compose([box([filled]), box([60.0], shrinks=True)], PAGE)
    assert len(pages) == 1 + on
    assert pages[on][-1][1].height == pytest.approx(60.0 if on else room)


def test_pictures_of_a_page_give_way_together():
    """Three of which two fit a page: all of them smaller, rather than a page that ends with a hole; none below the least."""
    pages = compose([box([33.0], shrinks=True), box([33.0], shrinks=True), box([45.0], shrinks=True)], PAGE)
    heights = [piece.height for _, piece in pages[0]]
    assert len(pages) == 1
    assert all(SMALLEST * whole <= height < whole for height, whole in zip(heights, (33.0, 33.0, 45.0), strict=True))
    # Beyond that they stay as large as they are.
    pages = compose([box([80.0], shrinks=True), box([80.0], shrinks=True)], PAGE)
    assert [[piece.height for _, piece in page] for page in pages] == [[80.0], [80.0]]


@given(reports)
def test_what_stands_before_the_pictures_of_a_page_stays_there(boxes):
    """A page that is set anew holds nothing twice and keeps the rest of a table that came from the page before."""
    pages = compose(boxes, PAGE)
    shown = [id(piece) for page in pages for _, piece in page]
    heads = {id(piece) for one in boxes for piece in one.head}
    assert len([one for one in shown if one not in heads]) == sum(len(one.pieces) for one in boxes)
