"""The writer's part is named from their own words, and never made up."""

from __future__ import annotations

import re

import pytest

SORRY = re.compile(r"\b(?:sorry|apologi[sz]e|maaf)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            "I told the others about Emre's mistake before I told him. He found out on Friday.",
            "You told the others about Emre's mistake",
        ),
        (
            "Selasa aku bentak Yusra di depan anak magang. Dia langsung pulang.",
            "kamu bentak Yusra di depan anak magang",
        ),
        (
            "Pesan Ibnu dari hari Senin nggak kubalas sama sekali. Dia akhirnya kerja sendiri.",
            "nggak kamu balas",
        ),
    ],
)
def test_a_deed_of_the_writers_is_named_in_their_words_turned_to_you(plan, text, part) -> None:
    assert part.lower() in (plan(text).my_part or "").lower()


@pytest.mark.parametrize(
    "text",
    [
        "Cosmo promised the van three times. I reminded him in writing each time and he said "
        '"sure". Nothing came.',
        "Pak Jaya sudah tiga kali janji mengganti ongkos. Saya sudah bilang baik-baik dua kali. "
        "Beliau jawab nanti.",
    ],
)
def test_who_asked_and_reminded_is_given_no_part(plan, text) -> None:
    assert plan(text).my_part is None


def test_to_be_shouted_at_is_no_part_of_ones_own(plan) -> None:
    text = "Aku dimarahi Pak Tirta di depan klien hari Kamis. Aku sudah minta bicara dua kali."
    assert plan(text).my_part is None


def test_where_nothing_was_said_yet_that_is_what_can_be_changed(plan) -> None:
    answer = plan("Halima plays the radio next to my desk every morning. The clients hear it.")
    assert "If you haven't" in (answer.my_part or "")


@pytest.mark.parametrize(
    "text",
    [
        "I called her twice on Monday. She never rang back.",
        "Dua orang saya datang pagi padahal jadwalnya dipindah Mbak Ayu. Saya sudah tanya.",
        "Setiap saya menjelaskan, Pak Rudi memotong. Saya sudah bilang dua kali.",
    ],
)
def test_nobody_is_told_to_be_sorry_for_what_is_no_harm(plan, text) -> None:
    answer = plan(text)
    assert not any(word in answer.opening.lower() for word in ("sorry", "maaf"))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            "She rang on Sunday and I let it ring until it stopped. She hasn't called since.",
            "you let it ring until it stopped",
        ),
        (
            "Pajangan Uli aku bongkar lagi setelah dia pulang. Besoknya dia minta pindah toko.",
            "kamu bongkar lagi",
        ),
    ],
)
def test_a_share_that_no_list_names_is_heard_by_its_meaning(plan, text, part) -> None:
    assert part in (plan(text).my_part or "").lower()


@pytest.mark.parametrize(
    "text",
    [
        "Kemarin Bagus ubah rumus tanpa ngabarin. Pokoknya lain kali tanya gw dulu sebelum ubah.",
        "Bu Sri menegur saya di grup cabang. Sumpah, saya nggak jawab satu kata pun.",
        "Ines shouted at me on Monday. I just want her not to do that in front of customers.",
        "Ines told the client that I was late. I swear I never missed a date.",
    ],
)
def test_a_demand_or_an_oath_is_no_part_and_no_apology(plan, text) -> None:
    answer = plan(text)
    words = f"{answer.my_part} {answer.opening}".lower()
    assert not any(sign in words for sign in ("maaf", "sorry", "pokoknya", "sumpah", "swear"))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Since I snapped at Omar last week he hasn't said a word to me.", "you snapped at Omar"),
        ("Dia diem aja, abis gw nyeletuk di rapat kalau idenya norak.", "kamu nyeletuk di rapat"),
        ("Gara-gara saya telat kirim data, Bu Wulan harus lembur.", "kamu telat kirim data"),
    ],
)
def test_a_share_told_beside_the_others_doing_is_heard(plan, text, part) -> None:
    assert part.lower() in (plan(text).my_part or "").lower()


@pytest.mark.parametrize(
    "text",
    [
        "Eka ambil jalur bongkar gue, kru gue nunggu tiga jam. Besok ketemu Eka.",
        "Pak Lukas memindahkan jam praktik saya ke Minggu tanpa bertanya. Lusa saya menghadap.",
        "Ines called me slow before the guests. I kept quiet. We talk at two.",
        "Ines moved the list. I didn't know she had a reason. We talk at two.",
        "Eka pulangin mobil tanpa bensin, aku telat kirim barang gara-gara isi dulu. Nanti ketemu.",
    ],
)
def test_what_happened_to_the_writer_is_no_part_of_theirs(plan, text) -> None:
    answer = plan(text)
    assert not (answer.my_part or "").lower().startswith(("kru", "jam", "you kept", "kamu telat"))
    assert not re.search(r"\b(?:maaf|sorry)\b", answer.opening)


@pytest.mark.parametrize(
    "text",
    [
        "Kemarin Bu Tari memotong jatah tim saya tanpa rapat. Saya sudah dua kali menanyakan lewat "
        "WA dan belum dibalas. Besok saya menghadap beliau.",
        "Ken put the keys in the wrong drawer again. On Monday I was late with the van because of "
        "him. I see him tomorrow.",
        "Paula announced my budget cut to the whole floor. I did not respond. We meet on Friday.",
        "Mas Eri ninggalin mesin kotor lagi. Tadi pagi aku telat mulai gara-gara harus bersihin "
        "dulu. Besok aku ngomong sama dia.",
    ],
)
def test_the_one_who_was_wronged_does_not_apologise(plan, text: str):
    assert not SORRY.search(plan(text).opening)


def test_who_did_something_apologises_for_it(plan):
    opening = plan(
        "I shouted at Ken in front of the drivers on Monday and called his route stupid. He has "
        "not spoken to me since. I see him tomorrow."
    ).opening
    assert SORRY.search(opening)


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        (
            "I told Renske that if she doesn't swap with me I'll tell the boss about her breaks. "
            "She has gone quiet. We share a shift on Sunday.",
            "I'm sorry for putting you under pressure",
        ),
        (
            "Gue pake akun Lala buat void transaksi dan gue belum ngaku. Dia yang dipanggil bos. "
            "Besok gue ketemu dia.",
            "gue pake akun lo buat void transaksi dan gue belum ngaku. Maaf ya",
        ),
    ],
)
def test_pressure_and_untruth_are_owned_up_to(plan, text, repair) -> None:
    assert repair in plan(text).opening


def test_teaching_and_lending_are_no_guilt(plan) -> None:
    text = "Joram sent the wrong crates. I've taught him the list twice. I lent him my scanner."
    assert "taught" not in (plan(text).my_part or "")
    assert "lent" not in (plan(text).my_part or "")


@pytest.mark.parametrize(
    "text",
    [
        "Bulan lalu aku lapor ke HR soal uang makan yang dipotong. Sejak itu Bu Lina nggak nyapa.",
        "I reported the missing guard to the safety rep. Since then Colm won't look at me.",
        "Aku menolak tanda tangan berita acara yang angkanya diubah. Pak Roy marah.",
    ],
)
def test_speaking_up_is_no_part_to_apologise_for(plan, text) -> None:
    answer = plan(text)
    assert not SORRY.search(answer.opening or "")
    assert not re.search(r"\b(?:lapor|reported|menolak)\b", answer.my_part or "")
