"""Plain words find the job that they ask for."""

from __future__ import annotations

import pytest

from assistant.conversation.intent import IntentReader, load_weights, looks_like_notes
from assistant.conversation.training import digest
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


def test_the_shipped_classifier_was_trained_on_the_examples_that_stand() -> None:
    assert load_weights().digest == digest(), "run: make library"
