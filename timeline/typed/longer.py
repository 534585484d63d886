"""Times longer than a day in words: decades and centuries, seasons, quarters and weeks, and what part of them.

Texts are as in `written`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from timeline.typed.meaning import Meaning, Meanings, Windows, day_text, full_years, month_text, year_text
from timeline.typed.patterns import AD, BC, MONTH

_DECADE = r"0(?:'?s|er(?: jahre)?)"
_CENTURY = r"(?:(?:st|nd|rd|th)[ -](?:centur(?:y|ies)|cent\.?|c\.?)|\. ?(?:jahrhunderts?|jh\.?)|(?:e|de|ste) eeuw)"
#: A century with its Roman number before or behind it, as in Spanish, French, Italian, Portuguese, Polish and Russian.
_CENTURY_WORD = r"siglo|siècle|secolo|século|seculo|wiek|век|s\.|s[eé]c\.|saec\.|w\.|в\."
_ROMAN_CENTURY = (
    rf"(?:(?:the |le |el |il |o |al )?(?:{_CENTURY_WORD}) (?P<behind>[ivx]+)o?|"
    rf"(?:le |il )?(?P<before>[ivx]+)(?:e|er|ème|o|°|\.)? (?:{_CENTURY_WORD}))"
)
#: A decade with a word for it in front: années 1880, años 50.
_DECADE_WORD = re.compile(r"(?:les |los |gli )?(?:années|años|anni|década de|decade of) (?:the )?('?\d|\d{3})0s?")
#: A century without an era.
CENTURY = rf"(?:the )?\d{{1,2}}{_CENTURY}|{_ROMAN_CENTURY}"
#: Roman numerals, of centuries and of months.
NUMERALS: dict[str, int] = dict(
    zip("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split(), range(1, 22))
)
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "erste": 1, "zweite": 2, "dritte": 3, "vierte": 4,
            "première": 1, "seconde": 2, "primera": 1, "segunda": 2, "prima": 1, "seconda": 2}  # fmt: skip
_CENTURIES = {
    word: f"{number}th"
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split(),
        1,
    )
}
_LAST = "last|final|letzte[sr]?|dernière?|última?|ultima"
_NUMBERED = (
    rf"(?:(?P<last>{_LAST})|(?P<word>{'|'.join(_ORDINAL)})|"
    r"(?P<number>[1-4])(?:st|nd|rd|th|\.|er|re|ère|nde|e|ème|o|a|°)?)"
)
_SEASONS = {"lente": 21, "voorjaar": 21, "zomer": 22, "najaar": 23,
            "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24, "frühling": 21, "frühjahr": 21,
            "sommer": 22, "herbst": 23, "printemps": 21, "été": 22, "automne": 23, "hiver": 24,
            "primavera": 21, "verano": 22, "estate": 22, "otoño": 23, "autunno": 23, "invierno": 24,
            "inverno": 24, "весна": 21, "лето": 22, "осень": 23, "зима": 24, "wiosna": 21, "lato": 22, "jesień": 23,
            "zima": 24, "verão": 22, "outono": 23, "våren": 21, "sommaren": 22, "hösten": 23,
            "vintern": 24}  # fmt: skip
#: Halves, thirds and quarters, and how many of them there are; of a year, its quarters and halves.
_SHARES = {"half": 2, "hälfte": 2, "moitié": 2, "mitad": 2, "metà": 2, "third": 3, "drittel": 3, "tiers": 3,
           "quarter": 4, "viertel": 4, "quart": 4}  # fmt: skip
#: A season by any of its names.
SEASON = "|".join(_SEASONS)
_QUARTER, _HALF = "quarter|quartal|trimestre", "half|halbjahr|semestre"
#: The first, the middle and the last part of a time.
_PART_WORDS = (
    "early|beginning of|start of|anfang|beginn|début|principios|comienzos|inizio|begin|início|początek|начало",
    "mid|middle of|mitte|mi|milieu|mediados|metà|medio|meados|połowa|середина",
    "late|end of|ende|fin|finales|fine|eind|fins|fim|koniec|конец",
)
#: Any of these words.
PART = "|".join(_PART_WORDS)
_OF = r"(?:of (?:the )?|the |der |des |du |de la |del |de |d'|dell'|di )?"


def _longer(text: str, windows: Windows) -> Meanings:
    """Decades and centuries."""
    text = re.sub(rf"^(?:{AD}) (?=(?:\d{{3}}{_DECADE}|\d{{1,2}}{_CENTURY})$)", "", text)
    text = re.sub(rf"^(\d{{3}}{_DECADE}) (?:{AD})$", r"\1", text)
    text = _DECADE_WORD.sub(r"\g<1>0s", text)
    if match := re.fullmatch(rf"(?:the |die )?(\d{{3}}){_DECADE}", text):
        decade = Meaning(f"{match[1]}X", f"the ten years from {match[1]}0")
        yield decade
        if match[1].endswith("0"):
            yield Meaning(f"{match[1][:2]}XX", f"the hundred years from {match[1]}0")
    elif match := re.fullmatch(rf"(?:the )?(\d{{1,3}})0'?s ({BC})", text):
        last = 1 - 10 * int(match[1])
        yield Meaning(_some_year(last - 9, last), certain=not match[1].endswith("0"))
    elif match := re.fullmatch(r"(\d{3,4}) ?(?:\u00b1|\+/-) ?(\d{1,3})(?: years)?", text):
        yield Meaning(_some_year(int(match[1]) - int(match[2]), int(match[1]) + int(match[2])), certain=False)
    elif match := re.fullmatch(r"(\d\d)--", text):  # as libraries write centuries, and below decades
        yield Meaning(f"{match[1]}XX", certain=False)
    elif match := re.fullmatch(r"(\d{3})(?:[?*]|-|-\?)", text):
        yield Meaning(f"{match[1]}X" + "?" * ("?" in text and "-" in text), certain=False)
    elif match := re.fullmatch(r"(?:the |die )?'?(\d)0(?:'?s|er(?: jahre)?)", text):
        for first in ("20", "19") if match[1] < "3" else ("19", "20"):
            yield Meaning(f"{first}{match[1]}X", f"the ten years from {first}{match[1]}0")
    elif millennium := re.fullmatch(
        rf"(?:the )?([1-9])(?:st|nd|rd|th|\.) (?:millennium|jahrtausend) ?({BC}|{AD})?", text
    ):
        before = re.fullmatch(BC, millennium[2] or "")
        yield Meaning(f"{'-' * bool(before)}{int(millennium[1]) - 1}XXX", certain=bool(before))
    elif first := _century(text):
        if first < 0:
            yield Meaning(_some_year(first, first + 99) if first == -99 else f"-{-first // 100:02d}XX")
        else:  # in a range only one of the two can be written, and is no surer for that
            yield Meaning(f"{first // 100:02d}XX", f"the years {first - 1} to {first + 98}", certain=False)
            yield Meaning(_some_year(first, first + 99), f"the years {first} to {first + 99}", certain=False)


def _century(text: str) -> int:
    """The first year of a century, counted as astronomers do; 0 where the text is none.

    Examples
    --------
    >>> [_century(text) for text in ("19th century", "im 19. jahrhundert", "s. xiii", "5th century bc", "soon")]
    [1801, 1801, 1201, -499, 0]
    """
    text = re.sub(r"^(?:im|in the|au|en el|nel) ", "", text)
    text = re.sub(rf"^(?:the )?({'|'.join(_CENTURIES)})(?=[ -]century)", lambda word: _CENTURIES[word[1]], text)
    match = re.fullmatch(rf"(?:{_ROMAN_CENTURY}|(?:the )?(?P<figures>\d{{1,2}}){_CENTURY})(?: ({BC}|{AD}))?", text)
    if not match:
        return 0
    number = int(match["figures"] or NUMERALS.get(match["behind"] or match["before"] or "", 0))
    is_before = match[4] and re.fullmatch(BC, match[4])
    return (1 - 100 * number if is_before else 100 * number - 99) if number else 0


def _some_year(first: int, last: int) -> str:
    return f"[{year_text(first)}..{year_text(last)}]"


def _season(text: str, _: Windows) -> Meanings:
    if not (match := re.fullmatch(rf"({SEASON})(?: of| de| del|,)? (\d{{4}})(?:[/-](\d\d|\d{{4}}))?", text)):
        return
    number = _SEASONS[match[1]]
    if not match[3]:
        # The winter of a year may be the one in which it began.
        yield Meaning(f"{match[2]}-{number}", certain=number != 24)
    elif number == 24 and str(int(match[2]) + 1).endswith(match[3]):
        yield Meaning(f"{match[2]}-{number}", certain=False)


def _parts_of_year(text: str, windows: Windows) -> Meanings:
    """Quarters, halves and ISO weeks: something may be all of it, or some day in it."""
    for pattern in (
        r"(?P<unit>[qht])(?P<number>[1-4])(?:(?: of|,|/|-)? |[,/-]|(?='))(?P<year>\d{4}|'\d\d|(?<=/)\d\d)",
        r"(?P<number>[1-4])(?P<unit>[qh]) ?(?P<year>\d{4}|'?\d\d)",
        r"(?P<year>\d{4})[ /-]?(?P<unit>[qht])(?P<number>[1-4])",
        rf"(?:the )?{_NUMBERED} (?P<unit>{_QUARTER}|{_HALF})(?: of| de|,|/|-)? ?(?P<year>\d{{4}})",
    ):
        if match := re.fullmatch(pattern, text):
            found = match.groupdict()
            months = 6 if re.fullmatch(f"h|{_HALF}", found["unit"]) else 3
            number = _ORDINAL.get(found.get("word") or "") or int(found["number"] or 12 // months)
            if number * months <= 12:
                yield from _months_of(found["year"].strip("'"), months * (number - 1) + 1, months * number, windows)
    if match := re.fullmatch(r"q([1-4]) ?- ?q([1-4]) (\d{4})", text):
        yield from _months_of(match[3], 3 * int(match[1]) - 2, 3 * int(match[2]), windows)
    text = re.sub(r"^(\d{4}),? (week|kw) (\d{1,2})$", r"\2 \3 \1", text)
    if match := re.fullmatch(r"(\d{4})-?w(\d\d)(?:-?([1-7]))?", text) or re.fullmatch(
        r"(?:week|kw|w) ?(\d{1,2})(?: of|,|/)? ?(\d{4})", text
    ):
        iso = "w" in text and text[0].isdigit()
        year, week, *day = (int(part or 0) for part in (match.groups() if iso else match.groups()[::-1]))
        if _is_week(year, week):
            if day and day[0]:
                yield Meaning(str(date.fromisocalendar(year, week, day[0])))
            else:
                first, last = (str(date.fromisocalendar(year, week, day)) for day in (1, 7))
                yield from _stretch(first, last, "" if iso else ", in ISO's count of weeks")
    if match := re.fullmatch(rf"(?:the )?(first|last) week (?:of|in) {MONTH} (\d{{4}})", text):
        month, days = month_text(match[3], match[2]), monthrange(int(match[3]), int(match[2]))[1]
        first, last = (1, 7) if match[1] == "first" else (days - 6, days)
        for one in _stretch(f"{month}-{first:02d}", f"{month}-{last:02d}"):
            yield replace(one, certain=False)
    if match := re.fullmatch(r"(\d{4})-?w(\d\d) ?[-/] ?(?:(\d{4})-?)?w(\d\d)", text):
        begin, end = [(int(year or match[1]), int(week)) for year, week in (match.groups()[:2], match.groups()[2:])]
        if _is_week(*begin) and _is_week(*end) and begin < end:
            yield Meaning(f"{date.fromisocalendar(*begin, 1)}/{date.fromisocalendar(*end, 7)}")


def _is_week(year: int, week: int) -> bool:
    """Whether a year has a week of that number, as ISO 8601 counts them."""
    return year > 0 and 1 <= week <= date(year, 12, 28).isocalendar().week


def _months_of(year: str, first: int, last: int, windows: Windows) -> Meanings:
    """Some months of a year, to their last day; of two digits, in each year that they may mean."""
    for full, window in full_years(year, windows) if len(year) == 2 else ((int(year), ""),):
        if not full:
            continue
        whole = f"{day_text(full, first, 1)}/{day_text(full, last, monthrange(full, last)[1])}"
        some = f"[{month_text(full, first)}..{month_text(full, last)}]"
        for edtf, said in ((whole, "all of it"), (some, "some day in it")):
            one = Meaning(edtf, said)
            yield replace(one, said=f"{said} in {full}", certain=False).under("century", window) if window else one


def _stretch(first: str, last: str, more: str = "") -> Meanings:
    yield Meaning(f"{first}/{last}", f"all of it{more}")
    yield Meaning(f"[{first}..{last}]", f"some day in it{more}")


def _thirds(text: str, _: Windows) -> Meanings:
    """The early, middle or late part of a month, year, decade or century: how long that is nobody has laid down."""
    if match := re.fullmatch(rf"(?:the |la |die )?{_NUMBERED} (?P<unit>{'|'.join(_SHARES)}) {_OF}(?P<time>.+)", text):
        count = _SHARES[match["unit"]]
        number = count if match["last"] else _ORDINAL.get(match["word"] or "") or int(match["number"])
        if (first := _century(match["time"])) and number <= count:
            before, behind = (number - 1) * 100 // count, number * 100 // count
            yield Meaning(_some_year(first + before, first + behind - 1), certain=False)
        return
    match = re.fullmatch(
        rf"(?:(?:à|a|al|the|la|le) )?(?:{'|'.join(f'({some})' for some in _PART_WORDS)})[ -]{_OF}(.+)", text
    )
    if not match:
        return
    which = next(number for number, word in enumerate(match.groups()) if word)
    rest = _DECADE_WORD.sub(r"\g<1>0s", match[4])
    if found := re.fullmatch(rf"{MONTH} (?:de )?(\d{{4}})", rest):
        first, last = ((1, 10), (11, 20), (21, 0))[which]
        month = month_text(found[2], found[1])
        days = monthrange(int(found[2]), int(found[1]))[1]
        yield Meaning(f"[{month}-{first:02d}..{month}-{last or days:02d}]", certain=False)
    elif re.fullmatch(r"\d{4}", rest):
        first, last = ((1, 4), (5, 8), (9, 12))[which]
        yield Meaning(f"[{rest}-{first:02d}..{rest}-{last:02d}]", certain=False)
    elif found := re.fullmatch(rf"(\d{{3}}){_DECADE}", rest):
        first, last = ((0, 3), (4, 6), (7, 9))[which]
        said = f"that part of the ten years from {found[1]}0"
        yield Meaning(f"[{found[1]}{first}..{found[1]}{last}]", said, certain=False)
        if found[1].endswith("0"):
            first, last = ((0, 33), (34, 66), (67, 99))[which]
            century = found[1][:2]
            said = f"that part of the hundred years from {century}00"
            yield Meaning(f"[{century}{first:02d}..{century}{last}]", said, certain=False)
    elif start := _century(rest):
        first, last = ((0, 32), (33, 65), (66, 99))[which]
        yield Meaning(_some_year(start + first, start + last), certain=False)


LONGER = (_longer, _season, _parts_of_year, _thirds)
