from __future__ import annotations

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
