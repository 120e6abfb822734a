"""Shares of layout classes beside the published ones of the Nanjing region."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..base import terms, thresholds
from ..base.text import HalfUp, listed, percent, percents, translate

# Two-sided 95% of the normal distribution.
Z = 1.959964
# Shares of fewer of the incubators than this are none of them all.
WHOLE = 0.9


def beside(summary: pd.DataFrame, scheme: str, impossible: Sequence[str] = ()) -> pd.DataFrame:
    """The classes of a scheme (``town_layout`` or ``park_layout``) with the published share and what differs.

    Parameters
    ----------
    summary : one group of :func:`innospace.core.ground.incubators.class_shares`.
    impossible : the classes that cannot occur in these data; a share of 0 is no finding there and is not compared.

    Returns
    -------
    DataFrame ``<scheme> n share published difference verdict``; the verdict is ``higher`` or ``lower`` where the share lies
    outside the band in which 95% of samples of this size would fall (binomial, normal approximation), else ``alike``,
    ``too_few`` below `FEW_TO_COMPARE` incubators, and ``cannot_occur`` for an impossible class.

    >>> from innospace.core.ground.incubators import class_shares
    >>> found = class_shares(["campus"] * 40 + ["building"] * 60, ["campus", "building", "mixed"], "park_layout")
    >>> beside(found, "park_layout")["verdict"].tolist()
    ['lower', 'higher', 'lower']
    """
    figures = thresholds.load("layout", scheme).set_index("item")["value"]
    table = summary.loc[summary[scheme].notna(), [scheme, "n", "share"]].reset_index(drop=True)
    cannot = table[scheme].isin(impossible)
    table["published"] = table[scheme].map(figures).astype(float).mask(cannot)
    table["difference"] = table["share"] - table["published"]
    n = table["n"].sum()
    band = Z * np.sqrt(table["published"] * (1 - table["published"]) / max(n, 1))
    apart = table["difference"].abs() > band
    table["verdict"] = np.select(
        [cannot, np.full(len(table), n < thresholds.FEW_TO_COMPARE), apart & (table["difference"] > 0), apart],
        ["cannot_occur", "too_few", "higher", "lower"],
        "alike",
    )
    return table


def too_few(summary: pd.DataFrame, scheme: str) -> bool:
    """Whether a class is known of fewer incubators than whose shares mean anything beside published ones; see :func:`unlike`.

    >>> [too_few(pd.DataFrame({"type": ["campus", None], "n": [n, 90]}), "type") for n in (3, 60)]
    [True, False]
    """
    return int(summary.loc[summary[scheme].notna(), "n"].sum()) < thresholds.FEW_TO_COMPARE


def points(share: float, figure: float) -> float:
    """How many percentage points a share lies above a published one, both as a table shows them with one decimal.

    >>> points(0.5625, 0.76), points(0.72, 0.72)
    (-19.7, 0.0)
    """
    shown = [
        float(f"{HalfUp(number):.1%}".rstrip("%")) if np.isfinite(number) else np.nan for number in (share, figure)
    ]
    # What is there never reads as nothing.
    return round(shown[0] - shown[1], 1) or 100 * (share - figure)


def unlike(summary: pd.DataFrame, scheme: str) -> list[str]:
    """Why the shares are none to be set beside the published ones: too many incubators are of no class. Else nothing.

    `summary` : one group of :func:`innospace.core.ground.incubators.class_shares`.

    >>> from innospace.core.ground.incubators import class_shares
    >>> found = class_shares(["campus"] * 40 + [None] * 60, ["campus", "building", "mixed"], "park_layout")
    >>> unlike(found, "park_layout")[0].partition(",")[0], unlike(found[:-1], "park_layout")
    ('The shares are of 40 of 100 incubators alone', [])
    """
    known, n = int(summary.loc[summary[scheme].notna(), "n"].sum()), int(summary["n"].sum())
    if not known or known >= WHOLE * n:
        return []
    figures = listed([percent(share) for share in thresholds.load("layout", scheme)["value"]])
    text = translate(
        "Published",
        "The shares are of {known} of {all} incubators alone, so that they are not set beside the published {figures} of the "
        "Nanjing region.",
    )
    return [text.format(known=f"{known:,}", all=f"{n:,}", figures=figures)]


def sentences(table: pd.DataFrame, scheme: str) -> list[str]:
    """The shares in words, and what differs from the published ones; `table` comes from :func:`beside`.

    >>> codes = ["park_in_park", "independent", "mixed"]
    >>> summary = pd.DataFrame({"town_layout": codes, "n": [72, 25, 3], "share": [0.72, 0.25, 0.03]})
    >>> sentences(beside(summary, "town_layout"), "town_layout")[0]
    'Incubators: park-in-park 72%, independent 25%, mixed 3% (100 in all).'
    """
    n = int(table["n"].sum())
    if not n:
        return [translate("Published", "No incubator could be assessed.")]
    pairs = zip(table[scheme], percents(table["share"].tolist()), strict=True)
    shares = listed([f"{terms.label(scheme, code)} {share}" for code, share in pairs])
    return [
        translate("Published", "Incubators: {shares} ({n} in all).").format(n=f"{n:,}", shares=shares),
        _comparison(table, scheme),
        *_structural_zeros(table, scheme),
    ]


def _structural_zeros(table: pd.DataFrame, scheme: str) -> list[str]:
    """That a class cannot occur, and so is not set beside the published share."""
    texts = {
        "town_layout": translate(
            "Published",
            "Each incubator has a single ground, and none lies across the edge of a host, so that {kind} (one ground inside, "
            "another outside) cannot occur; it is not set beside the published {figure}.",
        ),
        "park_layout": translate(
            "Published",
            "Each incubator has a single ground, so that {kind} (separate grounds of both kinds) cannot occur; it is not set "
            "beside the published {figure}.",
        ),
    }
    figures = thresholds.load("layout", scheme).set_index("item")["value"]
    cannot = table.loc[table["verdict"] == "cannot_occur", scheme]
    return [texts[scheme].format(kind=terms.label(scheme, code), figure=percent(figures[code])) for code in cannot]


def _comparison(table: pd.DataFrame, scheme: str) -> str:
    figures = listed([percent(share) for share in table["published"].dropna()])
    if table["n"].sum() < thresholds.FEW_TO_COMPARE:
        text = translate("Published", "Too few to be set beside the published {figures} of the Nanjing region.")
        return text.format(figures=figures)
    found = [_difference(row, terms.label(scheme, getattr(row, scheme))) for row in table.itertuples()]
    found = translate("Published", "; ").join(text for text in found if text)
    if found:
        text = translate(
            "Published", "Beside the published {figures} of the Nanjing region, beyond chance (95%): {found}."
        )
        return text.format(figures=figures, found=found)
    text = translate(
        "Published", "No share differs from the published {figures} of the Nanjing region beyond chance (95%)."
    )
    return text.format(figures=figures)


def _difference(row, kind: str) -> str:
    """What is said of one class, nothing where it is alike."""
    texts = {
        "higher": translate("Published", "{kind} {points} percentage points higher"),
        "lower": translate("Published", "{kind} {points} percentage points lower"),
    }
    apart = percent(abs(points(row.share, row.published)) / 100).rstrip("%")
    return texts[row.verdict].format(kind=kind, points=apart) if row.verdict in texts else ""
