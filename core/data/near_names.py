"""The two names of many that are the most alike to each of a list, without comparing all with all.

An edit changes one letter of a name and at most two of its pairs of neighbouring letters (Ukkonen 1992, Theoretical Computer
Science 92), so that names which are alike share a number of either. A name is looked up by its rare ones alone: leaving out c of
them leaves c fewer to share (prefix filtering; Bayardo, Ma & Srikant 2007, WWW). Nothing that is alike is missed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import csr_array
from scipy.special import gammaln

from ..base.running import Cancelled, Progress, check, ignore, never
from . import place_names

# What names share that is looked at in one go.
SHARED = 1_000_000
# By so much less alike names are looked for where too few were found.
STEP = 0.1
# Comparing two names letter by letter takes as long as finding so many shared letters.
COMPARING = 100
# What an edit changes at most.
LETTERS, PAIRS = 1, 2


@dataclass(frozen=True, eq=False)
class Grams:
    """The letters, or pairs of letters, of distinct names.

    Attributes
    ----------
    changed : how many of them an edit changes at most.
    table : (m, k) a row per name, 1 where it has the gram; the second of the same letter in a name is a gram of its own.
    """

    changed: int
    table: csr_array


def two_nearest(
    names: place_names.Names,
    city: np.ndarray,
    n: int,
    *,
    least: float,
    turns: np.ndarray,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> tuple[np.ndarray, np.ndarray]:
    """The two places that are named most alike to each row of a list, among those of its city where both have one.

    Parameters
    ----------
    names : of the list, then of the places (n + m).
    city : (n + m,) number of the city, -1 where unknown.
    n : rows of the list.
    least : similarity from which names are alike (0–1, above 0); they share a pair of letters, the beginning being one.
    turns : (m,) of places that are as alike, and whose numerals agree with the row's or do not, the lower turn comes first.

    Returns
    -------
    (2, n) best and next best place, -1 where there is none, and (2, n) how alike they are, NaN there.

    >>> read = place_names.read(np.array(["云川路小学", "云川小学", "云川路中学", "银行"], dtype=object))
    >>> place, score = two_nearest(read, np.full(4, -1), 1, least=0.6, turns=np.arange(3))
    >>> place[:, 0].tolist(), score[:, 0].tolist()
    ([0, 1], [0.8, 0.8])
    """
    asked = np.flatnonzero(names.number[:n] >= 0)
    group, first = _distinct(names.number[asked], city[asked])
    check(cancelled)
    search = _NameSearch(names, city, asked[first], _of_two(names.number[n:], city[n:], turns) + n, n, turns)
    place, score = np.full((2, n), -1), np.full((2, n), np.nan)
    found = search.all(least, progress, cancelled)
    place[:, asked], score[:, asked] = found[0][:, group], found[1][:, group]
    return place, score


def _distinct(number: np.ndarray, city: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(n,) which of the distinct pairs of name and city each is, and (k,) a row of each."""
    group = pd.factorize(number.astype(np.int64) * (city.max(initial=-1) + 2) + city + 1)[0]
    return group, np.unique(group, return_index=True)[1]


def _of_two(number: np.ndarray, city: np.ndarray, turns: np.ndarray) -> np.ndarray:
    """The first two places, by turn, of each name in each city: no other is among the two nearest of any row."""
    order = np.argsort(turns, kind="stable")
    order = order[number[order] >= 0]
    group, _ = _distinct(number[order], city[order])
    return np.sort(order[pd.Series(group).groupby(group).cumcount().to_numpy() < 2])


def grams(texts: np.ndarray, width: int) -> Grams:
    """Letters (`width` 1) or pairs of neighbouring letters (2; the beginning counts as a letter) of names (m,).

    >>> grams(np.array(["abab"], dtype=object), 2).table.shape
    (1, 4)
    """
    length = _lengths(texts)
    letters = np.array(list("".join("\2" + text for text in texts)), dtype="U1").view(np.uint32).astype(np.int64)
    owner = np.repeat(np.arange(len(texts)), length + 1)
    inner = np.flatnonzero(owner[1:] == owner[:-1])
    gram, owner = letters[inner + 1] | (letters[inner] << 32 if width == PAIRS else 0), owner[inner]
    again = pd.DataFrame({"owner": owner, "gram": gram}).groupby(["owner", "gram"], sort=False).cumcount().to_numpy()
    # A name has no more than `LONGEST` letters, and a letter 21 bits.
    column = pd.factorize(gram | again << 53)[0]
    shape = (len(texts), int(column.max(initial=-1)) + 1)
    return Grams(width, csr_array((np.ones(len(owner), dtype=np.int32), (owner, column)), shape=shape))


