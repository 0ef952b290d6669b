"""The scripted engine answers as told and misbehaves as told."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import errors
from assistant.engines.engine import Message, Prompt
from assistant.engines.scripted import Line, Scripted, from_file

SCHEMA = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}


def prompt(name: str = "praise.en") -> Prompt:
    return Prompt(name, "0" * 64, (Message("user", "Hello"),), 20)


def said(engine: Scripted, name: str = "praise.en") -> str:
    return "".join(engine.stream(prompt(name)))


def test_answers_come_in_order_and_start_over() -> None:
    engine = Scripted(["One fine day.", "Two."])
    assert [said(engine) for _ in range(3)] == ["One fine day.", "Two.", "One fine day."]
    assert len(engine.prompts) == 3


def test_an_answer_arrives_word_by_word() -> None:
    assert list(Scripted(["One fine day.\n"]).stream(prompt())) == ["One", " fine", " day.\n"]


def test_an_answer_can_be_meant_for_one_job() -> None:
    engine = Scripted([Line("Praise.", only_for="praise"), Line("Blame.", only_for="blame")])
    assert [said(engine, "blame.id"), said(engine), said(engine)] == [
        "Blame.",
        "Praise.",
        "Praise.",
    ]


def test_objects_are_held_to_their_schema() -> None:
    engine = Scripted([{"n": 3}, {"n": "three"}, "no object"])
    assert engine.structured(prompt(), SCHEMA) == {"n": 3}
    for _ in range(2):
        with pytest.raises(errors.MalformedAnswer):
            engine.structured(prompt(), SCHEMA)


def test_it_breaks_off_where_the_script_says_so() -> None:
    stream = Scripted([Line("Half a sen", error="stream-cut")]).stream(prompt())
    assert next(stream) == "Half"
    with pytest.raises(errors.StreamCut):
        list(stream)


def test_a_script_is_a_file_of_json_lines(tmp_path: Path) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text(
        '"Plain."\n\n{"answer": {"n": 1}, "for": "praise"}\n{"error": "engine-busy"}\n',
        encoding="utf-8",
    )
    engine = from_file(script)
    assert said(engine) == "Plain."
    assert engine.structured(prompt(), SCHEMA) == {"n": 1}
    with pytest.raises(errors.EngineBusy):
        said(engine)


@pytest.mark.parametrize("content", ["{", "3", '{"anser": "x"}', '{"error": "bored"}'])
def test_a_wrong_script_is_refused(tmp_path: Path, content: str) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text(content, encoding="utf-8")
    with pytest.raises(errors.InvalidRequest, match="EMPATMATA_SCRIPT"):
        from_file(script)


def test_a_missing_script_is_named(tmp_path: Path) -> None:
    with pytest.raises(errors.InvalidRequest):
        from_file(None)
    with pytest.raises(errors.FileMissing):
        from_file(tmp_path / "none.jsonl")


def test_a_script_may_speak_slowly_but_not_backwards_in_time(tmp_path: Path) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text('{"answer": "One fine day.", "pause": 0.001}\n', "utf-8")
    assert said(from_file(script)) == "One fine day."
    script.write_text('{"answer": "One fine day.", "pause": -1}\n', "utf-8")
    with pytest.raises(errors.InvalidRequest, match="pause"):
        from_file(script)
