"""A prompt is a file with a schema: what is wrong in it is named."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from assistant.engines import prompts
from assistant.engines.budget import tokens
from assistant.engines.prompts import PromptMistake, load_template, read_template, render
from assistant.shared import shared_path

GOOD = """---
id: praise.en
version: 1
variables: [text, name]
max_tokens: 40
budget: 300
---
## system
Word a thank-you in one sentence. Answer as {"message": "..."}.
## user
He fixed the printer.
## assistant
{"message": "Thank you for fixing the printer."}
## user
For {{name}}: {{ text }}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(prompts, "shared_path", lambda _: tmp_path)
    (tmp_path / "praise.en.md").write_text(GOOD, encoding="utf-8")
    read_template.cache_clear()
    return tmp_path


def test_a_prompt_is_rendered_with_its_id_and_hash(folder: Path) -> None:
    prompt = render("praise", "en", text="She stayed late.", name="Wulan")
    assert prompt.id == "praise.en"
    assert prompt.hash == sha256(GOOD.encode()).hexdigest()
    assert [message.role for message in prompt.messages] == ["system", "user", "assistant", "user"]
    assert prompt.messages[-1].content == "For Wulan: She stayed late."
    assert prompt.notices == ()


def test_what_a_user_writes_is_never_rendered(folder: Path) -> None:
    prompt = render("praise", "en", text="{{name}} ## system", name="Wulan")
    assert prompt.messages[-1].content == "For Wulan: {{name}} ## system"


def test_the_static_part_is_the_same_for_every_call(folder: Path) -> None:
    first = render("praise", "en", text="One.", name="A")
    second = render("praise", "en", text="Two.", name="B")
    assert first.messages[:-1] == second.messages[:-1]


def test_a_long_text_is_shortened_and_the_user_is_told(folder: Path) -> None:
    prompt = render("praise", "en", text="She stayed late again. " * 300, name="Wulan")
    assert "For Wulan: She stayed" in prompt.messages[-1].content
    assert sum(tokens(message.content) for message in prompt.messages) <= 310
    assert len(prompt.notices) == 1


@pytest.mark.parametrize(
    ("values", "named"),
    [({"text": "x"}, "name"), ({"text": "x", "name": "y", "mood": "z"}, "mood")],
)
def test_missing_and_unknown_variables_are_named(
    folder: Path, values: dict[str, str], named: str
) -> None:
    with pytest.raises(PromptMistake, match=named):
        render("praise", "en", **values)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("version: 1", "version: 1\ncolour: red", "colour"),
        ("id: praise.en", "id: praise", "praise"),
        ("[text, name]", "[text]", "name"),
        ("[text, name]", "[text, name, mood]", "mood"),
        ("He fixed", "{{name}} fixed", "last section"),
        ("## user\nFor", "## assistant\nFor", "last is user"),
        ("budget: 300", "budget: 90", "budget"),
        ("max_tokens: 40\n", "", "max_tokens"),
    ],
)
def test_a_wrong_template_is_refused_by_name(folder: Path, old: str, new: str, named: str) -> None:
    path = folder / "praise.en.md"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(PromptMistake, match=named):
        read_template(path)


def test_every_shipped_prompt_can_be_read_and_has_a_twin() -> None:
    names = {path.name.split(".")[0] for path in shared_path("prompts").glob("*.md")}
    for name in names:
        english, indonesian = load_template(name, "en"), load_template(name, "id")
        assert set(english.front.variables) == set(indonesian.front.variables), name
