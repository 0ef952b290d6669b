"""Plain words find the job that they ask for."""

from __future__ import annotations

import pytest

from assistant.conversation.intent import (
    CHANGES,
    FILE,
    IntentReader,
    load_weights,
    looks_like_notes,
)
from assistant.conversation.training import changes, digest, intents
from assistant.language.embedding import shared_encoder


@pytest.fixture(scope="module")
def reader() -> IntentReader:
    return IntentReader(shared_encoder())


@pytest.mark.parametrize(
    ("message", "job"),
    [
        ("Rabu jam dua ketemu Bu Kartika, satu jam, tolong susunin", "agenda"),
        ("need a plan for my biweekly with Abena, 25 min", "agenda"),
        ("Lo kalo janjian ngaret terus, gue nunggu sejam di lobi kemarin", "feedback"),
        ("Your handover left out two patients and I found out at midnight", "feedback"),
        ("Sejak aku tolak usulnya dia dingin banget, padahal besok harus duduk bareng", "tension"),
        ("ngobrol sama Ucok tadi: dia pesan kertas Senin, aku urus izin parkir lusa", "recap"),
        ("Met with Greta. She books the hall by Wed, I call the printer.", "recap"),
        ("Ucok pernah bilang apa soal lembur?", "ask"),
        ("ayo latihan, anggap kamu manajerku yang lagi kesal", "rehearse"),
        ("gimana caranya biar nggak gugup ngomong sama bos galak?", "advice"),
        ("what should I do if a colleague keeps cutting me off", "advice"),
        ("makasih banyak ya", "chat"),
    ],
)
def test_plain_words_find_their_job(reader, message, job) -> None:
    assert reader.read(message).name == job


def test_pasted_notes_are_known_by_their_shape() -> None:
    notes = "- Ucok kirim daftar Kamis\n- aku cek gudang\n- cuti belum jelas\n- rapat tetap Selasa"
    assert looks_like_notes(notes)
    assert not looks_like_notes("Aku kesal.\nDia telat lagi.\nHarus gimana?\nBesok ketemu.")


@pytest.mark.parametrize(("file", "pairs"), [(FILE, intents()), (CHANGES, changes())])
def test_a_shipped_classifier_was_trained_on_the_examples_that_stand(file, pairs) -> None:
    assert load_weights(file).digest == digest(pairs), "run: make library"


@pytest.mark.parametrize(
    ("message", "change"),
    [
        ("nadanya masih agak nyelekit", "softer"),
        ("I'd rather have it as an email", "mail"),
        ("poin ketiga dibuang aja ya", "drop"),
        ("her mother is very ill", "gentle"),
        ("prepare my session with Kofi tomorrow", None),
        ("makasih banyak ya", None),
    ],
)
def test_a_change_is_heard_in_words_of_its_own(reader, message, change) -> None:
    assert reader.change(message, ("softer", "mail", "drop", "gentle", "shorter")) == change
