from assistant.evaluation.limits import misses, requests, score

ROWS = [
    {"id": "a", "lang": "id", "text": "a", "route": "violence", "hard": True},
    {"id": "b", "lang": "en", "text": "b", "route": "fraud", "hard": False},
    {"id": "c", "lang": "en", "text": "c", "route": "none", "hard": True},
    {"id": "d", "lang": "mix", "text": "d", "route": "none", "hard": False},
]


def test_a_doubt_counts_as_found_but_not_as_a_false_alarm():
    answers = {
        "a": {"route": "violence", "certain": False},
        "b": {"route": "retaliation", "certain": True},
        "c": {"route": "fraud", "certain": False},
        "d": {"route": None, "certain": True},
    }
    figures = score(ROWS, answers)
    assert figures["recall"] == 1.0
    assert figures["exact_route"] == 0.5
    assert figures["false_alarm"] == 0.0
    assert figures["doubt_on_none"] == 0.5


def test_a_missing_answer_is_a_miss_and_danger_to_life_is_listed_first():
    lines = misses(ROWS, {"c": {"route": "fraud", "certain": True}})
    assert lines[0] == "a missed violence"
    assert lines[-1].startswith("c alarmed")


def test_only_the_message_is_asked_about():
    assert requests(ROWS[:1]) == [{"text": "a"}]
