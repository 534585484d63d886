"""EDTF text to Span."""

import re
from math import inf

import numpy as np
import pytest
from conftest import ROOT
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.calendar import day_number, iso
from timeline.dates.edtf import parse
from timeline.dates.span import DateError
from timeline.words.words import words


@pytest.mark.parametrize(
    ("text", "form", "earliest", "latest"),
    [
        ("2023-12-08", "exact", "2023-12-08", "2023-12-08T23:59:59"),
        ("2023-12-08T04:15", "exact", "2023-12-08T04:15", "2023-12-08T04:15:59"),
        ("2023-12-08T04:15:30+03:00", "exact", "2023-12-08T04:15:30", "2023-12-08T04:15:30"),
        ("2022-10", "within", "2022-10-01", "2022-10-31T23:59:59"),
        ("2024-02", "within", "2024-02-01", "2024-02-29T23:59:59"),
        ("2003", "within", "2003-01-01", "2003-12-31T23:59:59"),
        ("2023-XX", "within", "2023-01-01", "2023-12-31T23:59:59"),
        ("2023-10-XX", "within", "2023-10-01", "2023-10-31T23:59:59"),
        ("185X", "within", "1850-01-01", "1859-12-31T23:59:59"),
        ("18XX", "within", "1800-01-01", "1899-12-31T23:59:59"),
        ("-01XX", "within", "-0199-01-01", "-0100-12-31T23:59:59"),
        ("2001-21", "within", "2001-03-01", "2001-05-31T23:59:59"),
        ("1560-XX-25", "within", "1560-01-25", "1560-12-25T23:59:59"),
        ("[2023-11-01..2023-11-10]", "within", "2023-11-01", "2023-11-10T23:59:59"),
        ("[..2023-11-05]", "within", None, "2023-11-05T23:59:59"),
        ("[2023-11-05..]", "within", "2023-11-05", None),
        ("[1667,1668,1670..1672]", "within", "1667-01-01", "1672-12-31T23:59:59"),
        ("2023-10-07/2023-12-11", "throughout", "2023-10-07", "2023-12-11T23:59:59"),
        ("2003/..", "throughout", "2003-01-01", None),
        ("../2023-12-11", "throughout", None, "2023-12-11T23:59:59"),
        ("2003/", "throughout", "2003-01-01", None),
        ("2024-03~", "within", "2024-03-01", "2024-03-31T23:59:59"),
        ("{2023-10-23,2023-11-22}", "several", "2023-10-23", "2023-11-22T23:59:59"),
        ("{..1984}", "throughout", None, "1984-12-31T23:59:59"),
        ("{2001..2003}", "throughout", "2001-01-01", "2003-12-31T23:59:59"),
        ("{1960,1961-12..}", "several", "1960-01-01", None),
        ("1984-1X", "within", "1984-10-01", "1984-12-31T23:59:59"),
        ("15XX-12-25", "within", "1500-12-25", "1599-12-25T23:59:59"),
        ("2015-02-X8", "within", "2015-02-08", "2015-02-28T23:59:59"),
        ("2016-01-X1", "within", "2016-01-01", "2016-01-31T23:59:59"),
        ("2015-02-27/2015-02-X8", "throughout", "2015-02-27", "2015-02-28T23:59:59"),
        ("192X-33", "within", "1920-01-01", "1929-03-31T23:59:59"),
        ("19XX-24", "within", "1900-12-01", "2000-02-29T23:59:59"),
        ("-2000-XX-10", "within", "-2000-01-10", "-2000-12-10T23:59:59"),
        ("-01XX-02-29", "within", "-0196-02-29", "-0104-02-29T23:59:59"),
        ("1950S2", "within", "1900-01-01", "1999-12-31T23:59:59"),
        ("2012-24", "within", "2012-12-01", "2013-02-28T23:59:59"),
        ("2012-32", "within", "2012-06-01", "2012-08-31T23:59:59"),
        ("2012-41", "within", "2012-07-01", "2012-12-31T23:59:59"),
        ("1985-04-12T23:20:30-04", "exact", "1985-04-12T23:20:30", "1985-04-12T23:20:30"),
        ("0000", "within", "0000-01-01", "0000-12-31T23:59:59"),
        ("-0043-03-15", "exact", "-0043-03-15", "-0043-03-15T23:59:59"),
    ],
)
def test_a_text_allows_just_what_it_says(text, form, earliest, latest):
    span = parse(text)
    assert span.form == form
    for found, expected in ((span.earliest, earliest), (span.latest, latest)):
        assert np.isnat(found) if expected is None else found == np.datetime64(expected, "s")
        assert found.dtype == "M8[s]"


