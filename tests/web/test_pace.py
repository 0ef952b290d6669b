"""How long it still takes is said once anybody can know."""

from __future__ import annotations

from assistant.web.pace import ALWAYS, Pace, rest, time_told
from assistant.web.pieces import bar_told


def test_nothing_is_said_in_the_beginning_and_nothing_made_up() -> None:
    assert time_told(1.0, 5.0, "en") == ""
    assert time_told(4.2, None, "en") == "4 seconds so far"
    assert Pace().left("reading", 100, 1.0) is None


def test_what_took_long_before_is_expected_to_take_long_again() -> None:
    pace = Pace()
    pace.took("refining", 100 - ALWAYS, 50.0)
    left = pace.left("refining", 200 - ALWAYS, 40.0)
    assert left is not None
    assert time_told(40.0, left, "id") == "kira-kira semenit lagi"
    assert pace.left("refining", 100 - ALWAYS, 60.0) is None


def test_a_bar_names_what_is_done_and_what_is_left() -> None:
    assert rest(10.0, 2, 6) == 20.0
    bar = bar_told(2, 6, "2 of 6 files", 10.0, "en")
    assert "2 of 6 files · about 20 seconds left" in bar
    assert 'max="6" value="2"' in bar
    assert "left" not in bar_told(6, 6, "6 of 6 files", 30.0, "en")
