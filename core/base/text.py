"""Words: translation that needs no Qt, and lists typed by users."""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from statistics import median
from typing import Protocol

# Columns whose rows are of different things, each number of which is written as it is.
MIXED = ("value", "low", "high")

_translator: Callable[[str, str], str] | None = None
_language = "en"


class Mask(Protocol):
    """Truth values that can be counted: an array, a column."""

    def sum(self) -> int:
        """How many hold."""


def use_translator(translator: Callable[[str, str], str] | None, language: str = "en") -> None:
    """Let `translator(context, text)` speak for the core; without one it speaks English.

    >>> use_translator(lambda context, text: {"Use distinct names.": "请使用不同的名称。"}.get(text, text), "zh")
    >>> translate("Core", "Use distinct names."), language()
    ('请使用不同的名称。', 'zh')
    >>> use_translator(None)
    """
    global _translator, _language
    _translator, _language = translator, language


def translate(context: str, text: str) -> str:
    """`text` in the user's language; fill placeholders with ``.format()`` afterwards.

    >>> translate("Core", "{n} rings").format(n=3)
    '3 rings'
    """
    said = _translator(context, text) if _translator else text
    return _Whole(said) if _language == "zh" and "{" in said else said


class _Whole(str):
    """A Chinese text that, once it is filled, says all of a number as all: 全部 5 个, not 5 个中有 5 个.

    A name in Latin letters has a blank to its Chinese neighbours: H03 居首. A bound in the place of a number has no blank before
    it, and stands before the verb: 现状为至少 5%, 至少占 5%.
    """

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """The text with its placeholders filled."""
        said = _apart(super().format(*map(_marked, args), **{name: _marked(one) for name, one in values.items()}))
        said = _THERE.sub(r"\1有 ", _SHARE.sub(r"\2占\1 ", _BOUND.sub("", said)))
        return _ALL_OF.sub(_all_of, said) if "中" in self else said

    def replace(self, *args: object) -> "_Whole":
        """The text with one of its placeholders filled."""
        return _Whole(super().replace(*args))


# n of a kind, of which n are or do something: 5 个候选空间中有 5 个, 7 类中的 7 类. After 在 it is where something holds.
_ALL_OF = re.compile(
    r"(?P<at>(?<!存)在[^，。；：（）\d]*?)? ?(?<![\d.,])(?P<n>\d[\d,]*) (?P<unit>[个处家条类次行])"
    r"(?P<kind>[^，。；：（）\d]*?)中[有的]? ?(?P=n) (?P=unit)"
)


# Around what was filled in, until it is seen what stands beside it.
_MARK = "\0"
_LATIN = re.compile("[A-Za-z]")
_BESIDE = re.compile(f"(?<=[\u4e00-\u9fff]){_MARK}(?=[A-Za-z0-9])|(?<=[A-Za-z0-9]){_MARK}(?=[\u4e00-\u9fff])")


def _marked(value: object) -> object:
    """What is filled in, between marks where it has Latin letters."""
    return f"{_MARK}{value}{_MARK}" if isinstance(value, str) and _LATIN.search(value) else value


def _apart(said: str) -> str:
    """A filled text with blanks in the place of marks between Latin and Chinese, and no other marks."""
    return _BESIDE.sub(" ", said).replace(_MARK, "") if _MARK in said else said


_BOUND = re.compile(r"(?<=[\u4e00-\u9fff]) (?=至[少多] )")
# The verb is 占, which 占比, 占地 and 占用 only begin with.
_SHARE = re.compile(r"占(?![比地用])([\u4e00-\u9fff]{0,8}?)(至[少多]) ")
# The same of 有, unless it is the end of another word.
_THERE = re.compile("(?<![所含拥具没设])有(至[少多]) ")


def _all_of(found: re.Match) -> str:
    """All of them, or the only one."""
    before = "仅有的" if found["n"] == "1" else "全部"
    at, kind = found["at"] or "", found["kind"]
    return f"{at}{before} {found['n']} {found['unit']}{kind}{'中' if at else ''}"


def language() -> str:
    """The user's language: ``zh`` or ``en``."""
    return _language


def split_list(text: str | None) -> list[str]:
    """The items of a list typed by a user: split at ``,`` ``，`` or ``、``, blanks trimmed, empty items dropped.

    >>> split_list("parks, 高校，offices、 ")
    ['parks', '高校', 'offices']
    """
    return [item for item in (part.strip() for part in re.split("[,，、]", text or "")) if item]


