"""The key says what the shapes in use mean."""

from __future__ import annotations

import pytest
from conftest import events_of

from timeline.picture.key import forms_used
from timeline.picture.readings import checked


@pytest.mark.parametrize(
    ("date", "shapes"),
    [
        ("[1931-08-02T02:20..1931-08-02T02:50]", ["exact_time", "within_time"]),
        ("1931-08", ["exact_time", "within"]),
        ("1931-08-03", ["exact_both"]),
    ],
)
def test_in_a_night_by_the_minute_a_time_is_uncertain_rather_than_a_date(date, shapes):
    assert forms_used(checked(events_of(f"date,title\n1931-08-02T01:26,A\n{date},B\n"))) == shapes
