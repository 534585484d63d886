"""What a text that is no EDTF date may mean: every reading of it, if all of it is understood, and none if not."""

from __future__ import annotations

import re
from itertools import product

from timeline.dates.calendar import year_month_day
from timeline.dates.edtf import is_date, parse
from timeline.dates.span import Point
from timeline.typed.months import with_months
from timeline.typed.written import ABOUT, AD, BC, DAY_OF, MONTH, READINGS, Meaning, Meanings, day_text

_PERHAPS = r"perhaps|possibly|maybe|vielleicht|peut-être|quizás"
_TO = r" ?- ?| to | until | till | through | bis | à | au | hasta | a "
_NOW = r"present|now|today|heute|aujourd'hui|hoy"


def meanings(text: str, lang: str = "en") -> list[Meaning]:
    """Every reading of a text that is no EDTF.

    Parameters
    ----------
    text : str
    lang : str
        A language in which months may be written, beside English, French, German, Spanish and Arabic.

    Returns
    -------
    list of Meaning
        Empty where the text is not understood to its last sign.

    Examples
    --------
    >>> [one.edtf for text in ("4 October 1957", "c. 1200", "1850s", "since 2019") for one in meanings(text)]
    ['1957-10-04', '1200~', '185X', '2019/..']
    >>> [one.edtf for one in meanings("07/10/2023")], meanings("soon after 1900")
    (['2023-10-07', '2023-07-10'], [])
    """
    if len(text) > 80:
        return []
    readings: dict[str, Meaning] = {}
    for plain in with_months(text, lang):
        for one in _whole(plain):
            if is_date(one.edtf):
                readings.setdefault(one.edtf, one)
    return list(readings.values())


def as_edtf(text: str, lang: str = "en") -> str:
    """A date as EDTF where it can only mean one thing, else as it stands.

    Examples
    --------
    >>> as_edtf("1850s"), as_edtf("07/10/2023"), as_edtf("2023-12")
    ('185X', '07/10/2023', '2023-12')
    """
    if not text or is_date(text):
        return text
    readings = meanings(text, lang)
    return readings[0].edtf if len(readings) == 1 and readings[0].certain else text


def beyond(text: str) -> bool:
    """Whether a text names a year that is understood and too far away: 12,000 BC, 66 million years ago."""
    plain = " ".join(text.casefold().replace(",", "").split())
    if match := re.fullmatch(rf"(?:{ABOUT})?\s*(\d{{5,}}) ?(?:{BC}|bp)", plain):
        return int(match[1][:9]) > 10_000
    ago = re.fullmatch(
        rf"(?:{ABOUT})?\s*(\d+(?:\.\d+)?) ?(thousand|million|billion|ka|ma|ga|mya|bya)(?: years)?(?: ago)?", plain
    )
    if not ago:
        return False
    return float(ago[1]) * {"t": 1e3, "k": 1e3, "m": 1e6}.get(ago[2][0], 1e9) > 12_100


def _whole(text: str) -> Meanings:
    """A whole cell: an open end, a range, or one date."""
    for words, form in (("since|seit|depuis|desde", "{}/.."), ("until|till|up to|bis|jusqu'(?:à|en) ?|hasta", "../{}"),
                        ("by|spätestens", "[..{}]")):  # fmt: skip
        if match := re.fullmatch(rf"(?:{words}) ?(.+)", text):
            yield from (Meaning(form.format(one.edtf), one.said, one.certain) for one in _one_date(match[1]))
    if match := re.fullmatch(
        rf"(?:from )?(.+?) ?(?:-|to|until|till|bis|hasta) ?(?:the )?(?:{_NOW})|from (.+) on(?:wards?)?", text
    ):
        yield from (Meaning(f"{one.edtf}/..", one.said, one.certain) for one in _one_date(match[1] or match[2]))
    if match := re.fullmatch(r"(before|after|vor|nach|avant|après) (.+)", text):
        yield from _beside(match[2], before=match[1] in ("before", "vor", "avant"))
    if match := re.fullmatch(r"(?:between|zwischen|entre) (.+) (?:and|und|et|y) (.+)", text):
        yield from _pairs(match[1], match[2], "[{}..{}]")
    if match := re.fullmatch(r"(.+) (?:or|oder|ou|o) (.+)", text):
        yield from _pairs(match[1], match[2], "[{},{}]")
    yield from _range(text.removeprefix("from "))
    yield from _one_date(text)
    tight = re.sub(r" ?(\.\.|[/,\[\]{}]) ?", r"\1", text)
    if tight != text and re.fullmatch(r"[\d\[\]{},/.~?%xts:z+-]+", tight):
        yield Meaning(tight.upper())


