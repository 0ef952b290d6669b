from pathlib import Path

import pytest

from assistant.language.embedding import Encoder
from assistant.retrieval.cards import house_cards
from assistant.retrieval.search import Finder
from assistant.retrieval.whom import relation_named
from assistant.settings import Settings
from tests.retrieval.conftest import card_text


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("I yelled at the apprentice and want to say sorry properly", "apology-and-repair"),
        ("saya mau minta maaf ke anak magang karena membentak", "apology-and-repair"),
        ("dia nelpon terus tiap hari Minggu, nolaknya gimana", "setting-boundaries"),
        ("our weekly chat has been cancelled five times", "postponed-sessions"),
    ],
)
def test_a_plain_question_finds_its_card(library: Finder, query: str, slug: str):
    assert slug in [hit.slug for hit in library.practices(query)]


def test_each_slug_comes_once_and_best_first(library: Finder):
    hits = library.practices("how do I give feedback to my boss", k=10)
    assert len({hit.slug for hit in hits}) == len(hits) == 10
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 <= hit.score <= 1 for hit in hits)


def test_a_quote_stands_word_for_word_in_its_card(library: Finder):
    bodies = {card.id: card.body for card in house_cards()}
    for hit in library.practices("he never delivers on time", k=8):
        assert hit.quote in " ".join(bodies[hit.id].split())
        assert hit.why


def test_the_card_speaks_the_language_asked_for_or_the_askers(library: Finder):
    query = "teman saya selalu telat mengumpulkan laporan"
    assert {hit.language for hit in library.practices(query)} == {"id"}
    assert {hit.language for hit in library.practices(query, language="en")} == {"en"}


@pytest.mark.parametrize(
    "query", ["how many grams of sugar in a mango", "cara pasang galon dispenser"]
)
def test_what_does_not_belong_here_finds_nothing(library: Finder, query: str):
    assert library.practices(query) == []
    assert library.practices(query, floor=False)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "  \n",
        "🙂🔥",
        "'; DROP TABLE note; --",
        'NEAR("a" b) OR *',
        "どうやってフィードバックしますか",
        "wie sage ich meinem Chef, dass er unrecht hat",
        "maaf " * 10_000,
        "\x00\x00",
    ],
)
def test_odd_questions_give_an_answer_or_nothing(library: Finder, query: str):
    assert isinstance(library.practices(query), list)


def test_nothing_is_embedded_at_first_start(library: Finder):
    assert library.library.library.embedded == 0


def test_no_data_folder_is_needed(library: Finder):
    library.practices("how do I begin")
    assert library.notes("anything") == []


def test_a_card_that_joins_is_found_without_training(encoder: Encoder, tmp_path: Path):
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "lab-safety.md").write_text(card_text(), encoding="utf-8")
    finder = Finder(encoder, Settings(home=tmp_path / "home", organisation=tmp_path))
    hits = finder.practices("who looks after the centrifuge rotors on Tuesday", floor=False)
    assert "lab-safety" in [hit.slug for hit in hits]
    assert finder.library.library.embedded > 0


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("sungkan", "sungkan-and-hierarchy"),
        ("burnout", "burnout-signs"),
        ("polite no", "polite-no"),
        ("minta maaf", "apology-and-repair"),
        ("anak buah burnout", "burnout-signs"),
        ("my coworker is burned out", "burnout-signs"),
    ],
)
def test_a_topic_can_be_called_by_its_name(library: Finder, words: str, slug: str):
    assert library.practices(words)[0].slug == slug


@pytest.mark.parametrize(
    ("question", "relation"),
    [
        ("how do I tell a colleague he hums", "peer"),
        ("rekanku suka telat", "peer"),
        ("Atasan saya pelupa", "manager"),
        ("my boss and a colleague both hum", None),
        ("someone hums", None),
    ],
)
def test_a_question_may_name_whom_it_is_about(question: str, relation: str | None):
    assert relation_named(question) == relation


def test_a_card_about_the_boss_does_not_come_first_for_a_colleague(library: Finder):
    for query in (
        "how do I tell a workmate that she chats too loudly",
        "cara bilang ke rekan dia bau",
    ):
        assert library.practices(query)[0].slug not in ("feedback-to-a-senior", "with-your-manager")


def test_a_long_way_to_ask_is_shown_cut(library: Finder):
    hits = library.practices("my editor and I cannot agree on the headline of the strike story", 10)
    assert all(len(hit.why) < 250 for hit in hits)


@pytest.mark.slow
def test_cards_are_found_through_the_index_as_without_it(
    encoder: Encoder, library: Finder, tmp_path: Path
):
    finder = Finder(encoder, Settings(home=tmp_path))
    finder.open_index()
    questions = ("he never delivers on time", "dia nelpon terus tiap hari Minggu, nolaknya gimana")
    plain = [[hit.slug for hit in library.practices(query, 10)] for query in questions]
    finder.await_index()
    assert finder.library._nearness._index.in_use
    assert [[hit.slug for hit in finder.practices(query, 10)] for query in questions] == plain
    finder.close()


def test_an_organisations_card_is_embedded_once(encoder: Encoder, tmp_path: Path):
    folder, settings = (
        tmp_path / "own" / "en",
        Settings(home=tmp_path, organisation=tmp_path / "own"),
    )
    folder.mkdir(parents=True)
    card = folder / "lab-safety.md"
    card.write_text(card_text(), encoding="utf-8")

    def embedded() -> int:
        return Finder(encoder, settings).library.library.embedded

    assert embedded() > 5
    assert embedded() == 0
    card.write_text(card_text(step="Read the log aloud, then sign."), encoding="utf-8")
    assert embedded() == 1
    (tmp_path / "library" / "vectors.npz").write_bytes(b"damaged")
    assert embedded() > 5
