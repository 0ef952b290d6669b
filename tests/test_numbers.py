"""Numbers, plurals and hours, as each language writes them."""

from __future__ import annotations

from datetime import date, time

from assistant.texts.days import say_hour, say_moment, say_month
from assistant.texts.numbers import counted, say_number, say_rhythm, say_size


def test_numbers_follow_the_language() -> None:
    assert (say_number(12345, "en"), say_number(12345, "id")) == ("12,345", "12.345")
    assert (say_size(1_117_000_000, "en"), say_size(1_117_000_000, "id")) == ("1.1 GB", "1,1 GB")


def test_one_is_not_many() -> None:
    assert counted("web.today.late", 1, "en") == "1 day late"
    assert counted("web.today.late", 3, "en") == "3 days late"
    assert counted("web.today.promises", 1, "id") == "1 janji belum beres"


def test_rhythms_are_weeks_where_these_are_whole() -> None:
    assert [say_rhythm(days, "en") for days in (1, 7, 14, 30)] == [
        "every day",
        "every week",
        "every 2 weeks",
        "every 30 days",
    ]


def test_hours_and_months_follow_the_language() -> None:
    assert (say_hour(time(14, 5), "en"), say_hour(time(14, 5), "id")) == ("14:05", "14.05")
    assert say_moment(date(2026, 11, 19), time(9), "id") == "Kamis 19 Nov, 09.00"
    assert say_moment(date(2026, 11, 19), None, "en") == "Thu 19 Nov"
    assert [say_month(date(2027, m, 1), "en") for m in (1, 2)] == ["Jan 2027", "Feb"]
