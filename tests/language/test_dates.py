from __future__ import annotations

from datetime import date

import pytest

from assistant.language.dates import due_date, find_dates
from assistant.language.training.labels import LABELS

EXPRESSIONS = LABELS.parent / "dates.tsv"
MONDAY = date(2025, 11, 17)


def _expressions() -> list[tuple[str, date, str]]:
    lines = EXPRESSIONS.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return [(words, date.fromisoformat(on), meant) for words, on, meant in rows]


def test_at_least_nineteen_in_twenty_expressions_mean_the_right_day():
    expressions = _expressions()
    right = 0
    for words, on, meant in expressions:
        mention = due_date(words, on)
        heard = mention.due.isoformat() if mention and mention.due else "-"
        right += heard == meant
    assert len(expressions) >= 440
    assert right / len(expressions) >= 0.95


def test_the_last_day_that_is_fixed_says_by_when():
    mention = due_date("bukan Selasa, tapi Kamis sore", MONDAY)
    assert mention is not None
    assert (mention.due, mention.text) == (date(2025, 11, 20), "Kamis sore")


def test_a_preposition_belongs_to_the_words_of_a_day():
    mention = due_date("tolong kirim sebelum Jumat ya", MONDAY)
    assert mention is not None
    assert mention.text == "sebelum Jumat"


def test_the_same_date_points_back():
    mention = due_date("the poster on the same date", MONDAY, earlier=date(2025, 12, 1))
    assert mention is not None
    assert mention.due == date(2025, 12, 1)


def test_vague_words_keep_their_words_and_fix_no_day():
    mention = due_date("beresin secepatnya", MONDAY)
    assert mention is not None
    assert (mention.text, mention.due) == ("secepatnya", None)


@pytest.mark.parametrize("text", ["dua minggu penuh capek", "may I ask", "he sat there", "5 orang"])
def test_words_that_only_look_like_a_day_are_none(text: str):
    assert all(mention.due is None for mention in find_dates(text, MONDAY))


def test_mentions_stand_in_the_text_in_order():
    text = "Senin rapat, lusa kirim draf, tgl 30 rilis"
    mentions = find_dates(text, MONDAY)
    assert [text[m.start : m.end] for m in mentions] == [m.text for m in mentions]
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)


def test_a_bare_ordinal_is_a_day_behind_a_word_that_asks_for_one():
    mention = due_date("the leaflets are due 21st", MONDAY)
    assert mention
    assert mention.due == date(2025, 11, 21)
    assert due_date("paint due 2nd coat", MONDAY) is None
