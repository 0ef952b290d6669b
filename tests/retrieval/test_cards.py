from pathlib import Path

import pytest

from assistant.retrieval.cards import CardError, house_cards, library_cards, parse_card
from assistant.retrieval.chunks import card_chunks
from tests.retrieval.conftest import card_text


def test_every_topic_has_a_card_in_both_languages():
    cards = house_cards()
    english = {card.slug for card in cards if card.language == "en"}
    assert english == {card.slug for card in cards if card.language == "id"}
    assert len(english) >= 72


def test_a_card_is_read_into_its_parts():
    card = parse_card(card_text())
    assert card.id == "en/lab-safety"
    assert card.ways == ("who checks the centrifuge rotors before we start on Tuesdays",)
    assert card.lines("steps") == ("Walk past the rotors together and read the log aloud.",)
    assert card.sources[0].url is None


def test_every_chunk_stands_verbatim_in_its_card():
    card = house_cards()[0]
    assert all(
        c.text in card.body or c.text in (card.title, card.summary) for c in card_chunks(card)
    )


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        ("no front matter at all", "front matter"),
        (card_text().replace("theme: trust\n", ""), "theme"),
        (card_text(language="fr"), "fr"),
        (card_text().replace("2026-11-24", "soon"), "soon"),
        (card_text().replace("## What to do", "## Whatever"), "Whatever"),
    ],
)
def test_a_damaged_card_says_what_is_wrong(broken: str, named: str):
    with pytest.raises(CardError, match=named):
        parse_card(broken)


def test_an_organisation_replaces_a_namesake_and_adds_its_own(tmp_path: Path):
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "lab-safety.md").write_text(card_text(), encoding="utf-8")
    (folder / "opening-line.md").write_text(
        card_text(slug="opening-line", title="Our first line"), encoding="utf-8"
    )
    cards = {card.id: card for card in library_cards(tmp_path)}
    assert cards["en/opening-line"].title == "Our first line"
    assert "en/lab-safety" in cards
    assert len(cards) == len(house_cards()) + 1
