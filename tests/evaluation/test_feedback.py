"""The figures of the feedback set count what its page says."""

from __future__ import annotations

from assistant.evaluation.feedback import misses, requests, score

ROW = {
    "id": "x1",
    "lang": "en",
    "relation": "peer",
    "register": "neutral",
    "kind": "harsh",
    "text": "You clown. You left the till open on Monday and we lost 40 euros.",
    "facts": ["You left the till open on Monday", "we lost 40 euros"],
    "blame_spans": ["You clown"],
    "missing": ["request"],
    "must_keep": [],
}


def test_a_copy_keeps_every_fact_and_removes_no_blame() -> None:
    figures = score([ROW], {"x1": {"message": ROW["text"], "asks": []}})
    assert figures["facts_kept"] == 1
    assert figures["blame_removed"] == 0
    assert figures["asks_when_missing"] == 0


def test_an_empty_answer_keeps_and_removes_nothing() -> None:
    figures = score([ROW], {})
    assert figures["facts_kept"] == 0
    assert figures["blame_removed"] == 0


def test_a_new_number_is_invented() -> None:
    answer = {"message": "You left the till open on Monday and we lost 90 euros.", "asks": []}
    assert score([ROW], {"x1": answer})["invented_number_rate"] == 1
    assert any("90" in line for line in misses([ROW], {"x1": answer}))


def test_requests_carry_the_fields_of_the_job() -> None:
    assert requests([ROW]) == [{"text": ROW["text"], "relation": "peer", "register": "neutral"}]