def listed(names: Sequence[str], most: int = 12, between: str = "") -> str:
    """The names of a sentence, and how many more there are where it would run too long; `between` them stands a comma by default.

    A single one more is no shorter than its name.

    >>> listed(["north", "south", "east", "west"], most=3), listed(["north", "south", "east", "west"], most=2)
    ('north, south, east, west', 'north, south and 2 more')
    """
    if len(names) <= most + 1:
        most = len(names)
    text = (between or translate("Text", ", ")).join(names[:most])
    if len(names) == most:
        return text
    # Chinese counts all of them behind 等, not those left out.
    n = len(names) if language() == "zh" else len(names) - most
    return translate("Text", "{names} and {n} more").format(names=text, n=f"{n:,}")


def about(what: str, said: str) -> str:
    """What is said of something, behind a colon of the language.

    >>> about("500 m", "1")
    '500 m: 1'
    """
    return translate("Text", "{what}: {said}").format(what=what, said=said)


def paragraph(*said: str) -> str:
    """Whole sentences one after the other: a blank between them, none after a full-width mark; empty ones are left out.

    >>> paragraph("No rings.", "", "Give some."), paragraph("没有圈层。", "请给出圈层。")
    ('No rings. Give some.', '没有圈层。请给出圈层。')
    """
    text = ""
    for sentence in filter(None, said):
        text += sentence if not text or text.endswith(("。", "！", "？", "；")) else f" {sentence}"
    return text


def yes_or_no(value: object) -> str:
    """A flag in words.

    >>> yes_or_no(True), yes_or_no(0)
    ('yes', 'no')
    """
    return translate("Text", "yes") if value else translate("Text", "no")


def capital(text: str) -> str:
    """A text that begins as headings do.

    >>> capital("town layout"), capital("城镇布局")
    ('Town layout', '城镇布局')
    """
    return text[:1].upper() + text[1:]


def plural(n: int, one: str, many: str) -> str:
    """`one` where `n` is 1, else `many` (both translated already), with ``{n}`` filled in; other placeholders stay.

    >>> plural(1, "{n} row of {layer}", "{n} rows of {layer}").format(layer="parks")
    '1 row of parks'
    >>> plural(1200, "{n} row of {layer}", "{n} rows of {layer}").format(layer="parks")
    '1,200 rows of parks'
    """
    return (one if n == 1 else many).replace("{n}", f"{n:,}")


def remarks(*cases: tuple[int | Mask, str, str], **values: object) -> list[str]:
    """A remark for each number, or mask of rows, above 0: ``(n, one, many)`` as in `plural`, `values` for the other placeholders.

    >>> remarks((2, "{n} ring is empty.", "{n} rings are empty."), (0, "{n} ring is cut.", "{n} rings are cut."))
    ['2 rings are empty.']
    >>> remarks((1, "{n} of {all} rings is cut.", "{n} of {all} rings are cut."), all=9)
    ['1 of 9 rings is cut.']
    """
    numbers = [(n if isinstance(n, int) else int(n.sum()), one, many) for n, one, many in cases]
    texts = [plural(n, one, many) for n, one, many in numbers if n]
    return [text.format(**values) for text in texts] if values else texts


def of_rows(n: int, total: int) -> str:
    """How many of the rows, for a sentence whose verb goes by `n`.

    >>> of_rows(1, 1), of_rows(0, 1200)
    ('1 of 1 row', '0 of 1,200 rows')
    """
    text = plural(total, translate("Text", "{some} of {n} row"), translate("Text", "{some} of {n} rows"))
    return text.format(some=f"{n:,}")


class HalfUp(float):
    """A number that is shown rounded half up, as whoever checks it by hand does (四舍五入): .345 is 35%, not 34%.

    Python rounds half to even, and the binary number that stands for .345 at that; here the shortest decimals that stand
    for the number are rounded. Specs of ``f`` and ``%`` with a precision and of ``g``, which is never written with a power of
    ten: no planner reads 2.48e+06. Another is Python's own.

    >>> f"{0.345:.0%} {HalfUp(0.345):.0%}", f"{2.5:.0f} {HalfUp(2.5):.0f}", f"{1.125:.3g} {HalfUp(1.125):.3g}"
    ('34% 35%', '2 3', '1.12 1.13')
    >>> f"{2483000:,.3g} {HalfUp(2483000):,.3g}", f"{0.0000842:g} {HalfUp(0.0000842):g}"
    ('2.48e+06 2,480,000', '8.42e-05 0.0000842')
    """

    def __format__(self, spec: str) -> str:
        precise = re.search(r"\.(\d+)([f%])$|(?:\.(\d+))?g$", spec)
        if precise is None or not math.isfinite(self):
            return super().__format__(spec)
        exact = Decimal(repr(float(self)))
        if precise[2] is None:
            digits = Context(prec=max(int(precise[3] or 6), 1), rounding=ROUND_HALF_UP)
            return format(digits.create_decimal(exact).normalize(), spec[: precise.start()] + "f")
        with localcontext() as context:
            context.prec, context.rounding = 400, ROUND_HALF_UP
            return format(exact, spec)


