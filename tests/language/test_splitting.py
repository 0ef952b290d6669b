from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.language.segments import segments
from assistant.language.splitting import pieces

PROSE = st.lists(
    st.text(st.sampled_from("abc dé ABC12,;()\"'—… "), min_size=1, max_size=40), max_size=6
).map(". ".join)
ANYTHING = st.text(max_size=400) | st.text(
    st.sampled_from('ab.!?,;:|[]()-–"“” \n\t12'), max_size=200
)


def _cut(text: str) -> list[str]:
    return [text[p.start : p.end] for p in pieces(text, segments(text))]


@given(ANYTHING)
def test_pieces_are_ordered_disjoint_and_trimmed(text: str):
    position = 0
    for piece in pieces(text, segments(text)):
        assert position <= piece.start < piece.end <= len(text)
        assert text[piece.start : piece.end] == text[piece.start : piece.end].strip()
        position = piece.end


@given(ANYTHING)
def test_no_letter_of_a_segment_is_lost(text: str):
    found = segments(text)
    for number, segment in enumerate(found):
        inside = [p for p in pieces(text, found) if p.segment == number]
        kept = "".join(text[p.start : p.end] for p in inside)
        whole = text[segment.start : segment.end]
        assert "".join(kept.split()) == "".join(whole.split())


@given(PROSE, PROSE)
def test_two_texts_are_cut_as_they_are_alone(first: str, second: str):
    assert _cut(f"{first}\n\n{second}") == _cut(first) + _cut(second)


def test_sentences_are_cut():
    assert _cut("Stok habis. Aku pesan lagi besok!") == ["Stok habis.", "Aku pesan lagi besok!"]


def test_abbreviations_and_numbers_end_no_sentence():
    for text in (
        "Pak. Hendra titip salam ke dr. Wati di jl. Melati no. 8.",
        "Rapat jam 14.00 di ruang 7.15 saja",
        "Bring pens, paper, etc. for Ms. Okafor",
        "Open at 9 a.m. by the dock",
        "Ns. Wulan sudah lapor ke Apt. Dewi",
    ):
        assert _cut(text) == [text]


def test_a_word_that_only_sometimes_is_short_ends_a_sentence():
    assert _cut("Server mati 2 jam. Kita lembur.") == ["Server mati 2 jam.", "Kita lembur."]
    assert _cut("He never says no. Her team left.") == ["He never says no.", "Her team left."]
    assert _cut("Siap, Pak. Laporan besok.")[0] == "Siap, Pak."


def test_a_short_quotation_stays_whole():
    assert _cut('Dia bilang "Sudah. Cukup." lalu pergi.') == [
        'Dia bilang "Sudah. Cukup." lalu pergi.'
    ]


def test_a_fact_and_its_effect_may_be_cut_at_the_connector():
    assert _cut("Kamu telat 20 menit, jadi aku yang buka toko") == [
        "Kamu telat 20 menit,",
        "jadi aku yang buka toko",
    ]


def test_a_table_row_is_one_piece():
    assert _cut("| 1 | cek stok | Dewi | Senin |\n| 2 | antar kunci | Bima | lusa |") == [
        "cek stok | Dewi | Senin",
        "antar kunci | Bima | lusa",
    ]


def test_a_long_line_without_marks_is_read_in_one_go():
    text = "kata " * 40_000
    assert _cut(text) == [text.strip()]
