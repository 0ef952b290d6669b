"""Prompts are files: `prompts/<name>.<language>.md`, rendered here and nowhere else.

    ---
    id: praise.en            # the file's name
    version: 1
    variables: [text]        # filled in by the job
    max_tokens: 200          # bound of the answer
    budget: 1200             # bound of the whole prompt; longer texts are cut between clauses
    ---
    ## system
    You help ...
    ## user
    an example of what is asked
    ## assistant
    an example of a good answer
    ## user
    {{text}}

Static text stands first, variables only in the last section: so the prefix of the prompt stays
the same from call to call and a model's prefix cache serves it. No code runs in a template.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.engines.budget import fit, tokens
from assistant.engines.engine import Message, Prompt
from assistant.shared import shared_path
from assistant.texts import Language, text

FRONT = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
SECTION = re.compile(r"^## (system|user|assistant)[ \t]*$", re.MULTILINE)
VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
MOST_PROMPT, MOST_ANSWER = 6_000, 2_000
"""Tokens; together they fit the 8,192 that the embedded model is run with."""

LEAST_ROOM = 64
"""Tokens that must be left for the variables; a template that leaves fewer is a mistake."""


class PromptMistake(ValueError):
    """A template or a call of it is wrong: a mistake of the program, not of the user."""


class Front(BaseModel):
    """The front matter. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    version: int = Field(ge=1)
    variables: tuple[str, ...] = ()
    max_tokens: int = Field(gt=0, le=MOST_ANSWER)
    budget: int = Field(default=2_000, gt=0, le=MOST_PROMPT)


@dataclass(frozen=True, slots=True)
class Template:
    """One prompt file: the part that never changes and the last message, to be filled."""

    front: Front
    hash: str
    fixed: tuple[Message, ...]
    last: str

    @property
    def room(self) -> int:
        """Tokens that the variables may cost together."""
        fixed = "\n".join([*(message.content for message in self.fixed), self.last])
        return self.front.budget - tokens(fixed)


def render(name: str, language: Language, /, **values: str) -> Prompt:
    """The prompt `prompts/<name>.<language>.md` with its variables filled in.

    Where the values cost more than the budget leaves, the longest are cut between clauses and
    the prompt's `notices` say so. Raises PromptMistake for missing or unknown variables.
    """
    template = load_template(name, language)
    _match(template, values)
    fitted, cut = _fitted(values, template.room, text("engines.cut-here", language))
    filled = VARIABLE.sub(lambda match: fitted[match[1]], template.last)
    return Prompt(
        id=template.front.id,
        hash=template.hash,
        messages=(*template.fixed, Message("user", filled)),
        max_tokens=template.front.max_tokens,
        notices=(text("engines.shortened", language),) if cut else (),
    )


def load_template(name: str, language: Language) -> Template:
    """The template of that name. Raises FileNotFoundError or PromptMistake."""
    return read_template(shared_path("prompts") / f"{name}.{language}.md")


@cache
def read_template(path: Path) -> Template:
    """Read one file and refuse what is wrong in it by name."""
    raw = path.read_bytes()
    parts = FRONT.match(raw.decode("utf-8"))
    if parts is None:
        raise PromptMistake(f"{path.name}: no front matter between --- lines")
    try:
        front = Front.model_validate(yaml.safe_load(parts["front"]))
    except (yaml.YAMLError, ValidationError) as error:
        raise PromptMistake(f"{path.name}: {error}") from error
    messages = _sections(parts["body"], path.name)
    template = Template(front, sha256(raw).hexdigest(), messages[:-1], messages[-1].content)
    _check(template, path.name.removesuffix(".md"))
    return template


def _sections(body: str, name: str) -> tuple[Message, ...]:
    before, *pieces = SECTION.split(body)
    pairs = zip(pieces[::2], pieces[1::2], strict=True)
    messages = tuple(Message(role, content.strip()) for role, content in pairs)
    if before.strip() or not messages or messages[-1].role != "user":
        raise PromptMistake(f"{name}: sections are ## system, user, assistant; the last is user")
    return messages


def _check(template: Template, name: str) -> None:
    front = template.front
    if front.id != name:
        raise PromptMistake(f"{name}: its id is {front.id}, not the file's name")
    if any(VARIABLE.search(message.content) for message in template.fixed):
        raise PromptMistake(f"{name}: variables stand only in the last section")
    used, declared = set(VARIABLE.findall(template.last)), set(front.variables)
    if used != declared:
        raise PromptMistake(f"{name}: declared and used differ in {sorted(used ^ declared)}")
    if declared and template.room < LEAST_ROOM:
        raise PromptMistake(f"{name}: a budget of {front.budget} leaves {template.room} tokens")


def _match(template: Template, values: dict[str, str]) -> None:
    declared = set(template.front.variables)
    missing, unknown = declared - values.keys(), values.keys() - declared
    if missing or unknown:
        raise PromptMistake(
            f"{template.front.id}: missing {sorted(missing)}, unknown {sorted(unknown)}"
        )


def _fitted(values: dict[str, str], room: int, mark: str) -> tuple[dict[str, str], bool]:
    """The values within `room` tokens together: short ones whole, what is left to the longest."""
    fitted: dict[str, str] = {}
    cut = False
    costs = {name: tokens(value) for name, value in values.items()}
    for place, name in enumerate(sorted(costs, key=lambda name: costs[name])):
        share = room // (len(costs) - place)
        kept = fit(values[name], share, mark)
        fitted[name], cut = kept.text, cut or kept.cut
        room -= min(costs[name], share)
    return fitted, cut
