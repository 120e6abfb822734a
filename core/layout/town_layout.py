"""Town layout (众创空间的城镇布局): does an incubator stand inside another park or campus, on its own, or both?

The three types and their shares in the Nanjing region: Planners (规划师) 2016 no. 9, fifth paper, section 2.3.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np
import pandas as pd
import shapely

from ..base.errors import InputError
from ..base.options import Bounds, require_bounds
from ..base.running import Cancelled, Progress, ignore, never, part
from ..base.status import NO_GEOMETRY, OK
from ..base.text import percent, remarks, translate
from ..ground.geometry import absent, as_array, nearest, points_of
from ..ground.incubators import class_shares, grounds_of, largest_ground, number_of
from ..ground.meeting import TOUCHING, left_out, shared
from ..ground.overlay import ALIKE, Holding, Pieces, holding, locate

CLASSES = ("park_in_park", "independent", "mixed")
KINDS = ("innovation", "production")
COLUMNS = ["town_layout", "host_kind", "host_name", "inside_share", "relation", "host_m", "status"]

# Polygons of hosts, and their names where they have any.
Layer = tuple[np.ndarray, Sequence[object] | None]


def in_order(outside_share: float, inside_share: float) -> bool:
    """Whether two shares (0–1) leave an order of outside, mixed and inside.

    >>> in_order(0.1, 0.9), in_order(0.5, 0.5), in_order(0.5, 1.1)
    (True, False, False)
    """
    return 0 <= outside_share < inside_share <= 1


@dataclass(frozen=True)
class TownRules:
    """Shares (0–1) from which an incubator is inside and up to which it is outside; growth of the hosts in metres."""

    inside_share: float = 0.9
    outside_share: float = 0.1
    tolerance: float = 0.0
    BOUNDS: ClassVar[Bounds] = {"tolerance": (0, 1000)}

    def __post_init__(self) -> None:
        require_bounds(self, self.BOUNDS)
        if not in_order(self.outside_share, self.inside_share):
            raise InputError(
                "inside_share, outside_share",
                translate(
                    "Core", "the shares {outside} and {inside} leave no order of outside, mixed and inside."
                ).format(outside=self.outside_share, inside=self.inside_share),
                translate("Core", "Choose shares in this order: 0 ≤ outside < inside ≤ 1."),
            )

    def classify(self, share: np.ndarray) -> np.ndarray:
        """The position in `CLASSES` for each inside share, -1 for NaN."""
        return np.select([share >= self.inside_share, share <= self.outside_share, share >= 0], range(3), -1)


# One step of each rule (shares, metres), for the question how much the result depends on it.
STEP = {"inside_share": 0.05, "outside_share": 0.05, "tolerance": 10.0}


@dataclass(frozen=True, eq=False)
class Hosts:
    """Hosts of the kinds that were `given`: polygons, their names (None: unnamed) and kinds (positions in `KINDS`).

    They stand in the order of their names, so that of hosts alike the first in the alphabet is the first here.
    """

    geometries: np.ndarray
    names: np.ndarray
    kinds: np.ndarray
    given: tuple[str, ...] = KINDS

    @property
    def held(self) -> tuple[str, ...]:
        """The kinds of which there is a host: a layer may be given and hold none."""
        return tuple(kind for i, kind in enumerate(KINDS) if (self.kinds == i).any())

    @classmethod
    def of(cls, innovation_hosts: Layer | None = None, production_hosts: Layer | None = None) -> "Hosts":
        """Hosts from (polygons, names or None) of two layers, of which one may be None.

        Raises InputError where no host is left, naming the layers that were given (else both).

        >>> Hosts.of((np.array([shapely.box(0, 0, 9, 9)]), ["campus"])).names.tolist()
        ['campus']
        """
        layers = dict(enumerate((innovation_hosts, production_hosts)))
        layers = {i: layer for i, layer in layers.items() if layer is not None}
        given = [(i, as_array(g), np.full(len(g), None) if n is None else n) for i, (g, n) in layers.items()]
        if all(absent(g).all() for _, g, _ in given):
            raise InputError(
                ", ".join(f"{KINDS[i]}_hosts" for i in layers or range(len(KINDS))),
                translate("Core", "there is no host to compare the incubators with."),
                translate("Core", "Choose a layer of universities and institutes, one of industrial parks, or both."),
            )
        geometries = np.concatenate([g for _, g, _ in given])
        names = np.concatenate([np.asarray(n, dtype=object) for _, _, n in given])
        kinds = np.concatenate([np.full(len(g), i) for i, g, _ in given])
        order = pd.Series(names).map(str, na_action="ignore").sort_values(kind="stable").index.to_numpy()
        order = order[~absent(geometries[order])]
        return cls(geometries[order], names[order], kinds[order], tuple(KINDS[i] for i in layers))


def hosts_of(
    innovation_hosts: np.ndarray | None = None,
    production_hosts: np.ndarray | None = None,
    *,
    innovation_names: Sequence[object] | None = None,
    production_names: Sequence[object] | None = None,
) -> Hosts:
    """The hosts of a run, by the names of its inputs; see :meth:`Hosts.of`.

    >>> hosts_of(production_hosts=shapely.box([0], 0, 9, 9), production_names=["park"]).kinds.tolist()
    [1]
    """
    layers = ((innovation_hosts, innovation_names), (production_hosts, production_names))
    return Hosts.of(*(None if shapes is None else (shapes, names) for shapes, names in layers))


def host_notes(parameter: str, geometry: np.ndarray) -> list[str]:
    """What is reported of a layer of hosts: how many rows have no geometry, and that it holds none.

    >>> host_notes("PARKS", np.array([]))
    ['PARKS: the layer holds no host, so that no incubator lies inside one of these.']
    """
    text = translate("Layout", "{parameter}: the layer holds no host, so that no incubator lies inside one of these.")
    return [*left_out(parameter, geometry), *([text.format(parameter=parameter)] if absent(geometry).all() else [])]


@dataclass(frozen=True, eq=False)
class TownLayouts:
    """The result: `rows` (`COLUMNS`, one row per ground), the `grounds`, the incubator of each row, each incubator's largest
    ground (a row), the sensitivity: how many incubators change class (`n_changed`) when `parameter` is moved to `value`; the
    `rules` of the run, the classes that no incubator can be of, the kinds of host that were `given`: the other is not known;
    those that are `held`, of which there is any; and what the user should know.
    """

    rows: pd.DataFrame
    grounds: np.ndarray
    numbers: np.ndarray
    largest: np.ndarray
    sensitivity: pd.DataFrame
    rules: TownRules = TownRules()
    impossible: tuple[str, ...] = ()
    given: tuple[str, ...] = KINDS
    held: tuple[str, ...] = KINDS
    notes: list[str] = field(default_factory=list)

    @property
    def summary(self) -> pd.DataFrame:
        """Counts and shares of the classes over the incubators."""
        return self.summary_by()

    def summary_by(self, rings: pd.DataFrame | None = None, **groups: Sequence[object]) -> pd.DataFrame:
        """Counts and shares of the classes by the given columns (one value per ground; the largest ground's counts).

        With `rings` (``ring ring_name geometry``, see :func:`zones.as_table`) by the ring in which a ground lies, too.
        """
        if rings is not None:
            home = locate(points_of(self.grounds), rings["geometry"].to_numpy())
            own = rings[["ring", "ring_name"]].reindex(home).reset_index(drop=True)
            groups |= {"ring": own["ring"].astype("Int64"), "ring_name": own["ring_name"]}
        by = pd.DataFrame(groups).iloc[self.largest] if groups else None
        return class_shares(self.rows["town_layout"].iloc[self.largest], CLASSES, "town_layout", by)


def assess(
    grounds: np.ndarray,
    hosts: Hosts,
    *,
    ids: Sequence[object] | None = None,
    rules: TownRules = TownRules(),
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> TownLayouts:
    """The town layout of incubators.

    The three types: Planners (规划师) 2016 no. 9, fifth paper, section 2.3.

    Parameters
    ----------
    grounds : valid points or polygons of shape (n,), None where missing.
    hosts : in the grounds' CRS, whose unit is metres.
    ids : the incubator of each ground; see :func:`incubators.number_of`.

    >>> hosts = Hosts.of((np.array([shapely.box(0, 0, 100, 100)]), ["campus"]))
    >>> found = assess(shapely.points([(50, 50), (130, 50)]), hosts)
    >>> found.rows[["town_layout", "relation", "host_m"]].values.tolist()
    [['park_in_park', 'inside', 0.0], ['independent', 'apart', 30.0]]
    """
    grounds = as_array(grounds)
    numbers = number_of(ids, len(grounds))
    whole = grounds_of(numbers, grounds, cancelled)
    pieces = Pieces.of(whole)
    held = holding(pieces, hosts.geometries, rules.tolerance, part(progress, 0, 0.4), cancelled)
    described = _describe(whole, pieces, held, hosts, rules, part(progress, 0.4, 0.8), cancelled)
    gone = absent(grounds)
    return TownLayouts(
        rows=_per_ground(described, numbers, gone),
        grounds=grounds,
        numbers=numbers,
        largest=largest_ground(numbers, grounds),
        sensitivity=_sensitivity(pieces, described, hosts, rules, part(progress, 0.8, 1), cancelled),
        rules=rules,
        impossible=() if _straddle(numbers[~gone], pieces, described) else ("mixed",),
        given=hosts.given,
        held=hosts.held,
        notes=[*_groundless(hosts, rules.tolerance), *_own_grounds(grounds, numbers, whole, hosts, cancelled)],
    )


def _per_ground(described: pd.DataFrame, numbers: np.ndarray, gone: np.ndarray) -> pd.DataFrame:
    """What is said of each incubator, for each of its grounds; nothing for those that are `gone`."""
    table = described.iloc[numbers].reset_index(drop=True)
    table.loc[gone, COLUMNS[:-1]] = None
    table.loc[gone, "status"] = NO_GEOMETRY
    return table


def _straddle(numbers: np.ndarray, pieces: Pieces, described: pd.DataFrame) -> bool:
    """Whether any incubator has several grounds or is mixed all the same, on the border of a host."""
    several = np.bincount(numbers).max(initial=0) > 1 or np.bincount(pieces.owner).max(initial=0) > 1
    return bool(several or (described["town_layout"] == "mixed").any())


def _groundless(hosts: Hosts, tolerance: float) -> list[str]:
    """A remark on hosts that are no polygons: without a tolerance nothing can lie inside them."""
    flat = shapely.get_dimensions(hosts.geometries) < 2
    text = translate(
        "Core",
        "Hosts that are points or lines: {n} of {all}. They have no ground, so that nothing lies inside them; choose a "
        "tolerance above 0, or a layer of their grounds.",
    )
    once = _once(hosts)
    return [] if tolerance else remarks((flat & once, text, text), all=f"{once.sum():,}")


def _once(hosts: Hosts) -> np.ndarray:
    """Which hosts (h,) count where hosts are counted: a layer that is given as both kinds holds each of them once.

    >>> both = shapely.box([0, 20], 0, [9, 29], 9)
    >>> _once(hosts_of(both, both)).sum()
    2
    """
    table = pd.DataFrame({"shape": shapely.to_wkb(hosts.geometries, output_dimension=2), "kind": hosts.kinds})
    table["of_kind"] = table.groupby(["shape", "kind"]).cumcount()
    return ~table.duplicated(["shape", "of_kind"]).to_numpy()


def _own_grounds(
    grounds: np.ndarray, numbers: np.ndarray, whole: np.ndarray, hosts: Hosts, cancelled: Cancelled
) -> list[str]:
    """A remark on hosts that are the incubators themselves: polygons that cover each other, points at one spot."""
    several = np.bincount(numbers[~absent(grounds)], minlength=len(whole)) > 1
    places = np.concatenate([grounds, whole[several]])
    own = shared(hosts.geometries, places, cancelled)
    text = translate(
        "Core",
        "Hosts that are incubators of this layer themselves (the same ground, to {share}): {n} of {all}. What lies in "
        "them says nothing about other parks and campuses; take them out of the hosts.",
    )
    once = _once(hosts)
    return remarks((own & once, text, text), all=f"{once.sum():,}", share=percent(ALIKE))


def _describe(
    whole: np.ndarray,
    pieces: Pieces,
    held: Holding,
    hosts: Hosts,
    rules: TownRules,
    progress: Progress,
    cancelled: Cancelled,
) -> pd.DataFrame:
    """`COLUMNS` for each incubator."""
    inside = held.share > 0
    kind, host = _named(whole, pieces, held, hosts)
    metres = np.full(len(whole), np.nan)
    host[~inside], metres[~inside] = nearest(whole[~inside], hosts.geometries, progress, cancelled)
    metres[inside] = shapely.distance(whole[inside], hosts.geometries[host[inside]]) if rules.tolerance else 0
    assessed = ~np.isnan(held.share)
    relation = np.select([~assessed, inside, metres <= TOUCHING], [None, "inside", "adjacent"], "apart")
    return pd.DataFrame(
        {
            "town_layout": np.array([*CLASSES, None])[rules.classify(held.share)],
            "host_kind": np.where(assessed, kind, None),
            "host_name": np.where(assessed, hosts.names[host], None),
            "inside_share": held.share,
            "relation": relation,
            "host_m": metres,
            "status": np.where(assessed, OK, NO_GEOMETRY),
        }
    )


def _named(whole: np.ndarray, pieces: Pieces, held: Holding, hosts: Hosts) -> tuple[np.ndarray, np.ndarray]:
    """The kinds of host that hold a part of each incubator, and the position of the one that holds most.

    Of hosts that hold as much the nearest as drawn counts, then the first in the alphabet.
    """
    pairs = pd.DataFrame({"owner": pieces.owner[held.piece], "host": held.area, "amount": held.amount})
    pairs = pairs[pairs["amount"] > 0].groupby(["owner", "host"], as_index=False)["amount"].sum()
    met = np.zeros((pieces.n, len(KINDS)), bool)
    met[pairs["owner"], hosts.kinds[pairs["host"]]] = True
    kind = np.select([met.all(axis=1), *met.T], ["both", *KINDS], "none")
    # Nine digits: what holds alike must not be distinguished by the last bit.
    pairs["share"] = (pairs["amount"] / np.bincount(pieces.owner, pieces.weight, pieces.n)[pairs["owner"]]).round(9)
    pairs = pairs[pairs["share"] == pairs.groupby("owner")["share"].transform("max")].assign(metres=0.0)
    tied = pairs["owner"].duplicated(keep=False)
    rivals = pairs[tied]
    pairs.loc[tied, "metres"] = shapely.distance(whole[rivals["owner"]], hosts.geometries[rivals["host"]]).round(6)
    most = pairs.sort_values(["metres", "host"], kind="stable").drop_duplicates("owner")
    host = np.zeros(pieces.n, int)
    host[most["owner"]] = most["host"]
    return kind, host


def _sensitivity(
    pieces: Pieces, described: pd.DataFrame, hosts: Hosts, rules: TownRules, progress: Progress, cancelled: Cancelled
) -> pd.DataFrame:
    """How many of the `described` incubators change class with each rule moved a step."""
    share = described["inside_share"].to_numpy()
    now, rows = rules.classify(share), []
    for name, value in _steps(rules):
        moved = replace(rules, **{name: value})
        then = _regrown(pieces, described, hosts, moved, rules, progress, cancelled)
        rows.append((name, value, int((moved.classify(then) != now).sum())))
    return pd.DataFrame(rows, columns=["parameter", "value", "n_changed"])


def _regrown(
    pieces: Pieces,
    described: pd.DataFrame,
    hosts: Hosts,
    moved: TownRules,
    rules: TownRules,
    progress: Progress,
    cancelled: Cancelled,
) -> np.ndarray:
    """The inside shares under `moved` rules: only another tolerance changes them, and only where it can matter."""
    share, metres = (described[name].to_numpy() for name in ("inside_share", "host_m"))
    # Growing the hosts takes no incubator out of them, shrinking takes none in.
    if moved.tolerance > rules.tolerance:
        open_ = (metres < moved.tolerance) & (share < rules.inside_share)
    elif moved.tolerance < rules.tolerance:
        open_ = share > rules.outside_share
    else:
        return share
    held = holding(pieces.only(open_), hosts.geometries, moved.tolerance, progress, cancelled)
    return np.where(open_, held.share, share)


def _steps(rules: TownRules) -> list[tuple[str, float]]:
    """Each rule with the values a step lower and higher, where that is still a rule."""
    steps = []
    for name, step in STEP.items():
        now, limit = getattr(rules, name), np.inf if name == "tolerance" else 1.0
        values = [float(np.round(np.clip(value, 0, limit), 9)) for value in (now - step, now + step)]
        steps += [(name, value) for value in values if value != now and _may_be(rules, name, value)]
    return steps


def _may_be(rules: TownRules, name: str, value: float) -> bool:
    """Whether the rules still are rules with one of them at another value."""
    moved = {**vars(rules), name: value}
    return in_order(moved["outside_share"], moved["inside_share"])
