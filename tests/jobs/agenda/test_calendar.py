"""The invitation and the manners of a calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from assistant.errors import InvalidRequest
from assistant.jobs.agenda.calendar import (
    Slot,
    busy_then,
    clashes,
    holiday,
    hours,
    invitation,
    manners,
    say_begin,
    slot_of,
    zone,
)
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaRequest

ANSWER = AgendaAnswer(
    language="id",
    shareable="**1:1, Kamis 26 Nov (30 menit)**\n\n1. Kabar, beban; dan cuti (30')\n",
    private="rahasia: jangan bahas promosi",
)
MAKASSAR = Slot(datetime(2026, 11, 26, 14, 0, tzinfo=zone("WITA")), 30)


def by_hand(raw: bytes) -> dict[str, str]:
    """The event's properties read by RFC 5545's own rules, without the library that wrote them."""
    text = raw.decode("utf-8").replace("\r\n ", "").replace("\r\n\t", "")
    event = text.split("BEGIN:VEVENT\r\n")[1].split("BEGIN:VALARM")[0]
    lines = [line for line in event.split("\r\n") if ":" in line]
    return {line.split(":", 1)[0].split(";")[0]: line.split(":", 1)[1] for line in lines}


def test_the_invitation_reads_back_by_another_way() -> None:
    raw = invitation(ANSWER, MAKASSAR, name="Rina")
    event = by_hand(raw)
    assert event["DTSTART"] == "20261126T060000Z"
    assert event["DTEND"] == "20261126T063000Z"
    unescaped = event["DESCRIPTION"].replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
    assert unescaped == ANSWER.shareable.replace("**", "")
    assert event["UID"]
    assert event["DTSTAMP"].endswith("Z")


def test_lines_end_and_fold_as_calendars_want_them() -> None:
    raw = invitation(ANSWER, MAKASSAR, name="Rina")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75


def test_nothing_private_is_in_it() -> None:
    assert b"rahasia" not in invitation(ANSWER, MAKASSAR, name="Rina")


def test_a_series_keeps_its_hour_in_its_own_zone() -> None:
    from icalendar import Calendar

    raw = invitation(ANSWER, MAKASSAR, name="Rina", cadence_days=14)
    calendar = Calendar.from_ical(raw)
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("dtstart") == MAKASSAR.start
    assert by_hand(raw)["RRULE"] == "FREQ=WEEKLY;INTERVAL=2"
    assert calendar.walk("VTIMEZONE")


def test_a_second_library_reads_the_same_session() -> None:
    import vobject

    for cadence in (None, 14, 10):
        raw = invitation(ANSWER, MAKASSAR, name="Rina", cadence_days=cadence)
        event = vobject.readOne(raw.decode()).vevent
        assert event.dtstart.value == MAKASSAR.start
        assert event.dtend.value == MAKASSAR.end
        assert event.summary.value == "1:1 (Rina)"
        assert event.description.value == ANSWER.shareable.replace("**", "")
        assert event.valarm.trigger.value == -timedelta(minutes=15)
        assert (event.getrruleset() is None) == (cadence is None)
        if cadence:
            first, second = event.getrruleset()[:2]
            assert (second - first).days == cadence


def test_the_hour_and_the_zone_that_were_asked_for_stand_in_it() -> None:
    import vobject

    request = AgendaRequest.model_validate(
        {"person": "Rina", "date": "2026-11-26", "at": "9.30", "zone": "WIT"}
    )
    slot = slot_of(request, 25, None)
    event = vobject.readOne(invitation(ANSWER, slot, name="Rina").decode()).vevent
    assert event.dtstart.value == datetime(2026, 11, 26, 0, 30, tzinfo=UTC)
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=25)


def test_an_hour_is_said_as_each_language_writes_it() -> None:
    assert say_begin(time(9, 5), None, "id") == "09.05"
    assert say_begin(time(16), "WITA", "en") == "16:00 WITA"


def test_the_same_session_replaces_its_first_invitation() -> None:
    later = Slot(MAKASSAR.start + timedelta(hours=1), 45)
    ids = [by_hand(invitation(ANSWER, slot, name="Rina"))["UID"] for slot in (MAKASSAR, later)]
    assert ids[0] == ids[1]


@pytest.mark.parametrize(("name", "hours"), [("WIB", 7), ("wita", 8), ("WIT", 9)])
def test_the_zones_of_indonesia_have_their_names(name, hours) -> None:
    moment = datetime(2026, 11, 26, 12, tzinfo=UTC).astimezone(zone(name))
    assert moment.utcoffset() == timedelta(hours=hours)


def test_an_unknown_zone_is_refused_by_name() -> None:
    with pytest.raises(InvalidRequest, match="Nowhere"):
        zone("Nowhere/Else")


def test_holidays_have_names_in_both_languages() -> None:
    assert holiday(date(2026, 8, 17), "id") == "Hari Kemerdekaan Republik Indonesia"
    assert holiday(date(2026, 8, 17), "en") == "Independence Day"
    assert holiday(date(2026, 11, 26), "id") is None


def test_a_weekend_is_asked_about() -> None:
    (asked,) = manners(date(2026, 11, 28), None, False, "en")
    assert "Mon 30 Nov" in asked


def test_a_holiday_is_answered_with_the_next_day_that_is_free() -> None:
    (asked,) = manners(date(2026, 12, 25), None, False, "id")
    assert "Senin 28 Des" in asked


def test_hours_that_are_not_available_clash() -> None:
    thursday_lunch = [(3, 12, 15)]
    assert clashes(MAKASSAR, thursday_lunch)
    assert not clashes(Slot(MAKASSAR.start + timedelta(hours=1), 30), thursday_lunch)


def test_hours_that_are_not_for_sessions_are_read_in_both_languages() -> None:
    assert hours("Mon-Tue 12-13, Jum 11-13.5") == [(0, 12, 13), (1, 12, 13), (4, 11, 13.5)]
    with pytest.raises(InvalidRequest):
        hours("always")


def test_a_session_in_such_an_hour_is_pointed_out() -> None:
    friday = date(2026, 11, 27)
    (asked,) = busy_then(friday, time(11, 30), 30, "Fri-Fri 11-13, Mon 11-13", "en")
    assert "Tue 1 Dec" in asked
    assert busy_then(friday, time(13), 30, "Fri 11-13", "en") == []
    assert busy_then(friday, time(11, 30), 30, "", "id") == []
