"""The report of an AHP: weights, and whether the judgements behind them agree."""

import numpy as np
import pandas as pd

from ..base import terms, thresholds
from ..base.text import HalfUp, exactly, listed, translate
from ..lazy import charts
from ..page.report import Report
from .ahp import Hierarchy
from .weights import word


def build(hierarchy: Hierarchy) -> Report:
    """The whole report, without what the algorithm adds to it."""
    report = Report(translate("AhpReport", "Weights from pairwise judgements"))
    order = np.argsort(-hierarchy.weights.round(9), kind="stable")
    names, weights = [word(hierarchy.names[i]) for i in order], hierarchy.weights[order]
    title = _heaviest(names, weights)
    report.answer(title, *consistency(hierarchy)[1:])
    report.heading(translate("AhpReport", "Weights"))
    report.figure(charts.bars(title, names, weights, translate("AhpReport", "weight"), number="{:.3f}"))
    report.table(pd.DataFrame({"criterion": names, "weight": weights}), "", {"weight": "{:.4f}"})
    report.heading(translate("AhpReport", "Consistency"))
    add_consistency(report, hierarchy)
    report.method(
        translate(
            "AhpReport", "Weights: principal eigenvector of the judgements, not row geometric means (Saaty 1977)."
        ),
        translate("AhpReport", "CR = ((λ − n) ÷ (n − 1)) ÷ random index."),
    )
    report.thresholds = limits(len(hierarchy.names))
    return report


def _heaviest(names: list[str], weights: np.ndarray) -> str:
    """Which criteria weigh most, of names and weights that fall; all alike is said so."""
    first = names[: np.isclose(weights, weights[0]).sum()]
    if len(first) == len(names):
        text = translate("AhpReport", "All criteria weigh the same ({weight})")
    else:
        text = translate("AhpReport", "Most weight: {names} ({weight})")
    return text.format(names=listed(first), weight=f"{HalfUp(weights[0]):.1%}")


def consistency(hierarchy: Hierarchy) -> list[str]:
    """The sentences on a hierarchy's consistency: λ and CR with its random index, and the advice when CR is too high.

    >>> from innospace.core.stock import ahp
    >>> print(*consistency(ahp.assess("1,2,4;1/2,1,2;1/4,1/2,1", names=["area", "price", "access"])))
    λ = 3.0000, consistency ratio CR = 0.0000 (random index 0.58, Saaty (1977), Journal of Mathematical Psychology
    15:234–281). CR is below 0.1: accepted.
    """
    if len(hierarchy.names) < 3:
        text = translate("AhpReport", "λ = {value}; a single judgement has no other that it could contradict (CR = 0).")
        return [text.format(value=f"{HalfUp(hierarchy.lambda_max):.4f}")]
    line = translate(
        "AhpReport", "λ = {value}, consistency ratio CR = {ratio} (random index {index}, {source})."
    ).format(
        value=f"{HalfUp(hierarchy.lambda_max):.4f}",
        ratio=hierarchy.ratio_text(),
        index=exactly(hierarchy.random_index),
        source=terms.label("source", hierarchy.random_index_source),
    )
    if hierarchy.consistent:
        return [line, translate("AhpReport", "CR is below {limit}: accepted.").format(limit=exactly(hierarchy.limit))]
    advice = translate("AhpReport", "CR is not below {limit}: judge again, first {pairs}.")
    pair = translate("AhpReport", "{first} : {second} (given {given}, the weights imply {consistent})")
    texts = [
        pair.format(
            first=word(p.first),
            second=word(p.second),
            given=f"{HalfUp(p.given):.3g}",
            consistent=f"{HalfUp(p.consistent):.3g}",
        )
        for p in hierarchy.worst
    ]
    return [line, advice.format(limit=exactly(hierarchy.limit), pairs=translate("AhpReport", "; ").join(texts))]


def add_consistency(report: Report, hierarchy: Hierarchy) -> None:
    """Into a report: λ and CR, and the worst judgements where they are too many.

    >>> from innospace.core.page.report import Report
    >>> from innospace.core.stock import ahp
    >>> page = Report("Weights")
    >>> add_consistency(page, ahp.assess("1,2,4;1/2,1,2;1/4,1/2,1", names=["area", "price", "access"]))
    >>> "consistency ratio" in page.html()
    True
    """
    report.items(consistency(hierarchy))
    if not hierarchy.consistent:
        pairs = pd.DataFrame(hierarchy.worst, columns=["first", "second", "given", "consistent"])
        pairs = pairs.assign(first=pairs["first"].map(word), second=pairs["second"].map(word))
        report.table(pairs, translate("AhpReport", "The judgements that contradict the others most"))


def limits(n: int) -> pd.DataFrame:
    """The thresholds that the consistency of n criteria rests on; none below three, which cannot contradict each other.

    >>> limits(3)[["item", "value"]].values.tolist()
    [['consistency ratio limit', 0.1], ['random index 3', 0.58]]
    """
    table = thresholds.load("stock", "ahp").drop(columns="standard")
    return table[table["item"].isin(["consistency ratio limit", f"random index {n}"] if n > 2 else [])]