def rounded(value: float, digits: int = 0) -> str:
    """A number with so many decimals, rounded half up; a smaller one with its first digit, so that it never reads as none.

    >>> rounded(1234.5), rounded(2.25, 1), rounded(0.0, 1), rounded(0.0042, 1)
    ('1,235', '2.3', '0.0', '0.004')
    """
    shown = f"{HalfUp(value):,.{digits}f}"
    if value and not any(digit in shown for digit in "123456789") and math.isfinite(value):
        shown = f"{HalfUp(value):,.{_first_digit(value)}f}"
    return shown


def exactly(value: float) -> str:
    """A number with all digits that it has, as a user typed it.

    >>> exactly(1234567.0), exactly(0.00005), exactly(250)
    ('1,234,567', '0.00005', '250')
    """
    return f"{HalfUp(value):,.15g}"


def fixed(value: float, number_format: str) -> str:
    """A number in a format such as ``{:.1%}``, half up, but what is there never reads as nothing, a share below 1 never as 100%.

    Such a number has the decimals that it needs, and a share the five of its tenth, see `decimals`; what arithmetic leaves over,
    below 1e-10, is none.

    >>> fixed(0.347, "{:.0%}"), fixed(0.9997, "{:.1%}"), fixed(0.0003, "{:.1%}"), fixed(0.0079, "{:,.1f} km²")
    ('35%', '99.97%', '0.03%', '0.008 km²')
    >>> fixed(99.96, "{:.1f}%"), fixed(0.04, "{:.1f}%"), fixed(100, "{:.1f}%"), fixed(34.5, "{:.0f}%")
    ('99.96%', '0.04%', '100.0%', '34.5%')
    """
    if in_hundreds := _IN_HUNDREDS.search(number_format):
        number_format = number_format.replace(in_hundreds[0], f"{{:{in_hundreds['before']}.{in_hundreds['digits']}%}}")
        value = value / 100
    spec = _FIXED.search(number_format)
    if spec is not None and (spec["digits"], spec["kind"]) == ("0", "%") and _has_a_five(value):
        return number_format.replace(".0%", ".1%").format(HalfUp(value))
    shown = number_format.format(HalfUp(value))
    if spec is None or not math.isfinite(value):
        return shown
    number = float(spec[0].format(HalfUp(value)).rstrip("%").replace(",", ""))
    is_share = spec["kind"] == "%"
    if is_share and _NOISE < value < 1 - _NOISE and number in (0, 100):
        return number_format.replace(spec[0], percent(value))
    if number or abs(value) < _NOISE:
        return shown
    digits = _first_digit(value) - 2 * is_share
    return number_format.replace(spec[0], f"{{:{spec['before']}.{digits}{spec['kind']}}}").format(HalfUp(value))


# A format with so many decimals; what is less than this is left over by arithmetic.
_FIXED = re.compile(r"\{:(?P<before>[^{}.]*)\.(?P<digits>\d+)(?P<kind>[f%])\}")
_NOISE = 1e-10
# Per cent written as a number.
_IN_HUNDREDS = re.compile(r"\{:(?P<before>[^{}.]*)\.(?P<digits>\d+)f\}%")


def column_decimals(values: Iterable[float]) -> int:
    """How many decimals the numbers of a column have, all the same, so that they stand below each other.

    So many that the middle one has three figures, the least, if three are enough, is no nought, and in a column of shares of
    one none below 1 reads as 1, if six are enough; so many that those which differ little, as longitudes of a town, differ
    in two figures; and no more than they need. Write them by `rounded`: a still smaller one has more.

    >>> column_decimals([2.5, 30, 400]), column_decimals([0.5, 0.25]), column_decimals([0.5, 0.9996]), column_decimals([7, 3])
    (1, 2, 4, 0)
    >>> column_decimals([119.0123, 119.0456, 119.0881])
    3
    >>> [rounded(value, column_decimals([0.5, 0.234, 0.00004])) for value in (0.5, 0.234, 0.00004)]
    ['0.500', '0.234', '0.00004']
    """
    sizes = sorted(abs(value) for value in values if value and math.isfinite(value))
    if not sizes:
        return 0
    to_one = [1 - size for size in sizes if 1 - size > _NOISE] if sizes[-1] <= 1 else []
    middle, least, nearest = (_first_digit(size) for size in (median(sizes), sizes[0], min(to_one, default=1)))
    most = max(middle + 2, min(least, 3), min(nearest, 6), 0)
    apart = _first_digit(spread) if (spread := sizes[-1] - sizes[0]) > _NOISE * sizes[-1] else 0
    most = min(apart + 1, 6) if apart > most else most
    needed = (n for n in range(most) if all(math.isclose(round(size, n), size, rel_tol=1e-9) for size in sizes))
    return next(needed, most)


