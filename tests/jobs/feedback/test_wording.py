"""How a message ends, what a cut leaves, and what of a scolding is left out."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "You clown. On Tuesday you drove the reach truck without a belt. Belt on before you move.",
        "Dear Estates, the gate has been stuck since 4 May. Useless. We require a date by Monday.",
        "Dasar ceroboh. Tadi pagi lo naik tangga tanpa sabuk. Sabuk dipasang dulu sebelum naik.",
        "Yth. Bagian Umum, lampu mati sejak 9 Mei. Payah. Kami menuntut perbaikan sebelum Kamis.",
        "The blue truck has been across the ramp since 6 this morning. Morons.",
        "Mobil boks parkir di depan lobi dari jam 6 pagi. Nggak punya otak.",
    ],
)
def test_nothing_is_asked_behind_a_demand_or_about_a_mere_state(ask, text: str) -> None:
    assert "?" not in ask(text).message


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("Depot sent 8 wet pallets on Monday. You joke. Head office has left us.", "Please head"),
        ("Isi kulkas habis sejak Minggu. Payah banget.", "olong isi"),
        ("Learn, you booked the same room twice on the 9th.", "Learn"),
        ("Belajar dong, slide biaya kamu lewati di rapat Kamis. Klien bingung.", "Belajar"),
        ("Kinerja Saudara memalukan. Pembayaran belum kami terima sejak 3 Mei.", "Kinerja"),
    ],
)
def test_no_broken_piece_is_left_of_a_cut(ask, text: str, broken: str) -> None:
    assert broken not in ask(text).message


@pytest.mark.parametrize(
    ("text", "sting"),
    [
        ("This is extortion by another name. On the 3rd you cut 40 hours of mine.", "extortion"),
        ("I'm not your maid. On Monday I washed your 11 mugs.", "maid"),
        ("You never answer a call. On Friday I rang four times. Please pick up.", "a call"),
        ("Saya bukan kurir pribadi Bapak. Minggu ini empat kali saya antar berkas.", "kurir"),
        ("Sari, kemarin kas selisih 200 ribu lagi. Pusing saya.", "Pusing"),
    ],
)
def test_a_sting_of_a_known_kind_is_left_out(ask, text: str, sting: str) -> None:
    assert sting not in ask(text).message


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Ngozi left the stall at 2 on Friday. Ask her to explain by Monday.", "Please explain"),
        ("Raj blocked the bay on Sunday, the fool. Make him move it by noon.", "Please move it"),
        ("Gilang telat 40 menit kemarin. Suruh dia lapor sebelum jam 9.", "Tolong lapor"),
    ],
)
def test_an_order_about_somebody_is_put_to_them(ask, text: str, asked: str) -> None:
    assert asked in ask(text).message


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Your attitude is terrible and everybody knows it.", "attitude at work"),
        ("You people have no ownership at all.", "ownership of the work"),
        ("Janji tim sales ke pelanggan selalu omong kosong.", "janji ke pelanggan"),
        ("Sikap kamu nyebelin banget.", "sikap di tempat kerja"),
    ],
)
def test_a_mere_verdict_is_named_by_its_own_noun(ask, text: str, topic: str) -> None:
    message = ask(text).message
    assert topic in message
    assert "between us" not in message
    assert "berdua" not in message
