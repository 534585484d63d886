"""Dates as numbers: which ends of what lasted are known."""

from __future__ import annotations

import pytest
from conftest import events_of

from timeline.picture.measures import END_CAP
from timeline.picture.readings import checked, of_source

REPORT = "2023-12-11,R,report,\n"


@pytest.mark.parametrize(
    ("date", "ends"),
    [
        ("2023-10-07/2023-12-11", False),
        ("2023-10-07/2023-12-11T18:00", False),
        ("../2023-12-11", False),
        ("2023-10-07/2023-12-10", True),
        ("2023-10-07/2023-12-12", True),
    ],
)
def test_what_lasted_until_the_day_of_a_report_has_no_end_that_is_known(date, ends):
    events = events_of(f"date,title,kind,source_date\n{REPORT}{date},A,,\n")
    assert (checked(events).flags & END_CAP).any() == ends
    told = of_source(events_of(f"date,title,kind,source_date\n{REPORT}2023-10-07/2023-11-01,A,,{date}\n"))
    assert (told.flags & END_CAP).any() == ends
    alone = checked(events_of(f"date,title\n{date},A\n"))
    assert (alone.flags & END_CAP).all()
