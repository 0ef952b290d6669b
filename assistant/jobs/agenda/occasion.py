"""What kind of session it is: first, weekly with a peer, with a manager, after a conflict, quiet.

Each kind frames its agenda differently; the frames are in `data/occasions.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, get_args

from assistant.jobs.agenda.bank import Benefit, Moment
from assistant.jobs.agenda.contract import AgendaRequest, Purpose
from assistant.language.lexicon import from_words, load_yaml
from assistant.memory.overview import Overview
from assistant.texts import Language

Occasion = Literal[
    "first",
    "peer",
    "manager",
    "report",
    "mentor",
    "cross-team",
    "skip-level",
    "remote",
    "conflict",
    "quiet",
]


KINDS = ("skip-level", "remote", "clash", "new")
"""Kinds of sessions that a wish may name; their words are in `data/signs.yaml`."""
KNOWN = ("report", "manager", "peer")
"""Whom one works with before the first notes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A point that belongs to the kind of session and not to what is left open."""

    title: dict[Language, str]
    purpose: Purpose
    card: str
    moment: Moment
    benefits: tuple[Benefit, ...]
    minutes: int
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Frames:
    """How a session of one kind opens, what fills it, and how it closes."""

    opening: Frame
    fill: tuple[Frame, ...]
    closing: Frame


@from_words
def frames(occasion: Occasion) -> Frames:
    """The frames of one kind of session."""
    raw = load_yaml("assistant.jobs.agenda", "occasions")[occasion]
    return Frames(_frame(raw["opening"]), tuple(map(_frame, raw["fill"])), _frame(raw["closing"]))


@from_words
def frame_titles() -> frozenset[str]:
    """The titles of all frames: a session that skipped one has left nothing open."""
    every = (frames(occasion) for occasion in get_args(Occasion))
    return frozenset(
        title
        for each in every
        for frame in (each.opening, *each.fill, each.closing)
        for title in frame.title.values()
    )


def occasion_of(request: AgendaRequest, overview: Overview) -> Occasion:
    """The kind of session that request and history make it."""
    words = [request.focus or "", request.theirs or "", *request.wishes]
    relation = request.relation or (overview.person.relation if overview.person else None)
    if _says("skip-level", words):
        return "skip-level"
    if _says("clash", words):
        return "conflict"
    if not overview.sessions and not _at_work_together(request, relation):
        return "first"
    if after_conflict(overview):
        return "conflict"
    if nothing_open(request, overview):
        return "quiet"
    about = [overview.person.matters, overview.person.careful] if overview.person else []
    if _says("remote", [*words, *about]):
        return "remote"
    return relation or "peer"


def only_names_it(wish: str) -> bool:
    """Whether a wish says what kind of session it is and nothing more: "our first skip-level"."""
    data: dict[str, list[str]] = load_yaml("assistant.jobs.agenda", "signs")
    known = [*(sign for kind in KINDS for sign in data[kind]), *data["around_kind"]]
    left = wish.lower()
    for sign in sorted(known, key=len, reverse=True):
        left = re.sub(rf"(?<!\w){re.escape(sign)}(?!\w)", " ", left)
    return not re.search(r"\w", left) and any(_says(kind, [wish]) for kind in KINDS)


def _at_work_together(request: AgendaRequest, relation: str | None) -> bool:
    """Whether two who have no notes yet know each other: there is work to talk about already."""
    words = [w for w in (request.focus, request.theirs, *request.wishes) if w]
    known = relation in KNOWN if relation else len(words) > 1
    return bool(words) and known and not _says("new", words)


def after_conflict(overview: Overview) -> bool:
    """Whether the last session was about a clash between the two."""
    return overview.last is not None and "conflict" in overview.last.benefits


def nothing_open(request: AgendaRequest, overview: Overview) -> bool:
    """Whether neither the user nor the history brings anything."""
    left = [point for point in overview.left_over if point not in frame_titles()]
    history = (overview.promises, overview.topics, overview.goals, overview.feedback)
    wanted = request.focus or request.theirs or request.wishes
    return not (wanted or any(history) or overview.wins or left)


def _frame(raw: dict[str, Any]) -> Frame:
    return Frame(
        title=raw["title"],
        purpose=raw["purpose"],
        card=raw["card"],
        moment=raw["moment"],
        benefits=tuple(raw["benefits"]),
        minutes=raw["minutes"],
        ask=raw.get("ask", ""),
    )


def _says(kind: str, texts: Iterable[str]) -> bool:
    signs: list[str] = load_yaml("assistant.jobs.agenda", "signs")[kind]
    spoken = "\n".join(texts).lower()
    return any(re.search(rf"(?<!\w){re.escape(sign)}(?!\w)", spoken) for sign in signs)
