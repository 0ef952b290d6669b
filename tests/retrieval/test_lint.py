from pathlib import Path

from assistant.retrieval.cards import house_cards, parse_card
from assistant.retrieval.lint import lint, lint_folders
from tests.retrieval.conftest import card_text


def test_the_house_cards_are_without_fault():
    assert list(lint(list(house_cards()))) == []


def test_faults_are_named_with_their_card(tmp_path: Path):
    faults = list(lint([parse_card(card_text())]))
    for expected in ("1 ways to ask", "words", "related card 'opening-line'", "no card in id"):
        assert any(expected in fault for fault in faults), expected


def test_an_unreadable_card_is_a_fault_not_a_crash(tmp_path: Path):
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "torn.md").write_text("---\nslug: torn", encoding="utf-8")
    assert "torn.md" in next(lint_folders([folder]))


def test_a_sentence_in_two_cards_is_found():
    one, two = parse_card(card_text()), parse_card(card_text(slug="other"))
    assert any("shares a sentence" in fault for fault in lint([one, two]))
