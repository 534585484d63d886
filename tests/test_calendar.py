"""Seconds to years, months and days, and back."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.calendar import DAY, at_second, day_number, iso, midnight, seconds, year_month_day, year_of

SECONDS = st.integers(-377_705_000_000, 253_402_000_000).map(float)


@given(st.dates())
def test_day_numbers_are_those_of_pythons_calendar(day):
    assert day_number(day.year, day.month, day.day) == (day - date(1970, 1, 1)).days


@given(SECONDS)
def test_a_date_and_back_is_the_midnight_before(at):
    year, month, day = year_month_day(at_second(at))
    assert seconds(midnight(year, month, day)) == at // DAY * DAY == day_number(year, month, day) * DAY
    assert year_of(at) == year


@given(SECONDS)
def test_a_times_text_is_read_as_that_time(at):
    assert np.datetime64(iso(at).replace(" ", "T"), "s") == at_second(at)


@pytest.mark.parametrize(
    ("at", "text"), [(0.0, "1970-01-01"), (-1.0, "1969-12-31 23:59:59"), (-62_167_219_200.0, "0000-01-01")]
)
def test_days_have_no_clock_and_years_four_digits(at, text):
    assert iso(at)[: len(text)] == text