def _pairs(left: str, right: str, form: str) -> Meanings:
    for a, b in product(_one_date(left), _one_date(right)):
        yield Meaning(form.format(a.edtf, b.edtf), " to ".join(filter(None, (a.said, b.said))), a.certain and b.certain)


def _beside(text: str, before: bool) -> Meanings:
    """Before a date or after it: some time then, or all the time."""
    for one in _one_date(text):
        point = parse(one.edtf).start if is_date(one.edtf) else None
        if (
            not isinstance(point, Point)
            or point.precision not in ("day", "month", "year")
            or point.about
            or point.perhaps
        ):
            continue
        at = point.earliest - 1 if before else point.latest + 1
        near = day_text(*year_month_day(at))[: {"year": -6, "month": -3, "day": None}[point.precision]]
        some, all_ = (f"[..{near}]", f"../{near}") if before else (f"[{near}..]", f"{near}/..")
        side = "before" if before else "after"
        yield Meaning(some, f"some time {side}", one.certain)
        yield Meaning(all_, f"all the time {side}", one.certain)


def _range(text: str) -> Meanings:
    """From one date to another, which may leave to the second what both share."""
    for match in re.finditer(_TO, text):
        left, right = text[: match.start()], text[match.end() :]
        if not left or not right:
            continue
        if short := re.fullmatch(rf"{DAY_OF}(?:{_TO}){DAY_OF} (?:of |de )?{MONTH},? ?(?:de )?(\d{{4}})", text):
            first, last, month, year = short.groups()
            yield Meaning(f"{year}-{month}-{int(first):02d}/{year}-{month}-{int(last):02d}")
            return
        if short := re.fullmatch(rf"{MONTH} {DAY_OF}(?:{_TO}){DAY_OF},? (\d{{4}})", text):
            month, first, last, year = short.groups()
            yield Meaning(f"{year}-{month}-{int(first):02d}/{year}-{month}-{int(last):02d}")
            return
        if short := re.fullmatch(r"(\d\d)(\d\d) ?- ?(\d\d)", text):
            if short[3] > short[2]:
                yield Meaning(
                    f"{short[1]}{short[2]}/{short[1]}{short[3]}", f"{short[1]}{short[2]} to {short[1]}{short[3]}"
                )
            continue
        era = re.search(rf"(?: ?(?:{BC}|{AD})| \d{{4}})$", right)
        lefts = [left]
        if era and re.fullmatch(rf"\d{{1,4}}|{DAY_OF} (?:of |de )?{MONTH}|{MONTH} {DAY_OF}|{MONTH}", left):
            lefts = [f"{left} {era[0].strip()}"]  # "500 - 400 BC", "8 May - 12 June 2020"
            if re.fullmatch(r"\d{3,4}", left) and not re.search(rf"(?:{BC}|{AD})$", right):
                lefts = [left]
        yield from (one for some in lefts for one in _pairs(some, right, "{}/{}"))


def _one_date(text: str) -> Meanings:
    """One date, with what qualifies it."""
    text = text.strip()
    if match := re.fullmatch(rf"(?:{ABOUT}) ?(.+)|(.+?),? (?:\((?:{ABOUT})\)|(?:{ABOUT}))", text):
        yield from _qualified(match[1] or match[2], "~")
    elif match := re.fullmatch(rf"(?:{_PERHAPS}) (.+)|(.+?) ?(?:\(\?\)|\?)", text):
        yield from _qualified(match[1] or match[2], "?")
    else:
        for reading in READINGS:
            yield from reading(text)


def _qualified(text: str, sign: str) -> Meanings:
    for one in _one_date(text):
        last = one.edtf[-1]
        if last not in "~?%" and not set(one.edtf) & set("[]{}/"):
            yield Meaning(one.edtf + sign, one.said, one.certain)
        elif last in "~?" and last != sign:
            yield Meaning(one.edtf[:-1] + "%", one.said, one.certain)
