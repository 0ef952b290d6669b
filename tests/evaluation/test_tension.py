"""The tension set is counted as its page says."""

from __future__ import annotations

import pytest

from assistant.evaluation.tension import misses, requests, score

ROW = {
    "id": "a",
    "text": "On Monday Ines moved my shelf. She wants my corner. I shouted.",
    "relation": "peer",
    "observable_facts": ["On Monday Ines moved my shelf", "I shouted"],
    "stories": ["She wants my corner"],
    "writer_part": "Shouted at her.",
    "escalate": None,
    "topics": ["clear-request"],
}
SERIOUS = {**ROW, "id": "b", "escalate": "harassment", "writer_part": None}
GOOD = {
    "facts": ["on Monday Ines moved my shelf", "I shouted"],
    "stories": ["She wants my corner."],
    "my_part": "You shouted.",
    "topics": ["saving-face", "clear-request"],
    "unknowns": ["Did she know?"],
    "opening": "Ines, ...",
    "branches": [1, 2, 3],
}


def test_a_full_plan_has_full_marks() -> None:
    figures = score([ROW, SERIOUS], {"a": GOOD, "b": {**GOOD, "route": "harassment"}})
    worse = {name for name, value in figures.items() if value != 1.0}
    assert worse == {"stories_as_facts", "false_alarm"}
    assert figures["stories_as_facts"] == figures["false_alarm"] == 0.0


def test_a_story_among_the_facts_has_crossed_over() -> None:
    crossed = {**GOOD, "facts": ["She wants my corner"], "stories": []}
    figures = score([ROW], {"a": crossed})
    assert (figures["stories_as_facts"], figures["stories_recall"]) == (1.0, 0.0)


@pytest.mark.parametrize(("certain", "alarm"), [(True, 1.0), (False, 0.0)])
def test_only_a_stop_is_a_false_alarm(certain, alarm) -> None:
    figures = score([ROW], {"a": {**GOOD, "route": "fraud", "certain": certain}})
    assert figures["false_alarm"] == alarm


def test_missed_limits_are_listed_first() -> None:
    assert misses([ROW, SERIOUS], {"a": {}})[0] == "b missed harassment"


def test_only_the_account_and_the_relation_are_asked() -> None:
    assert requests([ROW]) == [{"text": ROW["text"], "relation": "peer"}]
