"""Coordinates as people write them: decimals, degrees with minutes and seconds, full-width digits, two in one cell."""

import re

import numpy as np
import pandas as pd

# What stands for the four directions in Chinese.
DIRECTIONS = {"东经": "E", "西经": "W", "北纬": "N", "南纬": "S", "经度": "", "纬度": ""}
NUMBER = r"\d+(?:[.,]\d+)?"
DEGREES = rf"""
    ^(?P<before>[NSEW])?\s*:?\s*(?P<sign>[-+−–])?\s*(?P<d>{NUMBER})\s*
    (?:(?:[°˚O度:]|(?<=\d)\s)\s*
        (?:(?P<m>{NUMBER})\s*
            (?:(?:['′’‘`´分:]|(?<=\d)\s)\s*
                (?:(?P<s>{NUMBER})\s*(?:["”“″秒]|''|′′|’’)?)?
            )?
        )?
    )?
    \s*(?P<after>[NSEW])?$
"""
# Two coordinates of a cell: between brackets or as WKT, parted by a sign, or by blanks where both are plain numbers.
BRACKETS = r"^(?:SRID=\d+;)?\s*(?:POINT\s*Z?M?)?\s*[(\[{]?\s*|\s*[)\]}]?$"
PARTED = r"^([^,;、|/]+)[,;、|/]\s*([^,;、|/]+?)(?:[,;、|/]\s*[-+]?[\d.]+)?$"
SPACED = r"^([-+]?\d+(?:\.\d+)?)\s+([-+]?\d+(?:\.\d+)?)(?:\s+[-+]?[\d.]+)?$"


def plain(values: pd.Series) -> pd.Series:
    """Texts with full-width signs as usual ones, in capitals, without blanks around them; None stays.

    >>> plain(pd.Series([" １１８．７９ ", None])).tolist()
    ['118.79', None]
    """
    texts = values.astype(object).where(values.notna(), None)
    return (
        texts.str.normalize("NFKC").str.strip().str.upper().where(texts.notna(), None) if texts.notna().any() else texts
    )


def degrees(values: pd.Series) -> pd.DataFrame:
    """Texts as degrees, south and west below 0.

    Returns
    -------
    DataFrame ``value axis``: NaN where a text is none; ``axis`` is ``lon`` or ``lat`` where a direction says so, else None.

    >>> degrees(pd.Series(["118.5", "北纬32°3′36″", "W 0:30", "32°75′", "无"])).round(4).values.tolist()
    [[118.5, None], [32.06, 'lat'], [-0.5, 'lon'], [nan, None], [nan, None]]
    """
    numbers = pd.to_numeric(values, errors="coerce").astype(float)
    found = pd.DataFrame({"value": numbers, "axis": np.full(len(values), None, dtype=object)}, index=values.index)
    odd = values.notna() & numbers.isna()
    if odd.any():
        found.loc[odd, ["value", "axis"]] = _written(values[odd]).to_numpy()
    found["value"] = found["value"].astype(float)
    found.loc[~np.isfinite(found["value"]), "value"] = np.nan
    found["axis"] = found["axis"].astype(object).where(found["axis"].notna(), None)
    return found


def _written(values: pd.Series) -> pd.DataFrame:
    """Those that are no plain number."""
    texts = plain(values.astype(str))
    for word, letter in DIRECTIONS.items():
        texts = texts.str.replace(word, letter, regex=False)
    parts = texts.str.strip().str.extract(re.compile(DEGREES, re.VERBOSE))
    numbers = parts[["d", "m", "s"]].apply(lambda part: part.str.replace(",", ".", regex=False).astype(float))
    fraction = parts[["d", "m"]].apply(lambda part: part.str.contains("[.,]", na=False))
    # 118.79 32.05 are two places in one cell, not degrees and minutes.
    wrong = (fraction["d"] & numbers["m"].notna()) | (fraction["m"] & numbers["s"].notna())
    wrong |= (numbers["m"] >= 60) | (numbers["s"] >= 60) | (parts["before"].notna() & parts["after"].notna())
    value = numbers["d"] + numbers["m"].fillna(0) / 60 + numbers["s"].fillna(0) / 3600
    letter = parts["before"].fillna(parts["after"])
    below = letter.isin(["S", "W"]) ^ parts["sign"].isin(["-", "−", "–"])
    axis = letter.map({"E": "lon", "W": "lon", "N": "lat", "S": "lat"})
    return pd.DataFrame({"value": value.where(~below, -value).mask(wrong), "axis": axis.mask(wrong)})


def pairs(values: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The two texts of cells such as ``118.79,32.06`` or ``POINT (118.79 32.06)``, None where a cell does not hold two.

    >>> [part.tolist() for part in pairs(pd.Series(["118.79，32.06", "POINT (118.79 32.06)", "南京", None]))]
    [['118.79', '118.79', None, None], ['32.06', '32.06', None, None]]
    """
    texts = plain(values)
    if not texts.notna().any():
        return texts, texts
    texts = texts.str.replace(BRACKETS, "", regex=True)
    found = texts.str.extract(PARTED).fillna(texts.str.extract(SPACED))
    both = found.notna().all(axis=1)
    return tuple(found[i].astype(object).where(both, None) for i in (0, 1))
