"""One integer program: linear relaxation, candidates fixed by their reduced costs, branch and bound on what is left.

Also a script of its own, ``python siting_worker.py QUESTION.npz ANSWER.npz``, which needs nothing but numpy and scipy: while
HiGHS is at work no other thread of Python's can do anything, so a window that shall answer has it work in another process.
"""

import sys
import time

import numpy as np
from scipy.optimize import LinearConstraint, linprog
from scipy.sparse import csr_array, vstack

OPEN, PROVEN, INFEASIBLE = "open", "proven", "infeasible"
# From so many entries on the interior point method is quicker than the simplex.
MANY = 50_000
# The size that the objective is brought to: HiGHS takes differences below 1e-6 for none.
SCALE = 1e6
# A share of the objective below which two values are the same.
SAME = 1e-9


def close(program: dict, best: float, seconds: float) -> dict:
    """Minimise ``cost`` · x with ``low`` ≤ ``matrix`` x ≤ ``high`` and ``lower`` ≤ x ≤ ``upper``, ``whole`` marking integers.

    `best` : the least value known, infinite without one; only a lesser one is looked for. ``step`` : what all values are
    multiples of, 0 for none. Gives ``state``, ``x`` (empty without one) and ``bound``, below which no value lies.

    >>> program = {"cost": [1.0, 2.0], "data": [1.0, 1.0], "indices": [0, 1], "indptr": [0, 2], "low": [1.0], "high": [2.0]}
    >>> program = {name: np.array(value) for name, value in program.items()} | {"step": 1.0}
    >>> program |= {"lower": np.zeros(2), "upper": np.ones(2), "whole": np.ones(2)}
    >>> found = close(program, np.inf, 10.0)
    >>> found["x"].tolist(), float(found["bound"])
    ([1.0, 0.0], 1.0)
    """
    until = time.monotonic() + seconds
    step, scale = float(program["step"]), _scale(program["cost"], best)
    matrix = csr_array(
        (program["data"], program["indices"], program["indptr"]), shape=(len(program["low"]), len(program["cost"]))
    )
    rows = matrix, program["low"], program["high"]
    lower, upper = program["lower"].astype(float), program["upper"].astype(float)
    cost, least = program["cost"] * scale, best * scale
    relaxed = _relaxed(cost, rows, lower, upper, until)
    if relaxed.status == 2:
        return _answer(INFEASIBLE, bound=best)
    bound = -np.inf
    if relaxed.status == 0:
        bound = relaxed.fun
        if np.isfinite(least) and _up(bound, step * scale) >= least - SAME * abs(least):
            return _answer(PROVEN, bound=best)
        if np.isfinite(least):
            _fix(relaxed, least - bound, lower, upper)
    found = _branched(cost, rows, (lower, upper), program["whole"], (least, step * scale, until))
    state, x, deeper = found
    bound = _up(max(bound, deeper), step * scale) / scale
    return _answer(state, x, min(bound, best) if state != PROVEN or not len(x) else bound)


def _scale(cost: np.ndarray, best: float) -> float:
    size = abs(best) if np.isfinite(best) and best else np.abs(cost).max(initial=0)
    return SCALE / size if size else 1.0


def _answer(state: str, x: np.ndarray | None = None, bound: float = -np.inf) -> dict:
    return {"state": state, "x": np.empty(0) if x is None else x, "bound": float(bound)}


def _up(bound: float, step: float) -> float:
    """The next multiple of the step, to rounding."""
    return np.ceil(bound / step - 1e-6) * step if step and np.isfinite(bound) else bound


def _relaxed(cost, rows, lower, upper, until: float):
    matrix, low, high = rows
    equal, above, below = low == high, np.isfinite(low) & (low != high), np.isfinite(high) & (low != high)
    limits = vstack([-matrix[above], matrix[below]], format="csr")
    ask = {"A_ub": limits, "b_ub": np.concatenate([-low[above], high[below]])} if limits.shape[0] else {}
    if equal.any():
        ask |= {"A_eq": matrix[equal], "b_eq": low[equal]}
    method = "highs-ipm" if matrix.nnz > MANY else "highs"
    seconds = max(until - time.monotonic(), 0.05)
    return linprog(cost, bounds=np.column_stack([lower, upper]), method=method, options={"time_limit": seconds}, **ask)


def _fix(relaxed, room: float, lower: np.ndarray, upper: np.ndarray) -> None:
    """A variable that no better solution can have away from its bound stays there."""
    room += SAME * SCALE
    never, always = relaxed.lower.marginals > room, -relaxed.upper.marginals > room
    upper[never], lower[always] = lower[never], upper[always]


def _branched(cost, rows, bounds, whole, aims) -> tuple[str, np.ndarray, float]:
    """State, solution and bound of a branch and bound for what is less than the least known."""
    from scipy.optimize import Bounds, milp  # some versions of scipy lack it

    matrix, low, high = rows
    least, step, until = aims
    constraints = [LinearConstraint(matrix, low, high)] if matrix.shape[0] else []
    if np.isfinite(least):
        lesser = least - (step / 2 if step else 1e-7 * max(abs(least), 1e-9))
        constraints.append(LinearConstraint(cost[None], -np.inf, lesser))
    seconds = until - time.monotonic()
    if seconds <= 0:
        return OPEN, np.empty(0), -np.inf
    ask = {"integrality": whole.astype(int), "bounds": Bounds(*bounds)}
    found = milp(cost, constraints=constraints, options={"time_limit": seconds, "mip_rel_gap": 0.0}, **ask)
    x = np.empty(0) if found.x is None else found.x
    if found.status == 0:
        deepest = found.fun if found.mip_dual_bound is None else min(found.mip_dual_bound, found.fun)
        return PROVEN, x, deepest
    if found.status == 2:
        return (PROVEN if np.isfinite(least) else INFEASIBLE), np.empty(0), least
    deepest = -np.inf if found.mip_dual_bound is None else found.mip_dual_bound
    return OPEN, x, deepest if np.isfinite(deepest) else -np.inf


def main(question: str, answer: str) -> None:
    """Read a program, close it, write what was found."""
    with np.load(question, allow_pickle=False) as stored:
        program = dict(stored)
    found = close(program, float(program.pop("best")), float(program.pop("seconds")))
    np.savez(answer, **found)


if __name__ == "__main__":
    main(*sys.argv[1:])