def _first_digit(value: float) -> int:
    """At which decimal a number begins."""
    return -math.floor(math.log10(abs(value)))


def p_value(p: float) -> str:
    """How likely chance is, as tables have it: two digits, but three decimals at most, or as many as keep it on its side of 5%.

    >>> p_value(0.273), p_value(0.0123), p_value(0.0498), p_value(0.05), p_value(0.0502), p_value(3e-31), p_value(float("nan"))
    ('0.27', '0.012', '0.0498', '0.05', '0.0502', '<0.001', '–')
    >>> p_value(0.0023), p_value(0.003), p_value(0.0099)
    ('0.002', '0.003', '0.01')
    """
    if p != p:
        return "–"
    if p < 0.0005:
        return "<0.001"
    p = float(f"{HalfUp(p):.3f}") if p < 0.01 else p  # beside <0.001 a fourth decimal says nothing
    shown = (f"{HalfUp(p):.{digits}g}" for digits in range(2, 17))
    return next(text for text in shown if (float(text) < 0.05, float(text) > 0.05) == (p < 0.05, p > 0.05))


def decimals(shares: Iterable[float], *marks: float, most: int = 3) -> int:
    """Decimals of a per cent that keep each share (0–1) on its side of 0, 1 and the `marks`: 98.6% is not yet 99%.

    A share whose tenth is a five keeps it: where a sentence has no decimals and a table has one, who rounds what the table says
    comes to what the sentence says.

    >>> decimals([0.5]), decimals([0.986], 0.99), decimals([0.9996]), decimals([0.30462])
    (0, 1, 2, 1)
    """
    shares = [share for share in shares if share == share]
    for digits in range(min(int(any(map(_has_a_five, shares))), most), most):
        shown = [float(f"{HalfUp(share):.{digits}%}"[:-1]) / 100 for share in shares]
        if all(_alike(*pair, marks) for pair in zip(shares, shown, strict=True)):
            return digits
    return most


def _has_a_five(share: float) -> bool:
    """Whether the tenth of a per cent is a five, which rounds either way."""
    return f"{HalfUp(share):.1%}".endswith(".5%")


def percent(share: float, *marks: float) -> str:
    """A share (0–1) in per cent, rounded half up, exact enough to stay on its side of 0, 1 and the `marks`; see `decimals`.

    >>> percent(0.5), percent(0.347), percent(0.986, 0.99), percent(0.9996), percent(1e-9), percent(1 - 1e-9)
    ('50%', '35%', '98.6%', '99.96%', '<0.001%', '>99.999%')
    >>> percent(0.305), percent(0.30462), percent(0.3044), f"{HalfUp(0.30462):.1%}"
    ('30.5%', '30.5%', '30%', '30.5%')
    >>> percent(-0.0004), percent(-0.2), percent(-1e-9)
    ('-0.04%', '-20%', '>-0.001%')
    """
    if share != share:
        return "–"
    text = f"{HalfUp(share):.{decimals([share], *marks)}%}"
    if share and float(text[:-1]) == 0:
        return "<0.001%" if share > 0 else ">-0.001%"
    return ">99.999%" if share < 1 and float(text[:-1]) == 100 else text


def percents(shares: Sequence[float], together: int = 0) -> list[str]:
    """The parts of a whole (0–1) in per cent, each rounded half up, with a decimal where only with it they add up to 100%.

    Equal parts are equal, and each reads as it does in a table: none is bent for the sake of the sum. Parts that add up with
    no decimal nor with one, or not to 1, are each rounded for themselves. Where the first parts are told `together` as well,
    that share follows at the end, and adds up too.

    >>> percents([1 / 8, 3 / 8, 4 / 8]), percents([1 / 3] * 3), percents([0.0004, 0.9996])
    (['12.5%', '37.5%', '50.0%'], ['33%', '33%', '33%'], ['0.04%', '99.96%'])
    >>> percents([0.124, 0.124, 0.752], together=2)
    ['12.4%', '12.4%', '75.2%', '24.8%']
    """
    told = [round(share, 12) for share in (*shares, *([sum(shares[:together])] if together else []))]
    if math.isclose(sum(shares), 1, abs_tol=1e-9):
        for digits in range(decimals(told), 2):
            shown = [f"{HalfUp(share):.{digits}%}" for share in told]
            exact = [Decimal(part[:-1]) for part in shown]
            parts, both = exact[: len(shares)], exact[len(shares) :]
            if sum(parts) == 100 and all(sum(parts[:together]) == part for part in both):
                return shown
    return [percent(share) for share in told]


def _alike(share: float, shown: float, marks: Sequence[float]) -> bool:
    return (
        (share > 0) == (shown > 0)
        and (share < 0) == (shown < 0)
        and all((share >= mark) == (shown >= mark) for mark in (1, *marks))
    )
