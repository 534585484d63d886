"""What a text that is no EDTF date may mean: every reading of it, if all of it is understood, and none if not."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from timeline.dates.edtf import is_date, parse
from timeline.dates.points import MOST_SIGNS
from timeline.dates.span import DateError
from timeline.typed.around import bare, cautious, offered
from timeline.typed.beside import beside
from timeline.typed.figures import distinct_short, in_thai
from timeline.typed.hours import of_a_day
from timeline.typed.listed import listed
from timeline.typed.longer import SEASON
from timeline.typed.meaning import Meaning, Meanings, Windows, bounds, day_text, year_text
from timeline.typed.months import with_months
from timeline.typed.patterns import ABOUT, AD, BC, DAY_OF, MONTH, NOW, TO, ZONES
from timeline.typed.shared import (
    decades,
    doubted_at_one_end,
    in_two,
    in_two_calendars,
    lefts,
    shortened,
    with_two_years,
    with_whole_decades,
)
from timeline.typed.spellings import plain_spelling
from timeline.typed.written import one_date, pairs

#: Which hundred years two digits may stand for, where nobody has said: whole centuries, and those that spreadsheets
#: (1930) and programs (1969) take.
CENTURIES: Windows = (1900, 1930, 1969, 2000)


def meanings(text: str, lang: str = "en") -> list[Meaning]:
    """Every reading of a text that is no EDTF.

    Parameters
    ----------
    text : str
    lang : str
        A language in which months may be written; see `with_months` for those that are understood in any case.

    Returns
    -------
    list of Meaning
        One a date; empty where the text is not understood to its last sign.

    Examples
    --------
    >>> [one.edtf for text in ("4 October 1957", "c. 1200", "1850s", "since 2019") for one in meanings(text)]
    ['1957-10-04', '1200~', '185X', '2019/..']
    >>> [one.edtf for one in meanings("07/10/2023")], meanings("soon after 1900")
    (['2023-10-07', '2023-07-10'], [])
    """
    return distinct(variants(text, lang))


def distinct(readings: tuple[Meaning, ...] | list[Meaning]) -> list[Meaning]:
    """Each date once, however many ways of writing lead to it."""
    dates: dict[str, Meaning] = {}
    for one in readings:
        dates.setdefault(one.edtf, one)
    return list(dates.values())


@lru_cache(maxsize=20_000)
def variants(text: str, lang: str = "en", windows: Windows = CENTURIES) -> tuple[Meaning, ...]:
    """The same, each date once for every way of writing a column that would lead to it.

    Examples
    --------
    >>> [(one.edtf, *one.needs) for one in variants("5/13/2023")]
    [('2023-05-13', ('order', 'month-first'))]
    """
    if len(text) > MOST_SIGNS:
        return ()
    readings: dict[tuple, Meaning] = {}
    texts = with_months(text, lang)
    for plain in texts:
        inner, note = bare(plain)
        for one in (*_whole(plain, windows), *(offered(_whole(inner, windows), note) if inner != plain else ())):
            if is_date(one.edtf):
                # One name of different months settles nothing by a day that one of them has not.
                one = cautious(replace(one, certain=one.certain and len(texts) == 1), text)
                readings.setdefault((one.edtf, one.needs), one)
    found = tuple(distinct_short(readings.values()))
    return tuple(in_thai(found)) if lang.split("-")[0] == "th" else found


def as_edtf(text: str, lang: str = "en") -> str:
    """A date as EDTF where it can only mean one thing, whatever its column, else as it stands.

    Examples
    --------
    >>> as_edtf("1850s"), as_edtf("07/10/2023"), as_edtf("2023-12")
    ('185X', '07/10/2023', '2023-12')
    """
    if not text or _PLAIN.fullmatch(text) or is_date(text):
        return text
    readings = meanings(text, lang)
    return readings[0].edtf if len(readings) == 1 and readings[0].certain else text


#: What most cells are, and nothing else that could be meant.
_PLAIN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def untrue(text: str, lang: str = "en") -> DateError | None:
    """Why a text that is understood is no date all the same, as 31 April is none; None where it is not understood.

    Examples
    --------
    >>> str(untrue("30 February 2020").why), untrue("soon")
    ('is not a date: February 2020 has no day 30', None)
    """
    for plain in with_months(text, lang) if len(text) <= MOST_SIGNS else ():
        for one in _whole(plain, CENTURIES):
            try:
                parse(one.edtf)
            except DateError as error:
                if error.fault in ("day", "order"):
                    return error
    return None


def _whole(text: str, windows: Windows) -> Meanings:
    """A whole cell: an open end, a range, or one date."""
    text = with_whole_decades(plain_spelling(text))
    if re.fullmatch(r"_\d{4}", text):  # a dash before a year is a minus, or says "until"
        yield Meaning(f"../{text[1:]}", f"until {text[1:]}", certain=False)
        yield from (replace(one, certain=False) for one in one_date(f"-{text[1:]}", windows))
        return
    if match := re.fullmatch(rf"(.*\d.*?) ?\(?({'|'.join(ZONES)})\)?", text):
        for one in one_date(match[1], windows):
            if len(one.edtf) >= 10:
                yield from _on_clock(one, match[2])
    yield from _open(text, windows)
    if match := re.fullmatch(rf"(?:{_BETWEEN}) (.+) (?:{_AND}) (.+)", text):
        yield from _shared(match[1], match[2], "[{}..{}]", windows)
    if match := re.fullmatch(r"(.+) (?:or|oder|ou|o) (.+)", re.sub(r" \((or|oder|ou|o) ([^()]+)\)$", r" \1 \2", text)):
        other = re.fullmatch(r"\d{4}", match[2]) and re.fullmatch(rf"((?:.*{MONTH}|{SEASON})\D*)\d{{4}}", match[1])
        if other:  # of a year alone, after a month of another, it is not said that it is all of that
            yield from (
                replace(one, certain=False) for one in _shared(match[1], other[1] + match[2], "[{},{}]", windows)
            )
        else:
            yield from _shared(match[1], match[2], "[{},{}]", windows)
    if both := in_two(text):
        for form, said in (("{}/{}", "all of both"), ("[{},{}]", "one of them")):
            for one in _shared(*both, form, windows):
                yield replace(one, said=", ".join(filter(None, (one.said, said))), certain=False)
    if readings := [*shortened(text)]:
        yield from readings
        return
    if match := re.fullmatch(rf"(\d{{1,2}})\.?/((\d{{1,2}})\.? ?{MONTH},? (\d{{4}}))", text):
        yield from in_two_calendars(match[1], match[3], int(match[4]), int(match[5]))
        yield from _shared(match[1], match[2], "{}/{}", windows)
        yield from _shared(match[1], match[2], "[{}..{}]", windows)
    years = "season|saison|academic year|school year|financial year|schuljahr|année scolaire|curso"
    if match := re.fullmatch(
        rf"(\d{{4}})[/-](?:\d\d)?(\d\d) (?:{years})|(?:{years}) (\d{{4}})[/-](?:\d\d)?(\d\d)", text
    ):
        first, last = filter(None, match.groups())
        if int(last) == (int(first) + 1) % 100:
            yield Meaning(f"{first}/{int(first) + 1}", certain=False)
    yield from _range(re.sub("^(?:from|vom|von|du|del|dal|de|desde) ", "", text), windows)
    yield from chain(of_a_day(text, windows), listed(text), with_two_years(text), one_date(text, windows))
    if re.search(r":\d\d[.,]\d", text) and is_date(whole := re.sub(r"(?<=:\d\d)[.,]\d+", "", text).upper()):
        aside = "the fraction of a second is left out" if re.search(r":\d\d[.,]0*[1-9]", text) else ""
        yield Meaning(whole, note=aside).under("clock", "times")
    tight = re.sub(r" ?(\.\.|[/,\[\]{}]) ?", r"\1", text)
    if tight != text and re.fullmatch(r"[\d\[\]{},/.~?%xts:z+-]+", tight):
        yield Meaning(tight.upper())


def _on_clock(one: Meaning, clock: str) -> Meanings:
    """A date by the clock of a name, which says nothing of a day without a time, as neither does "local"."""
    offsets, name = ZONES[clock], clock.upper()
    if "T" not in one.edtf or not offsets:
        yield replace(one, certain=one.certain and "T" not in one.edtf, note=f"{name} is left out")
    elif isinstance(offsets, str):
        yield replace(one, edtf=one.edtf + offsets, certain=False, note=f"{name} is taken as {offsets}")
    else:
        for place, offset in offsets.items():
            yield replace(one, edtf=one.edtf + offset, said=f"{name} in {place}", certain=False)


def _open(text: str, windows: Windows) -> Meanings:
    """What has one end."""
    for words, form in _ONE_END.items():
        if match := re.fullmatch(rf"(?:{words}) ?(.+)", text):
            yield from _one_end(form, match[1], windows)
    if match := re.fullmatch(
        rf"(?:from )?(.+?) ?(?:-|to|until|till|bis|hasta|à) ?(?:to )?(?:the |nos |la )?(?:{NOW})|"
        r"(?:from |ab )?(.+?) (?:on|onwards?)",
        text,
    ):
        yield from _one_end("{}/..", match[1] or match[2], windows)
    if match := re.fullmatch(r"(?:from|ab|à partir d[eu']|a partir de|dès|a partire da) ?(.+)", text):
        for form, said in (("{}/..", "all the time from then"), ("[{}..]", "some time from then")):
            yield from (replace(one, said=said) for one in _one_end(form, match[1], windows))
    if match := re.fullmatch(
        r"(.+) (?:or|and|oder|ou) (?:(later|after|später|plus tard)|earlier|before|früher|plus tôt)", text
    ):
        yield from _one_end("[{}..]" if match[2] else "[..{}]", match[1], windows)
    # A day or a month that nobody knows; or an end, or a start.
    if match := re.fullmatch(r"(\d{4}(?:-\d\d)?)(?:-\?{1,2})+", text):
        yield Meaning(match[1], "some day in it", certain=False)
        yield from (Meaning(f"{match[1]}/", "until nobody knows when", certain=False),) if text[4:] == "-?" else ()
    elif match := re.fullmatch(r"(.*\d{4}.*?) ?- ?\?|\? ?- ?(.*\d{4}.*)", text):
        yield from _one_end("{}/" if match[1] else "/{}", match[1] or match[2], windows)
    if match := re.fullmatch(r"(\d{4}) ?(-|\.\.)", text):
        yield Meaning(f"{match[1]}/..", "all the time from then")
        yield from (Meaning(f"[{match[1]}..]", "some time from then"),) if match[2] == ".." else ()
    if match := re.fullmatch(
        r"(?:(before|bef\.?|vor(?: dem)?|avant(?: le)?|antes del?|prima del?|pre|przed|voor|до|före|før)|"
        r"after|aft\.?|nach(?: dem)?|après(?: le)?|después del?|dopo(?: il)?|post|после|efter|na(?= \d)|po(?= \d))"
        r"[ -](.+)",
        text,
    ):
        yield from beside(match[2], bool(match[1]), windows)


_BETWEEN = r"between|bet\.?|zwischen|entre|tra(?: il)?|fra(?: il)?|tussen|mellan|mellem|między|между"
_AND = "and|und|et|y|e(?: il)?|en|och|og|a|i|и"
_ONE_END = {
    "since|seit(?: dem)?|sinds|vanaf|sedan|depuis|desde|starting": "{}/..",
    "until|till|up to|to|bis(?: zum)?|jusqu'(?:à|en) ?|hasta": "../{}",
    "by|on or before|spätestens(?: am)?|(?:no|not) later than|not after|entro(?: il)?|au plus tard(?: en)?": "[..{}]",
    "(?:no|not) earlier than|not before|on or after|frühestens|au plus tôt(?: en)?": "[{}..]",
}


def _one_end(form: str, text: str, windows: Windows) -> Meanings:
    """What is open to one side of a date; of one that lasted, from where it began or until it ended."""
    is_last = form.index("{") > 1
    for one in bounds(one_date(text, windows), is_last):
        if "[" in one.edtf or "{" in one.edtf:
            continue
        first, _, last = one.edtf.partition("/")
        yield replace(one, edtf=form.format((last or first) if is_last else first))


def _shared(left: str, right: str, form: str, windows: Windows) -> Meanings:
    """Two dates, of which the first may leave month, year or era to the second."""
    for first in lefts(left, right):
        yield from pairs(first, right, form, windows)


def _range(text: str, windows: Windows) -> Meanings:
    """From one date to another, which may leave to the second what both share."""
    text = re.sub(rf"^(?:{AD}) (?=\d{{3}}0'?s)|(?<=^mid)-(?= )", "", text)
    text = re.sub(rf"^({AD}|(?:cal )?(?:{BC})) (\d{{1,4}}) ?- ?(\d{{1,4}})$", r"\2 - \3 \1", text)
    text = re.sub(r"^(?:les |los |gli |the )?(?:années|años|anni|anos|years) (\d{3}0) ?- ?(\d{3}0)$", r"\1s-\2s", text)
    if readings := [*decades(text)]:
        yield from readings
        return
    if match := re.fullmatch(
        r"(\d{1,2})\. ?- ?(\d{1,2})\.(\d{1,2})\.(\d{4})", text
    ):  # a day alone has a dot in front of months
        first, last, month, year = match.groups()
        yield Meaning(f"{day_text(year, month, first)}/{day_text(year, month, last)}").under("order", "day-first")
        return
    if match := re.fullmatch(rf"(?:{ABOUT}) ?(\d{{3,4}}) ?- ?(?:(?:{ABOUT}) ?)?(\d{{3,4}})(?: ?({BC}))?", text):
        # About its start, or both its ends.
        years = [year_text(1 - int(year) if match[3] else int(year)) for year in match.groups()[:2]]
        yield Meaning("{}~/{}~".format(*years), "all of it", certain=False)
        yield Meaning("[{}~..{}~]".format(*years), "some time in it", certain=False)
        return
    if re.fullmatch(
        rf"(?:fl\.?|floruit|active) .+|(?:{SEASON}) \d{{4}}-\d{{4}}|"
        rf"\d{{4}}-\d{{1,2}}|\d{{1,3}}-\d{{1,2}}-\d+|-?\d{{4}}|\d{{3}}-\d{{4}}|{DAY_OF}-{MONTH}-\d{{2,4}}",
        text,
    ):
        return  # one date, a short range, or a telephone number
    if match := re.fullmatch(rf"(\d{{3,4}}) ?([-/]) ?(\d{{1,2}}) ?(?:{BC})", text):  # 264 to 41, or to 241; or a year
        first, last = match[1], match[3]
        for end in map(int, dict.fromkeys((last, first[: -len(last)] + last)[match[2] == "/" :])):
            if end < int(first):
                yield Meaning(f"{year_text(1 - int(first))}/{year_text(1 - end)}", f"until {end} BC", certain=False)
        return
    for match in re.finditer(f"{TO}|(?<=[a-z\\d])/(?=-?\\d)", text):
        left, right = text[: match.start()], text[match.end() :]
        if not left or not right or (match[0] == "/" and not re.fullmatch(r"-\d{1,4}/-?\d{1,4}", text)):
            continue
        if short := re.fullmatch(rf"{MONTH} {DAY_OF}(?:{TO}){DAY_OF},? (\d{{4}})", text):
            month, first, last, year = short.groups()
            yield Meaning(f"{year}-{month}-{int(first):02d}/{year}-{month}-{int(last):02d}")
            return
        yield from doubted_at_one_end(_shared(left, right, "{}/{}", windows), left, right)
        if (before := re.fullmatch(rf".*?(\d+) ?({BC})", left)) and re.fullmatch(r"\d{1,4}", right):
            if int(right) <= int(before[1]):  # whose era the first may share
                for era in ("bc", "ad")[int(right) == int(before[1]) : 2 if len(right) < 3 else 1]:
                    yield from (replace(one, certain=False) for one in pairs(left, f"{right} {era}", "{}/{}", windows))
