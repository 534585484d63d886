"""Times that hang on a day or a year that is named beside them."""

from __future__ import annotations

import pytest
from test_find import offered


@pytest.mark.parametrize(("text", "said"), [
    ("He died five days after May 3, 1990.", [("five days after May 3, 1990", "1990-05-08")]),
    ("He left three days before Christmas 1944.", [("three days before Christmas 1944", "1944-12-22")]),
    ("He left three days before Christmas.", [("three days before Christmas", "[2022-12-22,2023-12-22]")]),
    ("He left the day before yesterday.", [("the day before yesterday", "2023-12-09")]),
    ("He left two days before the Oct. 7 attack.", [("two days before the Oct. 7", "2023-10-05")]),
    ("He left a week after May 3, 1990.", [("a week after May 3, 1990", "1990-05-10~")]),
    ("He left two months earlier than May 3, 1990.", [("two months earlier than May 3, 1990", "1990-03~")]),
    ("He left two years before 2003.", [("two years before 2003", "2001~")]),
    ("He left five days after early May 1990.", [("five days after early May 1990", "[1990-05-06..1990-05-15]")]),
    ("He left several days after May 3, 1990.", [("several days after May 3, 1990", "[1990-05-03..]")]),
    ("He left more than two days before May 3, 1990.", [("two days before May 3, 1990", "[..1990-05-03]")]),
    ("In the three days before Christmas 1990 it snowed.", [("In the three days before Christmas 1990", "")]),
    ("He left two days after 31 April 1990.", [("two days after 31 April 1990", "")]),
    ("He left two days after May 1990.", [("two days after May 1990", "")]),
])  # fmt: skip
def test_what_is_counted_from_a_day_that_is_named_is_one_date(text, said):
    assert offered(text, "2023-12-11") == said


@pytest.mark.parametrize(("text", "said"), [
    ("It began on Easter Sunday 1916.", [("on Easter Sunday 1916", "")]),
    ("It began at Easter 1916.", [("at Easter 1916", "")]),
    ("It began on Good Friday.", [("on Good Friday", "")]),
    ("It began on Labor Day 1990.", [("on Labor Day 1990", "")]),
    ("They rose on Sunday, 1916.", [("on Sunday, 1916", "")]),
    ("He died on the last day of the war.", [("on the last day", "")]),
    ("He died in the last week of the trial.", [("in the last week", "")]),
    ("They meet on the first Monday of the month.", [("on the first Monday", "")]),
])  # fmt: skip
def test_what_is_not_understood_is_not_read_by_its_rest(text, said):
    assert offered(text, "2023-12-11") == said


@pytest.mark.parametrize(("text", "said"), [
    ("On August 6, 1945 a bomb fell, and on August 9 another.", ["1945-08-06", "1945-08-09"]),
    ("On August 6 a bomb fell, and on August 9, 1945 another.", ["1945-08-06", "1945-08-09"]),
    ("On August 6, 1945 a bomb fell. On August 9 another fell. On August 15 it was over.",
     ["1945-08-06", "1945-08-09", "1945-08-15"]),
    ("In 1940, the city fell in June.", ["1940", "1940-06"]),
    ("In 1940 the city fell. In June, the king left.", ["1940", "1940-06"]),
    ("The 2010-11 season ended in May.", ["2010/2011", "[2010-05,2011-05]"]),
    ("In 1940, they left on a Friday.", ["1940", ""]),
    ("In the 1990s, it closed in June.", ["199X", ""]),
])  # fmt: skip
def test_a_year_that_is_told_of_is_the_year_of_what_follows(text, said):
    assert [value for _, value in offered(text, "2023-12-11")] == said


@pytest.mark.parametrize(("text", "said"), [
    ("They married in 1931 and parted in June.", ["1931", "[1931-06,2023-06]"]),
    ("In October 2022 he was elected, and in June he left.", ["2022-10", "[2022-06,2023-06]"]),
    ("The law took effect on Jan. 1, 2020, and was repealed on Dec. 5.", ["2020-01-01", "[2020-12-05,2023-12-05]"]),
    ("In 2020, he was elected. On Dec. 5, he resigned.", ["2020", "[2020-12-05,2023-12-05]"]),
])  # fmt: skip
def test_a_year_that_is_only_named_leaves_that_year_and_the_last(text, said):
    assert [value for _, value in offered(text, "2023-12-11")] == said


@pytest.mark.parametrize(("text", "said"), [
    ("The bridge, built in 1967, collapsed on Aug. 7.", ["1967", "2023-08-07"]),
    ("The mill (built 1967) burned in August.", ["1967", "2023-08"]),
    ("He has ruled since 2003 and resigned in June.", ["2003/..", "2023-06"]),
    ("In 1940 the city fell. On Friday, a speaker recalled it.", ["1940", "2023-12-08"]),
    ("In 2020 he said he will retire in June.", ["2020", "2024-06"]),
])  # fmt: skip
def test_a_year_told_aside_or_of_another_time_changes_nothing(text, said):
    assert [value for _, value in offered(text, "2023-12-11")] == said
