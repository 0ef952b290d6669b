"""Questions over one's own notes: cited word for word, or an honest nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from assistant.engines.scripted import Scripted
from assistant.evaluation import ask as scoring
from assistant.jobs import load_job
from assistant.jobs.ask.aims import aim_of, person_in
from assistant.jobs.ask.contract import AskAnswer, AskRequest
from assistant.jobs.ask.evidence import without_names
from assistant.jobs.contract import Context
from assistant.language.detect import detect_language
from assistant.memory.people import Person
from assistant.memory.store import Memory
from assistant.retrieval.search import Finder
from assistant.settings import Settings
from tests.jobs.agenda.world import TODAY, memories


class NoSearch:
    """A finder that nobody may search with."""

    def notices(self, language: str) -> list[str]:
        return []


RINA = Person(id="r", name="Rina", aliases=("Rin",))


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Memory:
    return memories(tmp_path_factory.mktemp("ask"))["Ayu"]


@pytest.fixture(scope="module")
def finder(memory: Memory, tmp_path_factory: pytest.TempPathFactory) -> Finder:
    from assistant.language.embedding import shared_encoder

    home = tmp_path_factory.mktemp("index")
    found = Finder(shared_encoder(), Settings(home=home), memory=lambda: memory)
    list(found.index_notes())
    return found


def world(memory: Memory, finder: Finder | NoSearch, question: str) -> Context:
    return Context(
        language=detect_language(question),
        today=TODAY,
        ear=None,  # pyright: ignore[reportArgumentType]
        finder=finder,  # pyright: ignore[reportArgumentType]
        recall=lambda: memory,
    )


def ask(
    memory: Memory, finder: Finder | NoSearch, question: str, person: str | None = None
) -> AskAnswer:
    request = AskRequest(question=question, person=person)
    return load_job("ask").draft(request, world(memory, finder, question))


@pytest.mark.parametrize(
    ("question", "aim"),
    [
        ("What did I promise Rina?", "mine"),
        ("apa janjiku ke Rina?", "mine"),
        ("Rina masih utang apa ke aku?", "theirs"),
        ("what has Rina promised me", "theirs"),
        ("what is still open with Rina", "both"),
        ("kapan terakhir ketemu Rina?", "last"),
        ("when do we meet next?", "next"),
        ("kenapa rilisnya mundur?", "notes"),
    ],
)
def test_a_question_is_taken_for_what_it_asks(question, aim) -> None:
    assert aim_of(question, RINA) == aim


def test_the_person_is_found_in_the_question_unless_two_are_named() -> None:
    tom = Person(id="t", name="Tom")
    assert person_in("apa kata Rin soal itu?", [RINA, tom]) == RINA
    assert person_in("Rina atau Tom?", [RINA, tom]) is None
    assert person_in("atom bomb", [tom]) is None


def test_the_name_of_the_person_does_not_steer_the_search() -> None:
    assert without_names("kenapa Rina kesal soal gudang?", RINA) == "kenapa kesal soal gudang?"
    assert without_names("Rina?", RINA) == "Rina?"


def test_promises_come_from_the_ledger_without_a_search(memory) -> None:
    answer = ask(memory, NoSearch(), "Apa janjiku ke Rina?")
    assert "Kirim daftar periksa rilis" in answer.answer
    assert [c.kind for c in answer.citations] == ["promise", "promise"]
    note = {note.id: note.text for note in memory.notes.all("Rina")}
    assert all(any(c.quote in words for words in note.values()) for c in answer.citations)


def test_what_others_took_on_is_theirs_by_name(memory) -> None:
    answer = ask(memory, NoSearch(), "What does Tom owe me?")
    assert "Ines: Check the first three files" in answer.answer
    assert "(done)" in answer.answer


def test_the_last_session_is_dated(memory) -> None:
    assert "17 Nov" in ask(memory, NoSearch(), "kapan terakhir ketemu Dimas?").answer


def test_an_answer_quotes_the_line_it_rests_on(memory, finder) -> None:
    answer = ask(memory, finder, "berapa transaksi yang kena refund ganda?")
    (best, *_) = answer.citations
    assert "41 transaksi" in best.quote
    assert best.id is not None
    assert best.quote in memory.notes.get(best.id).text
    assert best.quote in answer.answer


@pytest.mark.parametrize(
    "question", ["siapa presiden Prancis?", "what is the wifi password?", "apa hobi Pak Yusuf?"]
)
def test_what_the_notes_do_not_say_is_not_answered(memory, finder, question) -> None:
    answer = ask(memory, finder, question)
    assert answer.abstained
    assert not answer.citations


def test_it_abstains_in_the_language_of_the_question(memory, finder) -> None:
    assert "I looked through" in ask(memory, finder, "who won the world cup?").answer


def test_questions_over_the_demo_notes_are_answered_or_left(memory, finder) -> None:
    source = Path(__file__).with_name("questions.yaml")
    rows = yaml.safe_load(source.read_text(encoding="utf-8"))
    answers = {row["id"]: ask(memory, finder, row["question"]).model_dump() for row in rows}
    figures = scoring.score(rows, answers)
    print(figures, *scoring.misses(rows, answers), sep="\n")
    assert float(figures["answered"]) >= 0.85  # pyright: ignore[reportArgumentType]
    assert figures["abstained"] == 1


def refined(memory: Memory, finder: Finder, sentences: Sequence[object]) -> AskAnswer:
    question = "berapa transaksi yang kena refund ganda?"
    job, request = load_job("ask"), AskRequest(question=question)
    context = world(memory, finder, question)
    draft = job.draft(request, context)
    engine = Scripted([{"sentences": list(sentences)}])
    (answer,) = job.refine(request, context, draft, engine)
    assert job.check(request, context, draft, answer) == []
    return answer


def test_a_model_may_say_what_a_line_says(memory, finder, allow_models) -> None:
    told = "Ada 41 transaksi yang kena, semuanya sudah dibalikin."
    answer = refined(memory, finder, [{"n": 1, "text": told}])
    assert answer.answer.startswith(f"{told} [1]")


def test_a_sentence_that_its_line_does_not_bear_out_is_left_out(
    memory, finder, allow_models
) -> None:
    answer = refined(memory, finder, [{"n": 1, "text": "Ada 77 transaksi, kata Bagas."}])
    assert "77" not in answer.answer
    assert "41 transaksi" in answer.answer
