"""What a first message without a button is taken for, where its words settle it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.conversation.intent import IntentReader
from assistant.conversation.state import State
from assistant.conversation.understanding import Understanding
from assistant.language.embedding import shared_encoder
from assistant.memory.people import Person


@pytest.fixture(scope="module")
def understanding() -> Understanding:
    return Understanding(IntentReader(shared_encoder()), (), date(2026, 11, 24))


@pytest.mark.parametrize(
    ("message", "job"),
    [
        (
            "tolong bikin masukan buat Seno: rapi, tapi kemarin lewat 25 menit dari jadwal",
            "feedback",
        ),
        (
            "write feedback for Ada: kind with guests, but she left 20 minutes early on Sunday",
            "feedback",
        ),
        (
            "I have to tell my manager that he forgets our one-on-ones. On Monday I waited half an "
            "hour. How do I say it?",
            "feedback",
        ),
        (
            "kesel deh sama Gani, stok dia ubah semalam, paginya aku salah kirim",
            "feedback",
        ),
        ("fed up with Noor, he took my van twice this week. just ask first please", "feedback"),
        ("aku mau pindah tim tapi bingung cara bilangnya ke atasan", "advice"),
        ("not sure how to tell my boss I need a break", "advice"),
        ("kami ribut soal piket, sejak itu saling diam, besok harus ketemu", "tension"),
        ("hasil ketemu Bu Ira: aku bikin daftar sebelum tgl 5, beliau kirim data", "recap"),
        ("besok jam 3 1:1 sama Gani, 20 menit, mau bahas stok sama cuti", "agenda"),
    ],
)
def test_words_settle_what_is_asked_for(understanding, message, job) -> None:
    assert understanding.plan(State(), message, None).state.job == job


def test_a_role_is_enough_to_prepare_and_the_wish_comes_first(understanding) -> None:
    told = "aku ada 1:1 sama bos besok jam 10, mau minta tambah orang tapi takut"
    state = understanding.plan(State(), told, None).state
    fields = {name: state.fields[name] for name in ("person", "relation", "focus", "at")}
    assert fields == {
        "person": "bos",
        "relation": "manager",
        "focus": "tambah orang",
        "at": "10:00",
    }


def test_what_else_an_answer_tells_is_noted_and_the_question_changes(understanding) -> None:
    asked = understanding.plan(State(), "mau 1:1 besok", None)
    state = State(job="agenda", fields=asked.state.fields, asked="person")
    again = understanding.plan(state, "20 menit aja", None)
    assert (again.asks, again.state.fields["minutes"]) == ("agenda-again", 20)


def test_a_name_alone_asks_the_last_question_about_somebody_else() -> None:
    people = tuple(Person(name, name, relation="peer") for name in ("Lala", "Gani"))
    reader = Understanding(IntentReader(shared_encoder()), people, date(2026, 11, 24))
    state = State(job="ask", fields={"question": "apa janjiku ke Lala?"}, answer={"language": "id"})
    after = reader.plan(state, "kalau ke Gani?", None).state
    assert after.fields == {"question": "apa janjiku ke Gani?", "person": "Gani"}


def test_a_doubt_is_answered_while_a_name_is_asked_for(understanding) -> None:
    asking = State(job="agenda", asked="person", doubted="words that were doubted")
    yes, no = (understanding.plan(asking, word, None).state for word in ("yes", "not that"))
    assert (yes.job, yes.doubted) == ("confirmed", "words that were doubted")
    assert (no.job, no.cleared, no.fields) == ("agenda", True, {})
