"""The labels: well formed, and the voices that judge stay apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.language.clauses import Role
from assistant.language.training.labels import apart_texts, read_labels, training_texts


def test_no_voice_is_both_learned_from_and_judged_by() -> None:
    assert not {t.voice for t in training_texts()} & {t.voice for t in apart_texts()}


def test_every_label_file_is_well_formed() -> None:
    texts = [*training_texts(), *apart_texts()]
    assert len({t.name for t in texts}) == len(texts)
    for text in texts:
        assert text.kind in {"notes", "talk"}
        assert text.language in {"id", "en", "mix"}
        for clause in text.clauses:
            assert text.text[clause.start : clause.end] == clause.text
            assert clause.roles


def test_each_role_is_taught_in_both_languages() -> None:
    for group in ("id", "en"):
        taught = {
            clause.roles[0]
            for text in training_texts()
            if text.group == group
            for clause in text.clauses
        }
        assert taught == set(Role)


def test_at_least_1500_clauses_are_kept_apart() -> None:
    assert sum(len(text.clauses) for text in apart_texts()) >= 1500


def test_a_clause_that_does_not_stand_in_its_text_is_refused(tmp_path: Path) -> None:
    entry = {
        "id": "x-1",
        "voice": "x",
        "lang": "id",
        "kind": "notes",
        "text": "besok rapat",
        "clauses": [{"text": "lusa rapat", "roles": ["decision"]}],
    }
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps(entry) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="x-1"):
        list(read_labels(path))
