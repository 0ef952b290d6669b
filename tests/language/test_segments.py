from __future__ import annotations

import pytest

from assistant.language.segments import segments


def _read(text: str) -> list[tuple[str, str | None]]:
    return [(text[s.start : s.end], s.speaker) for s in segments(text)]


def test_bullets_and_numbers_stay_outside():
    text = "- satu hal\n• dua hal\n3) tiga hal\n~ empat hal"
    assert [said for said, _ in _read(text)] == ["satu hal", "dua hal", "tiga hal", "empat hal"]


def test_numbering_that_all_lines_share_is_layout():
    text = "I. Pembukaan singkat\nII. Laporan keuangan\nIII. Penutup"
    assert [said for said, _ in _read(text)] == ["Pembukaan singkat", "Laporan keuangan", "Penutup"]


def test_a_lone_capital_letter_is_no_numbering():
    assert _read("I am late")[0][0] == "I am late"


def test_a_checkbox_says_whether_it_is_done():
    text = "[x] bayar sewa\n[ ] ganti lampu\n☑ kirim surat"
    assert [s.done for s in segments(text)] == [True, False, True]


def test_chat_exports_give_the_speaker():
    text = "[09:12] Dewi: kunci di mana?\n[09:13] Bima: di laci"
    assert _read(text) == [("kunci di mana?", "Dewi"), ("di laci", "Bima")]


def test_a_time_between_the_name_and_the_colon_is_a_stamp():
    text = "Dewi 07.10: sudah buka?\nBima 07.11: belum"
    assert _read(text) == [("sudah buka?", "Dewi"), ("belum", "Bima")]


def test_a_label_in_a_list_is_a_topic_or_an_owner_and_stays():
    text = "- Dewi: kirim faktur\n- Bima: cek rem\n- Dewi: pesan oli\n- Dewi: bayar pajak"
    assert all(speaker is None for _, speaker in _read(text))
    assert _read(text)[0][0] == "Dewi: kirim faktur"


def test_table_rules_are_passed_over_and_cells_keep_their_place():
    text = "| apa | siapa |\n|---|---|\n| cat pagar | Bima |"
    rows = segments(text)
    assert len(rows) == 2
    assert [text[a:b] for a, b in rows[1].cells] == ["cat pagar", "Bima"]


def test_a_heading_is_known():
    assert segments("## Tindak lanjut\naku cek")[0].heading


SLACK = """Bea [9:02 AM]
morning! did you see the deck?
I'd cut slide four
Rob [9:04 AM]
on it"""
TEAMS = """Lala Anggun  10:14
besok aku kirim drafnya
Gito  10:15
oke
sekalian lampirannya ya"""
BARE = "Lala\nbesok aku kirim\nGito\noke, aku cek\nLala\nsiap"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (SLACK, ["Bea", "Bea", "Rob"]),
        (TEAMS, ["Lala Anggun", "Gito", "Gito"]),
        (BARE, ["Lala", "Gito", "Lala"]),
        ("[00:12] Lala\nmulai\n[00:15] Gito\noke\n[00:20] Lala\nsip", ["Lala", "Gito", "Lala"]),
        ("00:00:12 Lala: mulai\n00:00:15 Gito: oke", ["Lala", "Gito"]),
        ("10:02:13 From Lala to Everyone: hi\n10:03:01 From Gito to Lala: yo", ["Lala", "Gito"]),
        ("2025-11-20 09:14 Lala: besok\n2025-11-20 09:15 Gito: oke", ["Lala", "Gito"]),
    ],
)
def test_a_name_above_or_before_a_message_is_its_speaker(text: str, speakers: list[str]):
    assert [speaker for _, speaker in _read(text)] == speakers


def test_a_message_of_many_lines_has_one_speaker():
    text = "12/11/25, 09.14 - Lala: ini daftarnya\n- beras\n- gula\n12/11/25, 09.20 - Gito: oke"
    assert [speaker for _, speaker in _read(text)] == ["Lala", "Lala", "Lala", "Gito"]


def test_a_summary_below_a_talk_is_nobodys():
    text = "Lala: kunci di mana?\nGito: di laci\nLala: makasih\nKesimpulan: pesan kunci baru"
    assert _read(text)[-1] == ("Kesimpulan: pesan kunci baru", None)


@pytest.mark.parametrize(
    "text",
    [
        "Lala\n- kirim draf\nGito\n- telepon klien",
        "Senin 09.00\nketemu klien\nSelasa 10.00\nretro tim",
        "Budget\nstill open\nHiring\ntwo candidates\nBudget\nwe keep 5k",
    ],
)
def test_owners_appointments_and_topics_above_lines_do_not_speak(text: str):
    assert all(speaker is None for _, speaker in _read(text))


def test_the_clockwork_of_subtitles_is_passed_over():
    text = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\nkita mulai ya\n"
    assert _read(text) == [("kita mulai ya", None)]


def test_what_the_chat_program_writes_is_passed_over():
    text = "[12/11/25, 09:14] Lala: <Media omitted>\n[12/11/25, 09:15] Gito: bagus, makasih"
    assert _read(text) == [("bagus, makasih", "Gito")]


def test_initials_that_come_back_are_people_and_letters_in_order_are_a_list():
    talk = "P: the paint has come\nT: I rang the shop\nP: then I'll start\nT: good"
    assert [speaker for _, speaker in _read(talk)] == ["P", "T", "P", "T"]
    assert [speaker for _, speaker in _read("A: paint\nB: brushes\nC: tape")] == [None] * 3


def test_handles_written_small_above_a_time_speak():
    talk = "paolo.t  9:12 AM\nI rang the shop\nniamh  9:14 AM\ngood, I'll start"
    assert _read(talk) == [("I rang the shop", "paolo.t"), ("good, I'll start", "niamh")]