@pytest.mark.parametrize(
    ("text", "about", "perhaps"),
    [("2024-03~", True, False), ("1984?", False, True), ("1984%", True, True), ("2007~/..", True, False),
     ("2003/2004?", False, True), ("2004-06~-11", True, False), ("2004", False, False)],
)  # fmt: skip
def test_qualifiers_are_kept(text, about, perhaps):
    span = parse(text)
    assert (span.about, span.perhaps) == (about, perhaps)


def test_an_unknown_end_is_not_an_open_one():
    assert parse("2003/").unknown == "end"
    assert parse("/2003").unknown == "start"
    assert parse("2003/..").unknown == ""


def test_a_list_keeps_its_members():
    assert [m.text for m in parse("{2001,2003..2005}").members] == ["2001", "2003..2005"]
    assert [m.form for m in parse("{2001-01-01,2003..2005}").members] == ["exact", "throughout"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2023-02-30", "February 2023 has no day 30"),
        ("1900-02-29", "February 1900 has no day 29"),
        ("2023-13", "no month 13"),
        ("2023-00-10", "no month 00"),
        ("2023-12-08T25:00", "no such time"),
        ("2023-12-11/2023-10-07", "ends before it starts"),
        ("[2023-11-10..2023-11-01]", "ends before it starts"),
        ("[2023..2023-11]", "mixes precisions"),
        ("../..", "open on both sides"),
        ("[..]", ""),
        ("/", "open on both sides"),
        ("[2003..,2004]", "open in its middle"),
        ("{2004/2005}", 'has a part, "2004/2005"'),
        ("2004 /2005", 'has a part, "2004 "'),
        ("2012-12-08T10:10-05:60", "no such UTC offset"),
        ("2012-12-08T10:10-00:00", "no such UTC offset"),
        ("19XX-02-30", "no day of a calendar fits"),
        ("Y12000", "outside the years"),
        ("Y1234", "a Y is for years of more than four figures; expected 1234"),
        ("Y-9999", "a Y is for years of more than four figures; expected -9999"),
        ("Y-1E3", "a Y is for years of more than four figures; expected -1000"),
        ("[..1984,1985-10-01..]", "is open on both sides and has no place on a line; expected at most one open end"),
        ("{..1984,1985-10-01..}", "is open on both sides and has no place on a line"),
        ("192X-45", "there is no month 45"),
        ("R5/2020-01-01/P1Y", "repeats, and a date is one time or a list"),
        ("Y-17E7", "outside the years"),
        ("1950S4", "one to three significant digits"),
        ("XXXX-12-XX", "has no year"),
        ("XXXX-10-22", "has no year"),
        ("-0000", "no year -0000"),
        ("20231208", "is not a date"),
        ("Oct-22", "is not a date"),
        ("1e5", "is not a date"),
        ("", "is not a date"),
        ("2023-12-08T04:15~/x", "is not a date"),
        ("２０２３", "is not a date"),
        ("a/b/c", "more than one slash"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(text, why):
    with pytest.raises(DateError) as error:
        parse(text)
    assert why in str(error.value)
    assert f'"{text}"' in str(error.value)


YEARS = st.integers(-9999, 9999).map(lambda y: f"{y:0{5 if y < 0 else 4}d}")
MONTHS, DAYS = st.integers(1, 13).map("{:02d}".format), st.integers(1, 31).map("{:02d}".format)
PLAIN = st.builds(
    lambda parts, sign: "-".join(parts) + sign,
    st.one_of(st.tuples(YEARS), st.tuples(YEARS, MONTHS), st.tuples(YEARS, MONTHS, DAYS)),
    st.sampled_from(["", "", "~", "?", "%"]),
)
UNSPECIFIED = st.one_of(
    YEARS.map(lambda y: y + "-XX"),
    st.builds("{}-{}-XX".format, YEARS, MONTHS),
    YEARS.map(lambda y: y[:-1] + "X"),
    YEARS.map(lambda y: y[:-2] + "XX"),
)
EITHER = st.one_of(PLAIN, UNSPECIFIED)
WRITTEN = st.one_of(
    EITHER,
    st.builds("{}/{}".format, PLAIN, PLAIN),
    st.builds("{}/..".format, PLAIN),
    st.builds("[{}..{}]".format, PLAIN.filter(str.isdigit), PLAIN.filter(str.isdigit)),
)


@pytest.mark.parametrize(
    ("text", "about", "perhaps", "reach"),
    [
        ("2004-06-11~", ("year", "month", "day"), (), ("2004-06-10", "2004-06-12")),
        ("2004-06~", ("year", "month"), (), ("2004-05-01", "2004-07-31")),
        ("2007~", ("year",), (), ("2006-01-01", "2008-12-31")),
        ("~2004", ("year",), (), ("2003-01-01", "2005-12-31")),
        ("2004~-06-11", ("year",), (), ("2003-06-11", "2005-06-11")),
        ("2004-06~-11", ("year", "month"), (), ("2004-05-11", "2004-07-11")),
        ("2004-~06-11", ("month",), (), ("2004-05-11", "2004-07-11")),
        ("?2004-06-~11", ("day",), ("year",), ("2004-06-10", "2004-06-12")),
        ("~2004-06-~11", ("year", "day"), (), ("2003-06-11", "2005-06-11")),
        ("2004-%06-11", ("month",), ("month",), ("2004-05-11", "2004-07-11")),
        ("185X~", ("year",), (), ("1840-01-01", "1869-12-31")),
        ("1950S2", ("year",), (), ("1900-01-01", "1999-12-31")),
        ("2001-21~", ("year", "month"), (), ("2000-12-01", "2001-08-31")),
        ("2001~-21", ("year",), (), ("2000-03-01", "2002-05-31")),
        ("2004?", (), ("year",), ("2004-01-01", "2004-12-31")),
    ],
)
def test_what_is_about_reaches_by_the_part_that_is_qualified(text, about, perhaps, reach):
    point = parse(text).first
    assert (point.about, point.perhaps) == (about, perhaps)
    assert [iso(at)[:10] for at in point.reach] == list(reach)


@given(
    st.integers(1900, 2100), st.sampled_from(["XX", "0X", "1X", "X2", "X0", "02", "11"]),
    st.sampled_from([f"{tens}{one}" for tens in "0123X" for one in "0123456789X"]), st.booleans(),
)  # fmt: skip
def test_open_digits_allow_just_the_days_that_have_them(year, month, day, decade):
    first = year - year % 10 if decade else year
    text = f"{str(year)[:3] + 'X' if decade else year}-{month}-{day}"
    pattern = re.compile(f"{month}-{day}".replace("X", r"\d"))
    every = (np.datetime64(f"{first}-01-01") + n for n in range(3660 if decade else 370))
    fit = [
        at
        for at in every
        if at < np.datetime64(f"{first + (10 if decade else 1)}-01-01") and pattern.fullmatch(str(at)[5:])
    ]
    if not fit:
        with pytest.raises(DateError):
            parse(text)
        return
    span = parse(text)
    assert [span.earliest.astype("M8[D]"), span.latest.astype("M8[D]")] == [fit[0], fit[-1]]
    allowed = [(first, last) for first, last in span.windows()]
    at = [float(day.astype("M8[s]").astype(int)) for day in fit]
    assert all(any(low <= one <= high for low, high in allowed) for one in at)
    assert sum(round((high - low + 1) / 86_400) for low, high in allowed) == len(fit)


def test_between_the_days_that_fit_lies_nothing():
    assert [iso(first) for first, _ in parse("156X-12-25").windows()] == [f"156{i}-12-25" for i in range(10)]
    assert len(parse("[1667,1668,1670..1672]").windows()) == 2


EXAMPLES = re.findall(r"^\| (\d) \| .* \| `(.*)` \| (.*) \|$", (ROOT / "docs/edtf.md").read_text("utf-8"), re.MULTILINE)
OURS = re.findall(r"^\| `([^|]*)` \| ([^|]*) \|$", (ROOT / "docs/edtf.md").read_text("utf-8"), re.MULTILINE)


def test_the_table_has_each_example_of_the_library_of_congress():
    assert [sum(level == number for level, *_ in EXAMPLES) for number in "012"] == [13, 24, 27]
    assert len(OURS) >= 20


@pytest.mark.parametrize(("text", "said"), [*((text, said) for _, text, said in EXAMPLES), *OURS])
def test_the_table_of_dates_says_what_is_done(text, said):
    try:
        found = words(parse(text))
    except DateError as error:
        found = f"**refused**: {error.why}"
    assert found == said


#: Where the `edtf` package places a date otherwise than we do, or fails, and who is right.
DIFFERENT = {
    **dict.fromkeys(
        ["1985-04-12/", "1985-04/", "1985/", "/1985-04-12", "/1985-04", "/1985"],
        "we: an unknown end is unknown; the package takes ten years for it",
    ),
    **dict.fromkeys(
        ["Y170000002", "Y-170000002", "Y-17E7", "Y171010000S3", "Y3388E2S3"],
        "the package reads these rightly; we refuse what no axis of ours can hold",
    ),
    "XXXX-12-XX": "both: it allows the years 0000 to 9999, which says nothing that is worth drawing",
    "1950S2": "we: two sure digits allow 1900 to 1999, as the standard says; the package says 1950",
    "1984-1X": "we: the package fails on it",
    "{1960,1961-12..}": "we: the package fails on it",
    "2001-21?": "we: the standard qualifies a season like any date; the package refuses it",
    "2012-24": "we: a winter is longer than December; the package stops at the turn of the year for simplicity's sake",
    "2012-28": "we: the same",
    "2012-30": "we: the same, for a southern summer",
    "-2000-XX-10": "we: the package's earliest is after its latest",
}


@pytest.mark.parametrize("text", dict.fromkeys([*(text for _, text, _ in EXAMPLES), *DIFFERENT]))
def test_where_the_library_differs_it_is_said_who_is_right(text):
    try:
        ours = [None if np.isnat(at) else at.astype("M8[D]") for at in (parse(text).earliest, parse(text).latest)]
    except DateError:
        ours = "refused"
    try:
        found = parse_edtf(text)
        theirs = [None if x in (inf, -inf) else _day(x) for x in (found.lower_strict(), found.upper_strict())]
    except Exception:
        theirs = "failed"
    assert (ours == theirs) == (text not in DIFFERENT)


@given(WRITTEN)
def test_what_the_library_reads_too_it_places_alike(text):
    try:
        ours = parse(text)
    except DateError:
        ours = None
    theirs = parse_edtf(text, fail_silently=True)
    if ours is None or theirs is None:
        return  # what both accept is compared; the library accepts 29 February in every year
    if text.startswith("-") and "X" in text:
        return  # the library takes the latest month of an unknown one BC for its earliest
    lower, upper = theirs.lower_strict(), theirs.upper_strict()
    assert ours.earliest.astype("M8[D]") == _day(lower)
    if not ours.open_end:
        assert ours.latest.astype("M8[D]") == _day(upper)
    if not any(sign in text for sign in "/[{"):
        both = bool(theirs.is_uncertain_and_approximate)
        assert ours.about == (bool(theirs.is_approximate) or both)
        assert ours.perhaps == (bool(theirs.is_uncertain) or both)


def _day(found):
    year, month, day = found[:3]
    return np.datetime64(day_number(year, month, day), "D")


@given(st.one_of(st.text(max_size=30), st.text("0123456789-/.[]{},~?%XTYES:Z+", max_size=24), WRITTEN))
def test_any_text_is_a_date_or_a_dateerror(text):
    try:
        span = parse(text)
    except DateError:
        return
    assert span.form in ("exact", "within", "throughout", "several")
    assert span.precision
    if not (span.open_start or span.open_end):
        assert span.earliest <= span.latest
