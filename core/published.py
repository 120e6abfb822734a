"""Shares of layout classes beside the published ones of the Nanjing region."""

import numpy as np
import pandas as pd

from . import terms, thresholds
from .text import translate

# Two-sided 95 % of the normal distribution.
Z = 1.959964


def beside(summary: pd.DataFrame, scheme: str) -> pd.DataFrame:
    """The classes of a scheme (``town_layout`` or ``park_layout``) with the published share and what differs.

    Parameters
    ----------
    summary : one group of :func:`innospace.core.incubators.class_shares`.

    Returns
    -------
    DataFrame ``<scheme> n share published difference verdict``; the verdict is ``higher`` or ``lower`` where the share lies
    outside the band in which 95 % of samples of this size would fall (binomial, normal approximation), else ``alike``.
    """
    figures = thresholds.load("layout", scheme).set_index("item")["value"]
    table = summary.loc[summary[scheme].notna(), [scheme, "n", "share"]].reset_index(drop=True)
    table["published"] = table[scheme].map(figures).astype(float)
    table["difference"] = table["share"] - table["published"]
    band = Z * np.sqrt(table["published"] * (1 - table["published"]) / max(table["n"].sum(), 1))
    apart = table["difference"].abs() > band
    table["verdict"] = np.select([apart & (table["difference"] > 0), apart], ["higher", "lower"], "alike")
    return table


def sentences(table: pd.DataFrame, scheme: str) -> list[str]:
    """The shares in words, and what differs from the published ones; `table` comes from :func:`beside`."""
    n = int(table["n"].sum())
    if not n:
        return [translate("Published", "No incubator could be assessed.")]
    shares = ", ".join(
        f"{terms.label(scheme, code)} {share:.0%}" for code, share in zip(table[scheme], table["share"], strict=True)
    )
    lines = [translate("Published", "Of {n} incubators: {shares}.").format(n=n, shares=shares)]
    higher = translate("Published", "{kind} is {points:.0f} points above the published {published:.0%}")
    lower = translate("Published", "{kind} is {points:.0f} points below the published {published:.0%}")
    found = [
        (higher if row.verdict == "higher" else lower).format(
            kind=terms.label(scheme, getattr(row, scheme)), points=abs(row.difference) * 100, published=row.published
        )
        for row in table.itertuples()
        if row.verdict != "alike"
    ]
    if found:
        end = translate("Published", "{found}: more than chance would make it among so many (95 %).")
        return [*lines, end.format(found="; ".join(found))]
    figures = " / ".join(f"{share:.0%}" for share in table["published"])
    alike = translate(
        "Published", "No share differs from the published {figures} of the Nanjing region beyond chance (95 %)."
    )
    return [*lines, alike.format(figures=figures)]
