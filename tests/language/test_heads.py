"""The heads: safe to load, honest in their numbers, and the ones their card speaks of."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pytest

from assistant.language.clauses import Clause, Segment
from assistant.language.features import BUCKETS, ClauseContext, contexts, ngrams
from assistant.language.heads import ALONE, FAINTEST, IN_CONTEXT, ROLES, UNTUNED, Heads, guesses
from assistant.language.status import cue_names, cues

ROOT = Path(__file__).resolve().parents[2]
LINES = ("pagi, lancar?", "besok aku kirim datanya", "kamu emang males", "thanks, see you")


def seen(*texts: str) -> list[ClauseContext]:
    return [ClauseContext(text, "id", cues=cues(text)) for text in texts]


def said(count: int) -> np.ndarray:
    """What a first expert might say of so many clauses."""
    return np.random.default_rng(7).normal(size=(count, len(ROLES))).astype(np.float32)


@pytest.mark.parametrize("name", [IN_CONTEXT, UNTUNED, ALONE])
def test_nothing_in_the_file_can_run(name: str) -> None:
    source = files("assistant.language").joinpath("data", "heads", name)
    with as_file(source) as path, np.load(path, allow_pickle=False) as arrays:
        assert all(arrays[name].dtype != object for name in arrays.files)
        assert path.stat().st_size < 12_000_000


def test_every_reported_role_has_a_probability_and_the_main_one_comes_first() -> None:
    for row in Heads.load().probabilities(seen(*LINES), said(len(LINES))):
        heard = guesses(row)
        assert heard
        assert all(0 <= guess.p <= 1 for guess in heard)
        assert heard[0].p == max(guess.p for guess in heard)
        assert all(guess.p >= FAINTEST for guess in heard[1:])


def test_a_text_without_clauses_has_no_roles() -> None:
    assert not len(Heads.load().probabilities([], np.empty((0, len(ROLES)), np.float32)))


@pytest.mark.parametrize("text", ["", "🙏🙏", "…", "漢字だけ", "x" * 10_000])
def test_strange_words_are_heard_without_a_fault(text: str) -> None:
    assert np.isfinite(Heads.load().probabilities(seen(text), said(1))).all()


def test_a_neighbour_changes_what_a_clause_is_heard_as() -> None:
    first = said(2)
    alone = Heads.load().probabilities(seen(LINES[1]), first[1:])
    beside = Heads.load().probabilities(seen(LINES[0], LINES[1]), first)
    assert not np.allclose(alone[0], beside[1])


def test_the_same_clauses_are_heard_the_same_way_twice() -> None:
    scores = said(len(LINES))
    first, second = (Heads.load().probabilities(seen(*LINES), scores) for _ in range(2))
    assert np.array_equal(first, second)
    assert first.shape == (len(LINES), len(ROLES))


def test_the_heads_know_only_cues_that_exist() -> None:
    assert set(Heads.load().cues) <= set(cue_names())


def test_numbers_and_case_make_no_difference_to_the_wording() -> None:
    assert set(ngrams("Kirim 12 dus")) == set(ngrams("kirim 7 dus"))
    assert set(ngrams("kirim dus")) != set(ngrams("dus kirim"))
    assert all(0 <= bucket < BUCKETS for bucket in ngrams("kirim dus"))


def test_contexts_carry_the_layout_of_their_line() -> None:
    layout = (Segment(0, 20, speaker="Rina"), Segment(21, 30, done=True))
    clauses = [
        Clause(0, 9, "aku kirim", 0, "id", "santai"),
        Clause(10, 20, "kamu baca", 0, "id", "santai"),
        Clause(21, 30, "udah dikirim", 1, "id", "santai"),
    ]
    first, second, third = contexts(clauses, layout, "notes")
    assert (first.opens, first.closes, first.speaker) == (True, False, "Rina")
    assert (second.opens, second.closes) == (False, True)
    assert third.done is True
    assert "done" in third.cues


def test_the_card_describes_the_shipped_file() -> None:
    card = (ROOT / "docs" / "ear.md").read_text(encoding="utf-8")
    stated = re.search(r"`([0-9a-f]{64})`", card)
    model = ROOT / "assistant" / "language" / "data" / "heads" / "roles.npz"
    assert stated
    assert stated[1] == hashlib.sha256(model.read_bytes()).hexdigest()
