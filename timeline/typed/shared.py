"""What two dates share, of which one says it alone: 1950s-60s, 500 - 400 BC, 8 May - 12 June 2020, 2/15 March 1917."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.dates.points import MONTHS
from timeline.typed.longer import CENTURY, PART, SEASON
from timeline.typed.meaning import Meaning, Meanings, day_text, julian_lag, of_julian
from timeline.typed.patterns import ABOUT, AD, BC, DAY_OF, MONTH, PERHAPS


def decades(text: str) -> Meanings:
    """From one decade to another, of which the first has no sign of one: "1960-70s" may begin in 1960 alone.

    Examples
    --------
    >>> [one.edtf for one in decades("1960-70s")], [one.edtf for one in decades("1990s-00s")]
    (['196X/197X', '1960/197X'], ['199X/200X'])
    """
    match = re.fullmatch(r"(\d\d)(\d)0('?s)? ?(?:-|to) ?'?(\d\d)?(\d)0'?s", text)
    if not match or (match[2] == "0" and match[3]):  # "1800s" may be a hundred years
        return
    century, first, sign, other, last = match.groups()
    end = f"{other or f'{int(century) + (last <= first):02d}'}{last}X"
    is_sure = bool(sign) and (other or last > first)
    yield Meaning(f"{century}{first}X/{end}", f"the years from the {century}{first}0s", certain=bool(is_sure))
    if not sign:
        yield Meaning(f"{century}{first}0/{end}", f"the years from {century}{first}0", certain=False)


def with_whole_decades(text: str) -> str:
    """With the century that the second of two decades leaves to the first.

    Examples
    --------
    >>> with_whole_decades("c. 1850s-60s"), with_whole_decades("1990s-00s")
    ('c. 1850s-1860s', '1990s-00s')
    """

    def whole(match: re.Match) -> str:
        century, first, between, last = match.groups()
        return f"{century}{first}0{between}{century if last > first else ''}{last}0"

    return re.sub(r"(\d\d)(\d)0('?s ?(?:-|to|and|bis|or) ?)'?(\d)0(?='?s)", whole, text)


def lefts(left: str, right: str) -> list[str]:
    """The first of two dates, with what it leaves to the second: "500 - 400 BC", "8 May - 12 June 2020".

    Examples
    --------
    >>> lefts("500", "400 bc"), lefts("early", "mid 1920s"), lefts("1914", "1918")
    (['500 bc'], ['early 1920s'], ['1914'])
    """
    if (whole := re.fullmatch(r"(\d\d?)(?:st|nd|rd|th)?-?", left)) and re.fullmatch(
        rf"(?:{CENTURY}) (?:{BC}|{AD})", right
    ):
        return [f"{whole[1]}th century {re.split(' ', right, maxsplit=2)[-1]}"]
    if part := re.fullmatch(rf"({PART})[ -](.+)", right):
        if re.fullmatch(rf"(?:{PART})-?", left):
            return [f"{left.rstrip('-')} {part[2]}"]
        if re.fullmatch(CENTURY, part[2]):
            return lefts(left, part[2])
    if re.fullmatch(CENTURY, right) and (part := re.fullmatch(rf"({PART})[ -](\d{{1,2}}(?:st|nd|rd|th|\.))", left)):
        return [f"{part[1]} {whole}" for whole in lefts(part[2], right)]
    if re.fullmatch(CENTURY, right) and re.fullmatch(r"\d{1,2}(?:st|nd|rd|th|\.)|[ivx]+(?:e|er|ème)?", left):
        return [f"{left.rstrip('stndrh.')}th century" if left[0].isdigit() else f"{left} {right.split()[-1]}"]
    figures = re.fullmatch(r"\d{1,2}([./])\d{1,2}\1(\d{4})", right)
    if figures and figures[1] == "." and re.fullmatch(r"\d{1,2}\.", left):
        return [f"{left}{right.split('.', 1)[1]}"]
    if figures and re.fullmatch(rf"\d{{1,2}}[{figures[1]}]\d{{1,2}}[{figures[1]}]?", left):
        return [f"{left.rstrip('./')}{figures[1]}{figures[2]}"]
    era = re.search(rf"(?: ?(?:cal )?(?:{BC}|{AD}|bp)|,? \d{{4}})$", right)
    if not era:
        return [left]
    year = era[0].strip(" ,")
    if re.fullmatch(BC, year) and re.fullmatch(rf"{CENTURY}|(?:{ABOUT}) ?\d{{1,4}}", left):
        return [f"{left} {year}"]
    if (day := re.fullmatch(DAY_OF, left)) and (
        month := re.fullmatch(rf"{DAY_OF} ?(?:of |de )?{MONTH},? (?:de )?\d{{4}}", right)
    ):
        return [f"{day[1]} \x00{month[2]} {year}"]
    if re.fullmatch(r"\d{3,4}", left) and not re.search(rf"(?:{BC}|{AD}|bp)$", right):
        return [left]
    first, last = (re.fullmatch(rf"(?:{DAY_OF} (?:of |de )?)?{MONTH}(?: {DAY_OF})?.*", text) for text in (left, right))
    if first and last and first[2] > last[2] and year.isdecimal() and not re.search(r"\d{4}$", left):
        return [f"{left} {int(year) - 1}"]  # "Dec-Jan 1999" begins in the year before
    if re.fullmatch(rf"\d{{1,4}}|{DAY_OF} (?:of |de )?{MONTH}|{MONTH} {DAY_OF}|{MONTH}", left):
        return [f"{left} {year}"]
    return [left]


def doubted_at_one_end(found: Meanings, left: str, right: str) -> Meanings:
    """A range with a doubt before or behind all of it, which may be of the end beside it or of both.

    Examples
    --------
    >>> [one.edtf for one in doubted_at_one_end(iter([Meaning("-0099~/0050")]), "c. 100 bc", "50 ce")]
    ['-0099~/0050', '-0099~/0050~']
    >>> [(one.edtf, one.said) for one in doubted_at_one_end(iter([Meaning("1800/1850?")]), "1800", "1850?")]
    [('1800/1850?', 'its end perhaps'), ('1800?/1850?', 'both ends perhaps')]
    >>> [one.edtf for one in doubted_at_one_end(iter([Meaning("1800/1850~")]), "1800", "c. 1850")]
    ['1800/1850~']
    """
    doubt = rf"(?:{ABOUT}|{PERHAPS})(?: |(?=\d))"
    before = re.match(doubt, left) and not re.match(doubt, right)
    behind = re.search(rf"\d ?(?:\?|\((?:\?|{ABOUT}|{PERHAPS})\)|(?:{ABOUT}))$", right)
    for one in found:
        first, _, last = one.edtf.partition("/")
        doubts = [re.search("[~?%]$", end) for end in (first, last)]
        sign = next((doubt[0] for doubt in doubts if doubt), "")
        if all(doubts) or not ((doubts[0] and before) or (doubts[1] and behind)):
            yield one
            continue
        said = {"~": "about {}", "?": "{} perhaps"}.get(sign, "{}")
        which, both = ("its end", f"{first}{sign}/{last}") if doubts[1] else ("its start", f"{first}/{last}{sign}")
        yield replace(one, said=said.format(which), certain=False)
        yield replace(one, edtf=both, said=said.format("both ends"), certain=False)


def shortened(text: str) -> Meanings:
    """Days and months as EDTF has them, of which the end says only what the start does not.

    ISO 8601-1, 5.5.2.4, has these with a slash; most people write a dash.

    Examples
    --------
    >>> [one.edtf for text in ("1969-07-16 - 24", "2020-12-28-01-03", "1912-04/06") for one in shortened(text)]
    ['1969-07-16/1969-07-24', '2020-12-28/2021-01-03', '1912-04/1912-06']
    >>> [(one.edtf, one.certain) for one in shortened("1912-04 - 06")]  # with another dash than before it
    [('1912-04/1912-06', False), ('1912-04-06', False)]
    """
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d) ?-- ?(\d{4}-\d\d-\d\d)", text):
        yield Meaning(f"{match[1]}/{match[2]}")
    elif match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)( - |--?|/)(?:(\d\d)-)?(\d\d)", text):
        year, month, day, sign, other, last = match.groups()
        if other or last > day:
            turns = (other or month, last) < (month, day)
            end = f"{int(year) + turns:04d}-{other or month}-{last}"
            yield Meaning(f"{year}-{month}-{day}/{end}", certain=sign != "-")  # which may stand before an hour
    elif match := re.fullmatch(r"(\d{4}-\d\d)(?:-(\d\d)/| - |/)(\d\d)", text):
        month, day, last = match.groups()
        if day:
            yield Meaning(f"{month}-{day}/{month}-{last}")
            return
        is_sure = "/" in text
        if month[5:] < last <= "12":
            yield Meaning(f"{month}/{month[:5]}{last}", certain=is_sure)
        if not is_sure:
            yield Meaning(f"{month}-{last}", certain=False)


def in_two(text: str) -> tuple[str, str] | None:
    """Two centuries, months, seasons or years before Christ side by side, of which the first leaves something.

    Examples
    --------
    >>> in_two("18th/19th century"), in_two("spring/summer 2001"), in_two("480/479 bc"), in_two("1914/18")
    (('18th', '19th century'), ('spring 2001', 'summer 2001'), ('480 bc', '479 bc'), None)
    """
    if match := re.fullmatch(rf"(\d{{1,2}}(?:st|nd|rd|th|\.))/({CENTURY})", text):
        return match[1], match[2]
    if match := re.fullmatch(rf"({MONTH}(?: \d{{4}} ?/)?)[ /]({MONTH},? \d{{4}})", text):
        return match[1].rstrip(" /"), match[3]
    if match := re.fullmatch(rf"({SEASON})/((?:{SEASON}),? (\d{{4}}))", text):
        return f"{match[1]} {match[3]}", match[2]
    match = re.fullmatch(rf"(\d{{3,4}})/((\d{{3,4}}) ?({BC}))", text)
    return (f"{match[1]} {match[4]}", match[2]) if match and int(match[1]) == int(match[3]) + 1 else None


def in_two_calendars(first: str, second: str, month: int, year: int) -> Meanings:
    """One day as the Julian calendar and ours have it, where two days of a month are as far apart as these are.

    Examples
    --------
    >>> [(one.edtf, one.said) for one in in_two_calendars("2", "15", 3, 1917)]
    [('1917-03-15', 'one day, which was 2 March in the Julian calendar')]
    >>> list(in_two_calendars("2", "15", 3, 1825))
    []
    """
    if int(second) - int(first) == julian_lag(year, month) and (year, month) > (1582, 10):
        said = f"one day, which was {int(first)} {MONTHS[month - 1]} in the Julian calendar"
        yield Meaning(day_text(year, month, second), said, certain=False)


def with_two_years(text: str) -> Meanings:
    """A day before 25 March, on which the year began in the old count, in the years of both counts: 11 Feb 1731/32.

    Examples
    --------
    >>> [one.edtf for one in with_two_years("11 \\x0002 1731/32")], list(with_two_years("11 \\x0005 1731/32"))
    (['1732-02-11', '1732-02-22'], [])
    """
    text = re.sub(rf"^{MONTH} {DAY_OF}, ?", lambda match: f"{match[2]} \x00{match[1]} ", text)
    match = re.fullmatch(rf"{DAY_OF} {MONTH},? (\d{{4}})/(\d{{1,4}})", text)
    if match and (int(match[2]), int(match[1])) < (3, 25):
        year = int(match[3]) + 1
        if str(year).endswith(match[4]):
            month = MONTHS[int(match[2]) - 1]
            said = f"{int(match[1])} {month} {year}, if the day is of our calendar"
            yield Meaning(day_text(year, match[2], match[1]), said, certain=False)
            ours = of_julian(year, int(match[2]), int(match[1]))
            yield Meaning(ours, "that day of the Julian calendar, as ours has it", certain=False)
