"""The question bank: open questions by benefit and depth, and for whom and when they fit.

`knowledge/questions/<language>.yaml` holds them, one a line, tags in brackets at the end: the
relations a question is for, and the moments of a session (`MOMENTS`). A line may give a second
wording after ` | ` for somebody who is not called kamu; `{you}` in it is how they are called.
Beside it `matters.<language>.yaml` holds questions for what a point is about (leave, a draft), and
`points.<language>.yaml` those for how it stands (late, due soon, kept).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, get_args

import yaml

from assistant.jobs.contract import Relation
from assistant.memory.asked import question_id
from assistant.shared import shared_path
from assistant.texts import Language

Benefit = Literal["connection", "problem-solving", "growth", "satisfaction", "conflict", "trust"]
Depth = Literal["light", "open", "deep"]
Moment = Literal[
    "opening",
    "stuck",
    "help",
    "plan",
    "goal",
    "decide",
    "repair",
    "praise",
    "new",
    "remote",
    "closing",
]

BENEFITS: tuple[Benefit, ...] = get_args(Benefit)
MOMENTS: tuple[Moment, ...] = get_args(Moment)
RELATIONS: tuple[Relation, ...] = get_args(Relation)
_LINE = re.compile(r"(?P<plain>[^|\[]+?)(?:\s*\|\s*(?P<polite>[^\[]+?))?(?:\s*\[(?P<tags>.*)\])?")


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Without `relations` it is for everybody, without `moments` for the middle;
    with `matter` it is for points about that.
    """

    id: str
    text: str
    polite: str
    benefit: Benefit
    depth: Depth
    relations: frozenset[str]
    moments: frozenset[str]
    matter: str = ""


@cache
def questions(language: Language) -> tuple[Question, ...]:
    """All questions of one language, in the order of the file."""
    return tuple(_read(_tree(language), language))


@cache
def matter_questions(language: Language) -> tuple[Question, ...]:
    """The questions for particular matters."""
    return _of_each(_matters(language), language)


@cache
def point_questions(language: Language) -> tuple[Question, ...]:
    """The questions for how a point stands: late, soon, kept; with {topic} and {day} in them."""
    return _of_each(_tree(f"points.{language}"), language)


def _of_each(kinds: dict[str, dict[str, Any]], language: Language) -> tuple[Question, ...]:
    return tuple(
        replace(_question(line, kind["benefit"], "open", language), matter=name)
        for name, kind in kinds.items()
        for line in kind["ask"]
    )


def matter_of(words: str, language: Language) -> str | None:
    """What a title is about, of the matters there are questions for; the first that fits."""
    spoken = words.lower()
    for name, matter in _matters(language).items():
        if any(_tells(sign, spoken) for sign in matter["signs"]):
            return name
    return None


def fitting(
    language: Language,
    *,
    moment: Moment | None,
    benefits: Collection[Benefit] = BENEFITS,
    depths: Collection[Depth] = ("light", "open"),
    relation: Relation | None = None,
    asked: Collection[str] = (),
    polite: bool = False,
) -> list[Question]:
    """Questions for a moment of a session, none of those `asked` lately.

    `polite`: only those with a wording for somebody who is not called kamu.
    """
    return [
        question
        for question in questions(language)
        if question.benefit in benefits
        and question.depth in depths
        and _suits(question, moment)
        and (not question.relations or relation in question.relations)
        and question.id not in asked
        and (question.polite or not polite)
    ]


def _matters(language: Language) -> dict[str, dict[str, Any]]:
    return _tree(f"matters.{language}")


@cache
def _tree(name: str) -> dict[str, dict[str, Any]]:
    source = shared_path("knowledge/questions") / f"{name}.yaml"
    return yaml.safe_load(source.read_text(encoding="utf-8"))


def _tells(sign: str, spoken: str) -> bool:
    """Whether words begin with the sign; one with ^ has to begin the title, one with = is all."""
    if sign.startswith("="):
        return spoken == sign[1:]
    if sign.startswith("^"):
        return re.match(rf"{re.escape(sign[1:])}(?!\w)", spoken) is not None
    return re.search(rf"(?<!\w){re.escape(sign)}", spoken) is not None


def _suits(question: Question, moment: Moment | None) -> bool:
    if moment is None:
        return not question.moments
    far = "remote" in question.moments
    return moment in question.moments and (moment == "remote" or not far)


def _read(tree: dict[str, dict[str, list[str]]], language: Language) -> Iterator[Question]:
    for benefit, depths in tree.items():
        for depth, lines in depths.items():
            for line in lines:
                yield _question(line, benefit, depth, language)


def _question(line: str, benefit: Any, depth: Any, language: Language) -> Question:
    """One line of the file. Raises ValueError for a tag that nobody knows."""
    match = _LINE.fullmatch(line.strip())
    if match is None:
        raise ValueError(line)
    tags = _tags(match["tags"] or "")
    unknown = tags - {*RELATIONS, *MOMENTS}
    if unknown or benefit not in BENEFITS or depth not in get_args(Depth):
        raise ValueError(f"{line}: {sorted(unknown) or (benefit, depth)}")
    return Question(
        id=question_id(match["plain"], language),
        text=match["plain"],
        polite=match["polite"] or "",
        benefit=benefit,
        depth=depth,
        relations=tags & frozenset(RELATIONS),
        moments=tags & frozenset(MOMENTS),
    )


def _tags(written: str) -> frozenset[str]:
    return frozenset(tag.strip() for tag in written.split(",") if tag.strip())
