from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import InvalidRequest
from assistant.language.lexicon import add_words, load_data
from assistant.language.status import cues

LISTS = ("dates", "date_rules", "languages", "people", "register", "splitting", "status")


@pytest.fixture
def words(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "words"
    folder.mkdir()
    yield folder
    add_words(None)


def _leaves(tree: object) -> Iterator[object]:
    if isinstance(tree, dict):
        for value in tree.values():
            yield from _leaves(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _leaves(value)
    else:
        yield tree


@pytest.mark.parametrize("name", LISTS)
def test_every_word_in_a_list_is_text(name: str):
    assert all(isinstance(leaf, str) for leaf in _leaves(load_data(name)))


def test_an_organisation_can_add_words(words: Path):
    assert "cancelled" not in cues("proyek anggrek digondol")
    (words / "status.yaml").write_text("cancelled: {words: [digondol]}\n", encoding="utf-8")
    add_words(words)
    assert "cancelled" in cues("proyek anggrek digondol")
    assert "cancelled" in cues("proyek anggrek batal")
    add_words(None)
    assert "cancelled" not in cues("proyek anggrek digondol")


def test_a_broken_file_is_named(words: Path):
    (words / "status.yaml").write_text("done: [", encoding="utf-8")
    add_words(words)
    with pytest.raises(InvalidRequest, match=r"status\.yaml"):
        load_data("status")
