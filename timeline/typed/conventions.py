"""How a column of dates is written, decided once: by what its own rows can only mean, or by whoever knows.

"1/2/2025" may be in January or in February. Beside "1/20/2025", which can only have its month first, it is in January:
what all rows of a column need at once is how it is written. Where no row settles that, it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from timeline.dates.edtf import is_date
from timeline.typed.figures import both_counts, part_of_year
from timeline.typed.meaning import Meaning
from timeline.typed.meanings import CENTURIES, distinct, variants

#: What a column may be, and how that is said behind "date is read"; `clock` and `compact` are only read off its rows.
WORDS = {
    ("order", "month-first"): "month first", ("order", "day-first"): "day first", ("order", "year-first"): "year first",
    ("compact", "month-first"): "with {text} month first", ("compact", "day-first"): "with {text} day first",
    ("compact", "year-first"): "with {text} year first", ("short", "years"): "with {text} as years",
    ("short", "months"): "with {text} as a month", ("bc", "historical"): "with -1 for 1 BC, as historians count",
    ("bc", "astronomical"): "with -1 for 2 BC, as EDTF counts",
    ("number", "serial"): "with {text} as a day that a spreadsheet counts",
    ("number", "epoch"): "with {text} as a time since 1970",
    ("clock", "days"): "as days, each time being a midnight", ("clock", "times"): "with a T for the blank in {text}",
}  # fmt: skip
EXPECTED = (
    "month-first, day-first or year-first; century=1900, the first of the hundred years of two digits; short=years or "
    "short=months, for 1984-5; bc=historical or bc=astronomical; zone=+01:00; implied, for blank dates, or above, "
    "where they are those of the row above; serial or epoch, for numbers that a spreadsheet or a computer counts"
)


#: What blank dates may be, and numbers that programs count.
_BLANKS, _NUMBERS = ("implied", "above"), ("serial", "epoch")


def told(text: str | None) -> dict[str, str]:
    """What somebody says of how a table's dates are written.

    Parameters
    ----------
    text : str or None
        Such as "month-first" or "day-first, century=1900, bc=historical".

    Raises
    ------
    ValueError
        If a part of it is none of that.

    Examples
    --------
    >>> told("month-first,century=1950")
    {'order': 'month-first', 'century': '1950', 'compact': 'month-first'}
    """
    known: dict[str, str] = {}
    for typed in filter(None, (part.strip().casefold() for part in (text or "").split(","))):
        part = f"blank={typed}" if typed in _BLANKS else f"number={typed}" if typed in _NUMBERS else typed
        key, _, value = part.partition("=") if "=" in part else ("order", "", part)
        right = (
            re.fullmatch(r"\d{1,4}", value) and int(value) <= 9900
            if key == "century"
            else re.fullmatch(r"z|[+-]\d\d(:\d\d)?", value)
            if key == "zone"
            else value in _BLANKS
            if key == "blank"
            else (key, value) in WORDS and key in ("order", "short", "bc", "number")
        )
        if not right:
            raise ValueError(f'"{typed}" does not say how dates are written; expected {EXPECTED}')
        if known.get(key, value) != value:
            raise ValueError(f'"{typed}" contradicts "{known[key]}"; expected one of the two')
        known[key] = str(int(value)) if key == "century" else value.upper() if key == "zone" else value
    return known | ({"compact": known["order"]} if "order" in known else {})


@dataclass(frozen=True)
class Settled:
    """What the texts of a column mean.

    Attributes
    ----------
    dates : mapping of str to Meaning
        To each text that is to be read otherwise than as it stands, what it means.
    by : mapping of (str, str) to list of str
        How the column is written, and the texts that say so; none where somebody has told it, or EDTF itself.
    left : mapping of str to list of Meaning
        To each other text that a column might settle, what it may still mean.
    open : mapping of str to tuple of str
        To each text that nothing settles, what would have to be known.
    clashes : sequence of (str, str, str)
        What is contradicted, and two texts that contradict one another.
    """

    dates: Mapping[str, Meaning] = field(default_factory=dict)
    by: Mapping[tuple[str, str], list[str]] = field(default_factory=dict)
    left: Mapping[str, list[Meaning]] = field(default_factory=dict)
    open: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    clashes: Sequence[tuple[str, str, str]] = ()


def settled(texts: Iterable[str], known: Mapping[str, str], lang: str = "en", *, are_years: bool = False) -> Settled:
    """Decide how a column is written.

    Parameters
    ----------
    texts : iterable of str
        Each text of the column once, in its order.
    known : mapping of str to str
        What was `told`.
    lang : str
    are_years : bool
        Whether the column is called so, where 1910-11 is rather two years than a month.

    Examples
    --------
    >>> column = settled(["1/2/2025", "1/20/2025"], {})
    >>> [one.edtf for one in column.dates.values()], column.by
    (['2025-01-02', '2025-01-20'], {('order', 'month-first'): ['1/20/2025']})
    >>> settled(["1/2/2025"], {}).open, settled(["1/2/2025"], told("day-first")).dates["1/2/2025"].edtf
    ({'1/2/2025': ('order',)}, '2025-02-01')
    """
    texts = list(texts)
    windows = (int(known["century"]),) if "century" in known else CENTURIES
    typed = {text: variants(text, lang, windows) for text in texts if not _PLAIN.fullmatch(text) and not is_date(text)}
    typed = {text: readings for text, readings in typed.items() if any(one.needs for one in readings)}
    dayless = _days_without_year(texts, typed) if "century" not in known else {}
    typed = {text: readings for text, readings in typed.items() if text not in dayless}
    wrong = {*typed}
    are_years = are_years or any(map(_YEARS.fullmatch, texts))
    typed |= _followers(texts, typed, {**known, "short": ""} if are_years else known)
    if are_years:  # beside a range of years a short one is as likely as a month
        wrong |= {text for text, readings in typed.items() if len(readings) > 1 and _may_be_years(readings)}
    remaining, by, clashes = {}, {}, []
    for key, cast in _votes(typed).items():
        remaining[key], why, clash = _decided(key, cast, known, wrong)
        clashes += clash
        if len(remaining[key]) == 1 and key != "century":
            by[key, remaining[key][0]] = why
    month_first = by.get(("order", "month-first"), ())
    dates, left, unsettled = {}, dict(dayless), {}
    for text, readings in typed.items():
        fit = [one for one in readings if all(value in remaining.get(key, (value,)) for key, value in one.needs)]
        if _DOTTED.search(text) and month_first and not any(map(_DOTTED.search, month_first)):
            fit = list(readings)
        if not fit and any(key in known for one in readings for key, _ in one.needs):
            left[text] = list(readings)  # it is not what was told, which is said
            continue
        one, *others = distinct(fit or readings)
        if not others and (one.certain or _all_told(one, known)):
            if one.edtf != text:
                dates[text] = one
            continue
        left[text] = [one, *others]
        if text in wrong and (keys := _undecided(fit or readings)):
            unsettled[text] = keys
    # What contradicts itself settles nothing, and to take what is plain from it would hide that something is not.
    doubtful = {key for key, *_ in clashes}
    hidden = {text: [one] for text, one in dates.items() if doubtful & {key for key, _ in one.needs}}
    dates, left = {text: one for text, one in dates.items() if text not in hidden}, left | hidden
    return Settled(dates, by, left, unsettled, tuple(clashes))


def _days_without_year(texts: Sequence[str], typed: Mapping[str, Sequence[Meaning]]) -> dict[str, list[Meaning]]:
    """Texts such as "Oct 21" beside days that have their year: they lack theirs, and may mean nothing else."""
    dayless = {text: [] for text in typed if _MONTH_AND_NUMBER.fullmatch(text)}
    has_days = dayless and any(len(one.edtf) == 10 for text in texts for one in variants(text))
    return dayless if has_days else {}


_MONTH_AND_NUMBER = re.compile(r"[^\W\d]+\.? (?:[12]?\d|3[01])")
#: What most columns are full of, and nothing has to be decided about.
_PLAIN = re.compile(r"\d{4}(?:-\d\d-\d\d)?", re.ASCII)
#: A day in figures with dots, where the month hardly ever stands first: rows with other signs do not tell of it.
_DOTTED = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.\d{2,4}(?![\d.])", re.ASCII)
#: Two years with a dash between them, which are no date as they stand.
_YEARS = re.compile(r"\d{4} ?[-\u2010-\u2015] ?\d{4}", re.ASCII)


def _may_be_years(readings: Sequence[Meaning]) -> bool:
    return any(("short", "years") in one.needs for one in readings)


def open_keys(found: Settled) -> set[str]:
    """What of a column is still to be decided, or contradicts itself.

    Examples
    --------
    >>> open_keys(settled(["-400"], {})), open_keys(settled(["-400", "0000"], {}))
    ({'bc'}, set())
    """
    return {key for keys in found.open.values() for key in keys} | {key for key, *_ in found.clashes}


def bears_on(text: str) -> set[str]:
    """What a date would settle of its column, if it stood there as EDTF, or would no longer show to be open.

    Examples
    --------
    >>> bears_on("-0499"), bears_on("1815-06"), bears_on("1914/1918"), bears_on("1815-06-18")
    ({'bc'}, {'short'}, {'short'}, set())
    """
    needs = _followers([text], {}, {"short": "", "bc": ""}).get(text, ())
    years = {"short"} if re.fullmatch(r"\d{4}[~?%]?/\d{4}[~?%]?", text) else set()
    return {key for one in needs for key, _ in one.needs} | years


def _all_told(one: Meaning, known: Mapping[str, str]) -> bool:
    return bool(one.needs) and all(known.get(key) == value for key, value in one.needs)


def _votes(typed: Mapping[str, Sequence[Meaning]]) -> dict[str, dict[str, set[str]]]:
    """By what is to be decided, the values that each text allows."""
    votes: dict[str, dict[str, set[str]]] = {}
    for text, readings in typed.items():
        needs = [dict(one.needs) for one in readings]
        for key in needs[0]:
            if all(key in one for one in needs):
                votes.setdefault(key, {})[text] = {one[key] for one in needs}
    return votes


def _decided(
    key: str, cast: Mapping[str, set[str]], known: Mapping[str, str], typed: set[str]
) -> tuple[list[str], list[str], list[tuple[str, str, str]]]:
    """The values that remain, the texts that leave no others, and texts that contradict one another."""
    every = list(dict.fromkeys(value for values in cast.values() for value in sorted(values)))
    if key in known:
        against = [text for text, values in cast.items() if known[key] not in values and text in typed]
        return [known[key]], [], [(key, text, "") for text in against]
    remaining, why = set(every), []
    for text, values in sorted(cast.items(), key=lambda item: len(item[1])):  # stable: the first row that says it
        if not values & remaining:
            first, second = sorted(
                (text, next((one for one in why if not cast[one] & values), why[0])), key=list(cast).index
            )
            return every, [], [(key, first, second)]
        if not remaining <= values:
            why.append(text)
            remaining &= values
    if key == "clock" and len(remaining) > 1:  # every time is a midnight
        remaining = {"days"}
    if key == "clock" and not why:
        why = list(cast)[:1]
    return [value for value in every if value in remaining], why or list(cast)[:1], []


def _undecided(readings: Sequence[Meaning]) -> tuple[str, ...]:
    """What would have to be known to choose between readings; nothing where that alone would not do."""
    values: dict[str, set[str]] = {}
    dates = distinct(list(readings))
    for one in dates:
        for key, value in one.needs:
            values.setdefault(key, set()).add(value)
    open_keys = {key for key, some in values.items() if len(some) > 1}
    if not open_keys or not all(open_keys & {key for key, _ in one.needs} for one in dates):
        return ()
    return tuple(key for key in ("order", "compact", "century", "short", "bc") if key in open_keys)


# --- dates that are EDTF as they stand, and something else in such a column -----------------------------------


def _followers(
    texts: Sequence[str], typed: Mapping[str, Sequence[Meaning]], known: Mapping[str, str]
) -> dict[str, tuple[Meaning, ...]]:
    """EDTF that means something else where the column has short ranges or counts years as historians do."""
    theirs = {key for readings in typed.values() for one in readings for key, _ in one.needs}
    keys = theirs | {*known}
    found: dict[str, tuple[Meaning, ...]] = {}
    for text in texts if keys & {"short", "bc", "clock"} else ():
        if text in typed or not is_date(text):
            continue
        if "short" in keys and re.match(r"[^,/]*\d{4}-[\dX]{2}(?!-)", text):
            found[text] = tuple(_short(text))
        elif "clock" in keys and re.search(r"T(?!00:00)", text):
            found[text] = (Meaning(text).under("clock", "times"),)
        elif "bc" in keys and (text == "0000" or re.search(r"(?<![\dX-])-\d", text)):
            found[text] = tuple(_bc(text, padded="bc" in known and "bc" not in theirs))
    return {text: readings for text, readings in found.items() if readings}


def _short(text: str) -> Iterable[Meaning]:
    """YYYY-MM, whose month may be the end of a range; any other that ends with a month can only have that."""
    match = re.fullmatch(r"(\d\d)(\d\d)-(\d\d)([~?%]?)", text)
    yield Meaning(text, f"the {part_of_year(match[3]) if match else 'month'}").under("short", "months")
    if match and match[3] > match[2]:
        century, first, last, sign = match.groups()
        years = f"{century}{first}{sign}/{century}{last}{sign}"
        yield Meaning(years, "the years").under("short", "years")


def _bc(text: str, padded: bool) -> Iterable[Meaning]:
    """Years before our era: EDTF if only EDTF has it, or by a nought, as messages say to write, unless `padded`."""
    if text == "0000" or "X" in text:
        yield Meaning(text).under("bc", "astronomical")
    elif padded or re.fullmatch(r"-[1-9]\d{3}", text):
        yield from both_counts(text)
