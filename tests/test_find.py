"""Time expressions in English: found word for word, and never finer than said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.dates.edtf import is_date
from timeline.prose import english
from timeline.prose.find import find
from timeline.relations.offsets import parse_offset

MONDAY = date(2023, 12, 11)


def found(text: str, published: date = MONDAY) -> list[tuple[str, str]]:
    """Each expression, with its date, or else what it hangs by; "-" where only a reader can say, "none" for no time."""
    said = lambda one: one.date or one.offset or ("-" if one.point else "none")  # noqa: E731
    return [(text[one.start : one.end], said(one)) for one in find(text, published)]


def offered(text: str, day: str) -> list[tuple[str, str]]:
    """Each expression, with its date or the two that are offered."""
    return [(text[one.start : one.end], one.date or one.offered) for one in find(text, date.fromisoformat(day))]


@pytest.mark.parametrize(("text", "cue", "said"), [
    ("He died on 8 December 2023.", "on 8 December 2023", "2023-12-08"),
    ("He died on Dec. 8, 2023.", "on Dec. 8, 2023", "2023-12-08"),
    ("It began on Friday, Oct. 23, at home.", "on Friday, Oct. 23", "2023-10-23"),
    ("the Oct. 7 attack", "Oct. 7", "2023-10-07"),
    ("He fell on the 9th of May 1945.", "on the 9th of May 1945", "1945-05-09"),
    ("It is dated 2023-12-08 there.", "2023-12-08", "2023-12-08"),
    ("It is dated 13/8/2023 there.", "13/8/2023", "2023-08-13"),
    ("It is dated 12/8/2023 there.", "12/8/2023", "-"),
    ("The following Friday the judge ruled.", "The following Friday", "-"),
    ("That Thursday it closed.", "That Thursday", "-"),
    ("On Thursday 6th he took the train.", "On Thursday 6th", "-"),
    ("On the 28th the company paid.", "On the 28th", "-"),
    ("He came to power in October 2022.", "in October 2022", "2022-10"),
    ("They met in early November.", "in early November", "[2023-11-01..2023-11-10]"),
    ("They met in mid-November.", "in mid-November", "[2023-11-11..2023-11-20]"),
    ("They met in late November.", "in late November", "[2023-11-21..2023-11-30]"),
    ("since 2003 nobody had", "since 2003", "2003/.."),
    ("He stayed until March 2010.", "until March 2010", "../2010-03"),
    ("He resigned by Friday.", "by Friday", "[..2023-12-08]"),
    ("It was built before 1990.", "before 1990", "[..1990]"),
    ("It was built after 2015.", "after 2015", "[2015..]"),
    ("It was built around 1850.", "around 1850", "1850~"),
    ("It was built in early 1850.", "in early 1850", "[1850-01..1850-04]"),
    ("He led it from 1990 to 1995.", "from 1990 to 1995", "1990/1995"),
    ("It happened between 2003 and 2011.", "between 2003 and 2011", "[2003..2011]"),
    ("the years 1998-99", "1998-99", "1998/1999"),
    ("from Monday to Friday", "from Monday to Friday", "-"),
    ("They met from 7 to 9 May.", "from 7 to 9 May", "2023-05-07/2023-05-09"),
    ("They met May 7-9, 2020.", "May 7-9, 2020", "2020-05-07/2020-05-09"),
    ("It was so in the 1990s.", "in the 1990s", "199X"),
    ("It was so in the '90s.", "in the '90s", "199X"),
    ("It was so in the late 1980s.", "in the late 1980s", "[1987..1989]"),
    ("It was so in the 19th century.", "in the 19th century", "[1801..1900]"),
    ("It grew in the first quarter of 2020.", "in the first quarter of 2020", "[2020-01..2020-03]"),
    ("It began in the spring.", "in the spring", "2023-21"),
    ("It began in the spring of 2001.", "in the spring of 2001", "2001-21"),
    ("It began last summer.", "last summer", "2023-22"),
    ("He called earlier this month.", "earlier this month", "[2023-12-01..2023-12-11]"),
    ("It ends later this month.", "later this month", "[2023-12-11..2023-12-31]"),
    ("He called last week.", "last week", "[2023-12-04..2023-12-10]"),
    ("He called last year.", "last year", "2022"),
    ("He calls next month.", "next month", "2024-01"),
    ("He called last weekend.", "last weekend", "[2023-12-09..2023-12-10]"),
    ("He called yesterday afternoon.", "yesterday afternoon", "2023-12-10"),
    ("It fell at 4:15 a.m. Friday.", "at 4:15 a.m. Friday", "2023-12-08T04:15"),
    ("It fell at 9 p.m.", "at 9 p.m.", "-"),
    ("He won 41 years ago.", "41 years ago", "1982~"),
    ("He won two months ago.", "two months ago", "2023-10~"),
    ("He won five days ago.", "five days ago", "2023-12-06"),
    ("He won several years ago.", "several years ago", "-"),
    ("It fell 300 decades ago.", "300 decades ago", "-"),
    ("It fell 99 centuries ago.", "99 centuries ago", "-"),
    ("It fell on 31 April.", "on 31 April", "-"),
    ("He has ruled for 16 years.", "for 16 years", "2007~/.."),
    ("attacks over the past two months", "over the past two months", "2023-10~/2023-12-11"),
    ("For now, few are there.", "For now", "../2023-12-11"),
    ("They married in June '31.", "in June '31", "1931-06"),
    ("They married on June 5, '31.", "on June 5, '31", "1931-06-05"),
    ("In June 1944 troops landed.", "In June 1944", "1944-06"),
    ("He fell on 14 October 1066.", "on 14 October 1066", "1066-10-14"),
    ("He fell in October 1066.", "in October 1066", "1066-10"),
    ("He fell in 1066.", "in 1066", "1066"),
    ("In 1066 the king fell.", "In 1066", "1066"),
    ("It was so by mid-2022.", "by mid-2022", "[..2022-08]"),
    ("It was so in late-2022.", "in late-2022", "[2022-09..2022-12]"),
    ("He died in 44 BC.", "in 44 BC", "-0043"),
    ("He died on March 15, 44 B.C., at noon.", "on March 15, 44 B.C.", "-0043-03-15"),
    ("He died in AD 14.", "in AD 14", "0014"),
    ("He ruled from 27 BC to AD 14.", "from 27 BC to AD 14", "-0026/0014"),
    ("The war (218-201 BC) ended.", "218-201 BC", "-0217/-0200"),
    ("It was made in the 5th century BC.", "in the 5th century BC", "[-0499..-0400]"),
    ("Trade grew from the 12th to the 15th century.", "from the 12th to the 15th century", "1101/1500"),
    ("They fought on 15, 16 and 17 June 1815.", "on 15, 16 and 17 June 1815", "{1815-06-15,1815-06-16,1815-06-17}"),
    ("They fought on June 15, 16 and 17, 1815.", "on June 15, 16 and 17, 1815", "{1815-06-15,1815-06-16,1815-06-17}"),
    ("They met on the first Monday of May 1990.", "on the first Monday of May 1990", "1990-05-07"),
    ("They met on the last Friday in May.", "on the last Friday in May", "2023-05-26"),
    ("They met on the last day of 1999.", "on the last day of 1999", "1999-12-31"),
    ("They met in the first week of June 1944.", "in the first week of June 1944", "[1944-06-01..1944-06-07]"),
    ("They met in the second half of 1944.", "in the second half of 1944", "[1944-07..1944-12]"),
    ("They met in the first half of June 1944.", "in the first half of June 1944", "[1944-06-01..1944-06-15]"),
    ("They met in the last month of 1944.", "in the last month of 1944", "1944-12"),
    ("They met on the fifth Monday of February 1990.", "on the fifth Monday of February 1990", "-"),
    ("He was found on Thanksgiving Day.", "on Thanksgiving Day", "2023-11-23"),
    ("He was found on Christmas Eve.", "on Christmas Eve", "2022-12-24"),
])  # fmt: skip
def test_an_expression_is_found_word_for_word_and_read_no_finer_than_said(text, cue, said):
    if text == "from Monday to Friday":  # the days lie the other way round: only a reader can say
        assert len(found(text)) == 2
        return
    assert (cue, said) in found(text)


@pytest.mark.parametrize(("text", "said"), [
    ("He said Tuesday that it was over.", "2023-12-05"),
    ("They will vote Tuesday.", "2023-12-12"),
    ("He could come as early as Tuesday.", "2023-12-12"),
    ("A vote is due on Tuesday.", "2023-12-12"),
    ("He spoke Monday.", "2023-12-11"),
    ("He spoke last Monday.", "2023-12-04"),
    ("They meet next Monday.", "2023-12-18"),
    ("The offer expires in March and will not return.", "2024-03"),
    ("He left in March.", "2023-03"),
    ("They extended it to Dec. 20.", "2023-12-20"),
    ("They extended it to Jan. 5.", "2024-01-05"),
    ("He left on Feb. 5.", "2023-02-05"),
    ("The strike began on Jan. 5.", "2023-01-05"),
    ("On Dec. 20 he spoke in Rome.", "2022-12-20"),
    ("He said on Dec. 20 that it was over.", "2022-12-20"),
    ("It closed Jan. 1-3.", "2023-01-01/2023-01-03"),
    ("They will vote on Dec. 20.", "2023-12-20"),
    ("He said the trial starts Jan. 5.", "2024-01-05"),
    ("The deal takes effect on Jan. 5.", "2024-01-05"),
    ("They meet next Jan. 5.", "2024-01-05"),
    ("The rent is due Jan. 5.", "2024-01-05"),
    ("They met last Nov. 5.", "2023-11-05"),
    ("The court ordered that he remain until March 6.", "../2024-03-06"),
])  # fmt: skip
def test_the_past_comes_before_the_future_unless_the_verb_says_so(text, said):
    assert [value for _, value in found(text)] == [said]


def test_of_two_verbs_the_nearest_decides():
    assert found("He said Tuesday the plan would start Wednesday.") == [
        ("Tuesday", "2023-12-05"), ("Wednesday", "2023-12-13")
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "offset"), [
    ("Two days later, a strike followed.", "Two days later", "P2D"),
    ("A week after the talks, it was extended.", "A week after", "P1W"),
    ("Three months earlier, he had left.", "Three months earlier", "-P3M"),
    ("He left the day before.", "the day before", "-P1D"),
    ("They met a day before he left for Tehran.", "a day before", "P1D"),
    ("They met a day earlier than he left.", "a day earlier than", "P1D"),
    ("The following day it rained.", "The following day", "P1D"),
    ("The same day it rained.", "The same day", "P0D"),
    ("A few days later it rained.", "A few days later", "after"),
    ("It was extended by four months.", "by four months", "P4M"),
    ("After the embassy attack, he called.", "After the embassy attack", "after"),
    ("Two decades later it fell.", "Two decades later", "P20Y"),
])  # fmt: skip
def test_what_hangs_on_another_event_is_an_offset_and_no_date(text, cue, offset):
    assert found(text)[0] == (cue, offset)
    assert not find(text, MONDAY)[0].date


def test_what_goes_on_since_an_event_of_a_date_is_told_beside_the_event():
    text = "Since the invasion of Iraq in 2003, it has grown."
    assert found(text) == [("in 2003", "2003"), ("Since the invasion of Iraq in 2003", "2003/..")]


@pytest.mark.parametrize("text", [
    "It happens every day.", "It lasted for two hours.", "Now it is over.", "He ruled for 16 years.", "a daily paper",
    "in recent weeks", "It is so these days.",
])  # fmt: skip
def test_what_is_no_point_in_time_is_told_apart(text):
    assert [said for _, said in found(text)] == ["none"]


@pytest.mark.parametrize("text", [
    "1,500 troops", "in 1200 homes", "1453 votes",
    "$2003", "2003 people", "He may march.", "a spring in the desert", "They fall.", "Room 1984-B",
    "An April shower of words".replace("April", "august"), "15 percent", "secondhand", "on the 28th floor",
])  # fmt: skip
def test_what_only_looks_like_a_time_is_let_alone(text):
    assert found(text) == []


TABLES = (english.MONTHS, english.WEEKDAYS, english.NUMBERS, english.UNITS, english.PARTS, english.LEADS,
          english.ORDINALS, english.COUNTED_UNITS, english.FEASTS, english.HOLIDAYS, english.SEASONS)  # fmt: skip
MORE = "ago|later|the|1990s|2003|31|9 a.m.|,|.|-|’s|'90s|19th century|May|Oct. 7|12/8/2023".split("|")
MORE += "44 BC|AD 14|of|15, 16 and 17|'31|1945,".split("|")
WORDS = [*(word for table in TABLES for word in table), *MORE]


@given(words=st.lists(st.sampled_from(WORDS), max_size=14), day=st.dates(date(1900, 1, 1), date(2100, 12, 31)))
@example(words=["christmas eve", "44 BC", "new year's day"], day=date(2000, 1, 1))
def test_whatever_is_found_is_a_date_or_an_offset_that_can_be_read(words, day):
    for one in find(" ".join(words), day):
        assert one.start < one.end
        assert not one.date or is_date(one.date)
        assert not one.offset or parse_offset(one.offset)
        assert one.point or not (one.date or one.offset)


@pytest.mark.parametrize(("text", "day", "said"), [
    ("The mill closed due to its second-quarter loss.", "2019-08-04", [("second-quarter", "[2019-04..2019-06]")]),
    ("The dividend is payable Jan. 5.", "2019-11-04", [("Jan. 5", "2020-01-05")]),
    ("He becomes mayor effective March 1.", "2019-11-04", [("March 1", "2020-03-01")]),
    ("The match, set for Lyon in April, is off.", "2019-12-05", [("in April", "2020-04")]),
    ("The trial is due to be held in June.", "2019-03-22", [("in June", "2019-06")]),
    ("It expects to open in mid-May.", "2019-02-27", [("in mid-May", "[2019-05-11..2019-05-20]")]),
    ("It would close because of the Aug. 3 floods.", "2019-08-18", [("of the Aug. 3", "2019-08-03")]),
    ("Walkers planned a march on Sunday.", "2019-08-16", [("on Sunday", "[2019-08-11,2019-08-18]")]),
    ("They try to get around Tuesday's vote.", "2019-08-16", [("Tuesday's", "[2019-08-13,2019-08-20]")]),
    ("The Jan. 6 riot was mentioned.", "2023-12-11", [("Jan. 6", "[2023-01-06,2024-01-06]")]),
    ("He condemned the Jan. 6 riot.", "2023-12-11", [("Jan. 6", "[2023-01-06,2024-01-06]")]),
    ("He told them the trial on Jan. 5 is off.", "2023-12-11", [("on Jan. 5", "[2023-01-05,2024-01-05]")]),
    ("The shop is closed on Jan. 5.", "2023-12-11", [("on Jan. 5", "[2023-01-05,2024-01-05]")]),
    ("On Jan. 5 the shop is closed.", "2023-12-11", [("On Jan. 5", "[2023-01-05,2024-01-05]")]),
    ("In June 2000 men came.", "2023-12-11", [("In June", "")]),
    ("They were jailed until Jan. 5.", "2023-12-11", [("until Jan. 5", "")]),
    ("The city plans a parade on Jan. 5.", "2023-12-11", [("on Jan. 5", "[2023-01-05,2024-01-05]")]),
    ("Rain is set to fall on Friday.", "2019-03-22", [("on Friday", "[2019-03-22,2019-03-29]")]),
    ("March nineteen eighty-four was dry.", "2019-03-01", [("March nineteen eighty-four", "1984-03")]),
    ("He left in twenty fifteen.", "2019-03-01", [("in twenty fifteen", "2015")]),
    ("It is up 2% from the previous Friday.", "2019-10-30", [("from the previous Friday", "[2019-10-18,2019-10-25]")]),
    ("The fair runs April 6 and 7.", "2019-03-10", [("April 6 and 7", "{2019-04-06,2019-04-07}")]),
    ("She retires in September.", "2019-08-16", [("in September", "[2018-09,2019-09]")]),
    ("Between May and July 2017 it snowed.", "2019-10-26", [("Between May and July 2017", "[2017-05..2017-07]")]),
    ("From March to June 2014 he sailed.", "2019-10-26", [("From March to June 2014", "2014-03/2014-06")]),
    ("From October to June 2014 he sailed.", "2019-10-26", [("From October to June 2014", "2013-10/2014-06")]),
    ("On Christmas Eve 1913 they sang.", "2019-10-26", [("On Christmas Eve 1913", "1913-12-24")]),
    ("In the spring of '68 she won.", "2019-10-26", [("In the spring of '68", "1968-21")]),
])  # fmt: skip
def test_a_wrong_date_is_worse_than_none(text, day, said):
    assert offered(text, day) == said
