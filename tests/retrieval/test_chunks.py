from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.chunks import LONGEST, note_passages, text_chunks


@given(st.text(max_size=3000))
def test_chunks_are_verbatim_and_within_bounds(text: str):
    for chunk in text_chunks(text):
        assert text[chunk.start : chunk.end] == chunk.text
        assert 0 < len(chunk.text) <= LONGEST


@given(st.lists(st.sampled_from(["Rina janji kirim data.", "We met at ten.", "\n\n"]), max_size=90))
def test_no_word_of_a_note_is_lost(pieces: list[str]):
    text = " ".join(pieces)
    assert "".join("".join(c.text for c in text_chunks(text)).split()) == "".join(text.split())


def test_each_passage_carries_its_stems():
    (passage,) = note_passages("Rina janji mengirimkan laporannya")
    assert "lapor" in passage.terms
