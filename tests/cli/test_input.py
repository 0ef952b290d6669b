"""Bad input gets a sentence in the user's language and the right exit code, never a traceback."""

from __future__ import annotations

import json

import pytest

from tests.cli.running import Outcome, empatmata

pytestmark = pytest.mark.slow


def is_a_sentence(outcome: Outcome, code: int) -> None:
    assert outcome.code == code
    assert "Traceback" not in outcome.err
    assert outcome.err.strip()


@pytest.mark.parametrize("text", [b"", b"  \n\t "])
def test_nothing_to_read_says_so(text) -> None:
    outcome = empatmata("read", "-", stdin=text)
    is_a_sentence(outcome, 2)
    assert "nothing to read" in outcome.err


def test_a_missing_file_is_named() -> None:
    outcome = empatmata("recap", "no-such-notes.md")
    is_a_sentence(outcome, 2)
    assert "no-such-notes.md" in outcome.err


def test_a_binary_is_refused() -> None:
    is_a_sentence(empatmata("read", "-", stdin=bytes(range(256)) * 8), 2)


def test_too_long_a_text_is_refused_with_the_limit() -> None:
    outcome = empatmata("read", "-", stdin=b"kami bertemu. " * 20_000)
    is_a_sentence(outcome, 2)
    assert "200,000" in outcome.err


def test_messages_follow_the_users_language() -> None:
    outcome = empatmata("read", "-", lang="id")
    assert "Belum ada yang bisa dibaca" in outcome.err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_common_encodings_are_read(encoding) -> None:
    outcome = empatmata("read", "-", "--json", stdin="Andrés kirim besok".encode(encoding))
    assert outcome.json["clauses"][0]["text"] == "Andrés kirim besok"


@pytest.mark.parametrize(
    "text", ["🙂🙂🙂", "明日会議があります", "Ça va, on se voit demain", "'; DROP TABLE x; --"]
)
def test_odd_texts_are_answered(text) -> None:
    assert empatmata("read", "-", "--json", stdin=text.encode()).code == 0


def test_a_wrong_option_value_is_refused_by_name() -> None:
    outcome = empatmata("feedback", "-", "--relation", "enemy", stdin=b"You were late.")
    is_a_sentence(outcome, 2)
    assert "relation" in outcome.err


def test_a_broken_line_does_not_stop_the_others(tmp_path) -> None:
    requests = tmp_path / "requests.jsonl"
    good = json.dumps({"id": "a", "text": "aku kirim besok"})
    strange = json.dumps({"id": "c", "text": "x", "colour": "red"})
    requests.write_text(f"{good}\n{{broken\n{strange}\n" + json.dumps({"id": "d", "text": "ok"}))
    outcome = empatmata("read", "--jsonl", str(requests))
    assert outcome.code == 0
    assert [line["id"] for line in outcome.lines] == ["a", None, "c", "d"]
    assert [line.get("error", {}).get("code") for line in outcome.lines] == [
        None,
        "broken-line",
        "invalid-request",
        None,
    ]


def test_finding_nothing_has_an_exit_code_of_its_own() -> None:
    outcome = empatmata("search", "how long do I boil an egg")
    is_a_sentence(outcome, 3)


@pytest.mark.parametrize("job", ["feedback", "recap", "tension"])
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("😀🎉 !!", "Belum ada kata"),
        ("Sie hat mir vor dem ganzen Team ins Wort geschnitten.", "bukan bahasa Indonesia"),
    ],
)
def test_what_cannot_be_understood_is_said_in_the_language_asked_for(job, typed, said) -> None:
    outcome = empatmata(job, "-", "--lang", "id", stdin=typed.encode())
    is_a_sentence(outcome, 2)
    assert said in outcome.err


def test_a_line_separator_inside_a_text_does_not_break_its_line(tmp_path) -> None:
    requests = tmp_path / "requests.jsonl"
    row = {"id": "a", "text": "aku kirim besok\u2028dia cek Jumat"}
    requests.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    outcome = empatmata("read", "--jsonl", str(requests))
    assert outcome.code == 0
    assert json.loads(outcome.out)["id"] == "a"
