"""Words in context: the carried file read rightly, or refused with a reason; places that hold."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.carried import Carried, UnknownLayout, carried_path
from assistant.language.embedding import shared_encoder
from assistant.language.encoder_layer import WIDTH
from assistant.language.in_context import LONGEST_WINDOW, ContextReader, rows_of
from assistant.language.lower_layers import KEPT
from assistant.language.wordpieces import WordPieces

SAID = (
    "besok aku kirim datanya, jangan lupa!",
    "She’d rather have 3 of them by 14:00.",
    "pasti mau cari muka 😅 wkwk",
    "ｆｕｌｌｗｉｄｔｈ ½ ﬁne",
    "漢字だけ",
)


@pytest.fixture(scope="module")
def reader() -> ContextReader:
    return ContextReader.shared()


@pytest.fixture(scope="module")
def words() -> WordPieces:
    return WordPieces(Carried().vocabulary())


@pytest.mark.parametrize("text", SAID)
def test_words_are_cut_as_the_carried_engine_cuts_them(words: WordPieces, text: str) -> None:
    counted = shared_encoder()._model.token_count(text, True)
    assert sum(len(words.of(word)) for word in ("query:", *text.split())) + 2 == counted


def test_a_word_without_end_is_cut_quickly(words: WordPieces) -> None:
    assert len(words.of("x" * 1_000_000)) <= 120


def test_every_word_of_a_long_text_is_heard_once_and_in_order(reader: ContextReader) -> None:
    text = "\n".join(f"- baris {number}: Tono cek kunci gudang" for number in range(300))
    windows = list(reader.windows(text))
    places = np.concatenate([window.places for window in windows])
    assert len(windows) > 5
    assert (np.diff(places) >= 0).all()
    assert all(len(window.pieces) <= LONGEST_WINDOW + 10 for window in windows)
    begins = {line.start() for line in re.finditer(r"\S+", text)}
    assert begins <= set(places.tolist())


def test_a_neighbour_changes_what_a_word_is_heard_as(reader: ContextReader) -> None:
    alone, beside = (next(reader.windows(text)) for text in ("siap", "siap\nmaaf ya"))
    first, second = reader.states(alone), reader.states(beside)
    assert first.shape == (len(alone.pieces), len(KEPT) * WIDTH)
    assert not np.allclose(first[4], second[4], atol=1e-3)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.data())
def test_any_span_of_any_text_has_rows(text: str, data: st.DataObject) -> None:
    windows = list(ContextReader.shared().windows(text))
    if not windows:
        return
    places = np.concatenate([window.places for window in windows])
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (rows,) = rows_of(places, [(start, end)])
    assert 0 <= rows.start < rows.stop <= len(places)


def test_spans_hold_the_words_that_begin_in_them() -> None:
    places = np.array([0, 0, 0, 0, 5, 5, 9, 9])
    assert rows_of(places, [(0, 4), (5, 12), (6, 8)]) == [slice(0, 4), slice(4, 8), slice(5, 6)]


@pytest.mark.parametrize("content", [b"", b"E5S1", b"PK\x03\x04" + b"\0" * 4000])
def test_another_file_is_refused_with_a_reason(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "e5-small-q4.bin"
    path.write_bytes(content)
    with pytest.raises(UnknownLayout):
        Carried(path)


def test_other_weights_are_refused(tmp_path: Path) -> None:
    from assistant.language.lower_layers import LowerLayers

    path = tmp_path / "e5-small-q4.bin"
    content = bytearray(carried_path().read_bytes())
    content[60_000_000] ^= 1
    path.write_bytes(content)
    with pytest.raises(UnknownLayout):
        LowerLayers(Carried(path))
