"""Shares of layout classes beside the published ones of the Nanjing region."""

import numpy as np
import pandas as pd

from . import terms, thresholds
from .text import translate

# Two-sided 95 % of the normal distribution.
Z = 1.959964
# Below this number a share says nothing beside another.
FEW = 20


def beside(summary: pd.DataFrame, scheme: str) -> pd.DataFrame:
    """The classes of a scheme (``town_layout`` or ``park_layout``) with the published share and what differs.

    Parameters
    ----------
    summary : one group of :func:`innospace.core.incubators.class_shares`.

    Returns
    -------
    DataFrame ``<scheme> n share published difference verdict``; the verdict is ``higher`` or ``lower`` where the share lies
    outside the band in which 95 % of samples of this size would fall (binomial, normal approximation), else ``alike``,
    and ``too_few`` below `FEW` incubators.
    """
    figures = thresholds.load("layout", scheme).set_index("item")["value"]
    table = summary.loc[summary[scheme].notna(), [scheme, "n", "share"]].reset_index(drop=True)
    table["published"] = table[scheme].map(figures).astype(float)
    table["difference"] = table["share"] - table["published"]
    n = table["n"].sum()
    band = Z * np.sqrt(table["published"] * (1 - table["published"]) / max(n, 1))
    apart = table["difference"].abs() > band
    table["verdict"] = np.select(
        [n < FEW, apart & (table["difference"] > 0), apart], ["too_few", "higher", "lower"], "alike"
    )
    return table


def sentences(table: pd.DataFrame, scheme: str) -> list[str]:
    """The shares in words, and what differs from the published ones; `table` comes from :func:`beside`."""
    n = int(table["n"].sum())
    if not n:
        return [translate("Published", "No incubator could be assessed.")]
    shares = ", ".join(
        f"{terms.label(scheme, code)} {share:.0%}" for code, share in zip(table[scheme], table["share"], strict=True)
    )
    return [
        translate("Published", "Incubators: {shares} (n = {n}).").format(n=n, shares=shares),
        _comparison(table, scheme),
    ]


def _comparison(table: pd.DataFrame, scheme: str) -> str:
    figures = " / ".join(f"{share:.0%}" for share in table["published"])
    if (table["verdict"] == "too_few").all():
        text = translate("Published", "Too few to be set beside the published {figures} of the Nanjing region.")
        return text.format(figures=figures)
    found = [_difference(row, terms.label(scheme, getattr(row, scheme))) for row in table.itertuples()]
    found = "; ".join(text for text in found if text)
    if found:
        text = translate(
            "Published", "Beside the published {figures} of the Nanjing region, beyond chance (95 %): {found}."
        )
        return text.format(figures=figures, found=found)
    text = translate(
        "Published", "No share differs from the published {figures} of the Nanjing region beyond chance (95 %)."
    )
    return text.format(figures=figures)


def _difference(row, kind: str) -> str:
    """What is said of one class, nothing where it is alike."""
    texts = {
        "higher": translate("Published", "{kind} {points:.0f} points higher"),
        "lower": translate("Published", "{kind} {points:.0f} points lower"),
    }
    return texts[row.verdict].format(kind=kind, points=abs(row.difference) * 100) if row.verdict in texts else ""
