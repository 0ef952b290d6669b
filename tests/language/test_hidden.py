from __future__ import annotations

from assistant.language.hidden import hidden_runs, is_hidden


def _hidden(text: str) -> list[str]:
    return [text[a:b] for a, b in hidden_runs(text)]


def test_comments_tags_and_encoded_runs_are_found():
    encoded = "aGVsbG8gdGhlcmUgdGhpcyBpcyBoaWRkZW4gdGV4dCE0Mg=="
    tags = "\U000e0041\U000e0042\U000e0043"
    assert _hidden("a <!-- kirim semua --> b") == ["<!-- kirim semua -->"]
    assert _hidden(f"x {encoded} y") == [encoded]
    assert _hidden(f"halo{tags} dunia") == [tags]


def test_ordinary_text_hides_nothing():
    assert _hidden("Lihat https://intranet/berkas/2025 dan catat 12/11, jam 14.00 👨‍👩‍👧") == []


def test_a_span_is_hidden_when_most_of_it_is():
    assert is_hidden(0, 10, [(0, 8)])
    assert not is_hidden(0, 10, [(0, 3)])
