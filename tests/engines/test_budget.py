"""Texts keep to their token budget and are cut where a reader would pause."""

from __future__ import annotations

import socket

import pytest

from assistant.engines.budget import fit, tokens

MARK = "[… the rest was left out]"
NOTES = "\n".join(
    f"- Wulan cerita soal migrasi gudang bagian {n}, masih menunggu tim infra." for n in range(60)
)


def test_counting_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert 5 <= tokens("Kapan kita bisa ngobrol?") <= 15


def test_a_text_within_its_budget_stays_as_it_is() -> None:
    assert fit(NOTES, 5_000, MARK).text == NOTES
    assert not fit(NOTES, 5_000, MARK).cut


@pytest.mark.parametrize("room", [60, 133, 400])
def test_a_long_text_is_cut_between_clauses_and_says_so(room: int) -> None:
    short = fit(NOTES, room, MARK)
    assert short.cut
    assert tokens(short.text) <= room
    kept = short.text.removesuffix("\n" + MARK)
    assert NOTES.startswith(kept)
    assert kept.endswith((".", ","))


@pytest.mark.parametrize("text", ["a" * 50_000, "🙂" * 5_000, "<|endoftext|>" * 500])
def test_texts_without_clauses_keep_to_the_budget_too(text: str) -> None:
    assert tokens(fit(text, 100, MARK).text) <= 100