def _lengths(texts: np.ndarray) -> np.ndarray:
    return np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))


class _NameSearch:
    """Rows of a list (k,) and places (m,), as positions in names of both, and what they are looked up by."""

    def __init__(
        self, names: place_names.Names, city: np.ndarray, rows: np.ndarray, spots: np.ndarray, n: int, turns: np.ndarray
    ):
        self.names, self.city, self.rows, self.spots, self.n, self.turns = names, city, rows, spots, n, turns
        self.length = np.append(_lengths(names.text), 0)[names.number]
        self.ways = []

    def look_up_by(self, cancelled: Cancelled) -> None:
        """Make the grams of the names ready."""
        for width in (LETTERS, PAIRS):
            check(cancelled)
            kind = grams(self.names.text, width)
            check(cancelled)
            self.ways.append(_Way(kind, self.names.number, self.rows, self.spots))

    def all(self, least: float, progress: Progress, cancelled: Cancelled) -> tuple[np.ndarray, np.ndarray]:
        """(2, k) the two nearest and how alike they are: rows without two are asked again with less alike names."""
        self.look_up_by(cancelled)
        place, score = np.full((2, len(self.rows)), -1), np.full((2, len(self.rows)), np.nan)
        levels = [*np.arange(1 - STEP, least + 1e-9, -STEP), least]
        for i, level in enumerate(levels):
            left = np.flatnonzero(place[1] < 0)
            if not len(left):
                break
            done = 0
            for some, row, spot in self._candidates(left, level, cancelled):
                place[:, some], score[:, some] = self._two(some, row, spot, level, cancelled)
                done += len(some)
                progress(0.95 * (i + done / len(left)) / len(levels))
        return place, score

    def _candidates(self, left: np.ndarray, level: float, cancelled: Cancelled) -> Iterator[tuple]:
        """Rows of the list, and pairs of them (positions in these) with places that they may be as alike to."""
        length = self.length[self.rows[left]]
        # Only pairs of letters tell names that have nothing but single letters in common.
        plans = []
        for way in self.ways if level > 0.5 + 1e-9 else self.ways[1:]:
            check(cancelled)
            plans.append(way.plan(left, length, level))
        cheapest = np.argmin([cost for _, cost in plans], axis=0)
        for i, (way, (skipped, _)) in enumerate(zip(self.ways[-len(plans) :], plans, strict=True)):
            mine = np.flatnonzero(cheapest == i)
            for start, end in way.pieces(left[mine], skipped[mine]):
                check(cancelled)
                some, skip = left[mine[start:end]], skipped[mine[start:end]]
                row, spot, shared = way.sharing(some, skip, way.must(length[mine[start:end]], level) - skip)
                a, b = self.rows[some[row]], self.spots[spot]
                near = shared + skip[row] >= way.must(np.maximum(self.length[a], self.length[b]), level)
                near &= (self.city[a] == self.city[b]) | (self.city[a] < 0) | (self.city[b] < 0)
                yield some, row[near], self.spots[spot[near]]

    def _two(self, some: np.ndarray, row: np.ndarray, spot: np.ndarray, level: float, cancelled: Cancelled) -> tuple:
        """(2, k) the two nearest of the pairs of each row, and how alike they are; of equals that with the same numerals."""
        number, numerals = self.names.number, self.names.numerals
        mine, theirs = number[self.rows[some[row]]], number[spot]
        score = place_names.similarities(self.names.text, mine, theirs, level, cancelled)
        alike = np.flatnonzero(score > 0)
        row, spot, score = row[alike], spot[alike] - self.n, score[alike]
        differ = numerals[mine[alike]] != numerals[theirs[alike]]
        # Six digits: names that are as alike must not be distinguished by the last bit.
        order = np.lexsort((self.turns[spot], differ, -score.round(6), row))
        turn = np.arange(len(order)) - np.searchsorted(row[order], row[order])
        place, found = np.full((2, len(some)), -1), np.full((2, len(some)), np.nan)
        for i in range(2):
            one = order[turn == i]
            place[i, row[one]], found[i, row[one]] = spot[one], score[one]
        return place, found


