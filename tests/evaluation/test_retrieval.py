"""The figures of a search, counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evaluation.retrieval import across_languages, misses, requests, score
from assistant.language.embedding import shared_encoder
from assistant.retrieval.search import Finder
from assistant.settings import Settings


def found(*slugs: str) -> dict[str, list[dict[str, str]]]:
    return {"results": [{"slug": slug} for slug in slugs]}


ROWS = [
    {"id": "a", "lang": "en", "query": "one", "best": "opening-line", "also": ["saving-face"]},
    {"id": "b", "lang": "id", "query": "dua", "best": "polite-no", "also": []},
    {"id": "c", "lang": "id", "query": "tiga", "best": "apology-and-repair", "also": []},
]
ANSWERS = {
    "a": found("saving-face", "opening-line"),
    "b": found("x", "y", "polite-no"),
    "c": found("x", "y"),
}


def test_hits_and_ranks_are_counted() -> None:
    figures = score(ROWS, ANSWERS)
    assert figures["hit1"] == pytest.approx(1 / 3)
    assert figures["hit3"] == pytest.approx(2 / 3)
    assert figures["mrr10"] == pytest.approx((1 + 1 / 3 + 0) / 3)
    assert figures["best_first"] == 0
    assert figures["hit5_by"] == {"en": 1.0, "id": 0.5}


def test_a_slug_counts_once_where_it_stands_best() -> None:
    figures = score(ROWS[1:2], {"b": found("x", "x", "x", "polite-no")})
    assert figures["mrr10"] == 0.5


def test_a_foreign_question_is_right_where_nothing_is_found() -> None:
    foreign = [
        {"id": "d", "lang": "en", "query": "boil an egg", "use": "apart"},
        {"id": "e", "lang": "id", "query": "harga emas", "use": "build"},
    ]
    answers = {"d": found("saving-face"), "e": found()}
    figures = score([*ROWS, *foreign], {**ANSWERS, **answers})
    assert figures["abstained"] == 0.5
    assert figures["abstained_by"] == {"apart": 0.0, "build": 1.0}
    assert figures["hit1"] == pytest.approx(1 / 3)
    assert misses(foreign, answers) == ["d: no question for the library, found saving-face"]


def test_a_follow_up_is_asked_together_with_what_it_leans_on() -> None:
    row = {
        "id": "f",
        "lang": "en",
        "query": "and if she gets angry?",
        "history": ["I want to tell Ana that her calls are too loud."],
        "best": "defensiveness",
        "also": [],
    }
    assert "too loud" in requests([row])[0]["query"]


def test_the_farthest_miss_is_named_first() -> None:
    assert misses(ROWS, ANSWERS) == ["c: apology-and-repair expected, found x, y"]


def test_a_question_is_also_asked_of_the_cards_of_each_language_alone() -> None:
    rows = [
        {"id": "a", "lang": "id", "query": "mau minta maaf habis membentak anak magang"},
        {"id": "b", "lang": "en", "query": "I shouted at the apprentice and want to apologise"},
    ]
    rows = [{**row, "best": "apology-and-repair", "also": []} for row in rows]
    finder = Finder(shared_encoder(), Settings(home=Path("absent")))
    everywhere = {"en": 1.0, "id": 1.0}
    assert across_languages([*rows, {"id": "c", "query": "resep rendang"}], finder) == {
        "hit5_id_cards": everywhere,
        "hit5_en_cards": everywhere,
    }