class _Way:
    """Rows looked up by one kind of grams, those that most places have first."""

    def __init__(self, kind: Grams, number: np.ndarray, rows: np.ndarray, spots: np.ndarray):
        self.changed, mine, self.theirs = kind.changed, kind.table[number[rows]], kind.table[number[spots]].T.tocsr()
        common = np.diff(self.theirs.indptr)
        owner = np.repeat(np.arange(len(rows)), np.diff(mine.indptr))
        order = np.lexsort((-common[mine.indices], owner))
        self.first, self.gram = mine.indptr, mine.indices[order]
        self.common = common[self.gram]
        total = np.append(np.cumsum(self.common[::-1])[::-1], 0)
        # How many places share the grams from this one to the last of its row.
        self.load = total[:-1] - total[self.first[1:]][owner]

    def must(self, longer: np.ndarray, level: float) -> np.ndarray:
        """(p,) how many grams names as alike have in common, by the letters of the longer one."""
        share = 1 - self.changed * (1 - level)
        return np.maximum(np.ceil(share * longer - 1e-9), 1).astype(np.int32)

    def _grams_of(self, some: np.ndarray, skipped: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Which grams rows are looked up by, and of which of the rows (positions in `some`) each is."""
        start, end = self.first[some] + skipped, self.first[some + 1]
        owner = np.repeat(np.arange(len(some)), end - start)
        ahead = np.cumsum(end - start) - (end - start)
        return np.arange(len(owner)) - ahead[owner] + start[owner], owner

    def plan(self, some: np.ndarray, length: np.ndarray, level: float) -> tuple[np.ndarray, np.ndarray]:
        """How many of its commonest grams each row had best leave out, and what looking it up will cost."""
        gram, owner = self._grams_of(some, np.zeros(len(some), dtype=int))
        skipped = gram - self.first[some][owner]
        needed, places = self.must(length, level)[owner] - skipped, max(self.theirs.shape[1], 1)
        # As many places share so many by chance (Poisson); an estimate chooses the way, not what is found.
        chance = needed * np.log(np.maximum(self.load[gram], 1e-9) / places) - gammaln(np.maximum(needed, 1) + 1)
        cost = self.load[gram] + COMPARING * places * np.exp(np.minimum(chance, 0))
        cost[needed < 1] = np.inf
        order = np.lexsort((cost, owner))
        best = order[np.searchsorted(owner, np.arange(len(some)))]
        return skipped[best], cost[best]

    def pieces(self, some: np.ndarray, skipped: np.ndarray) -> Iterator[tuple[int, int]]:
        """Begin and end of rows that share about `SHARED` grams with places."""
        load = np.cumsum(self.load[self.first[some] + skipped])
        borders = [0, *(np.flatnonzero(np.diff(load // SHARED)) + 1), len(load)]
        yield from ((int(a), int(b)) for a, b in zip(borders, borders[1:], strict=False) if b > a)

    def sharing(
        self, some: np.ndarray, skipped: np.ndarray, least: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Row (position in `some`) and place of each pair that shares at least so many grams (k,), and how many."""
        gram, owner = self._grams_of(some, skipped)
        ones = np.ones(len(gram), dtype=np.int32)
        mine = csr_array((ones, (owner, self.gram[gram])), shape=(len(some), self.theirs.shape[0]))
        shared = mine @ self.theirs
        enough = np.flatnonzero(shared.data >= np.repeat(least, np.diff(shared.indptr)))
        return np.searchsorted(shared.indptr, enough, side="right") - 1, shared.indices[enough], shared.data[enough]
