"""Changing an agenda that stands: put a point first, drop one, go gently, a copy to send.

`understood` hears the change in a short message, `applied` carries it out: pure functions on the
answer. Points are remembered by their titles, so that a change holds when the agenda is prepared
again; the minutes always add up to what they were.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from assistant.jobs.agenda.contract import AgendaAnswer, AgendaItem
from assistant.jobs.agenda.copies import Copies
from assistant.jobs.agenda.minutes import shared_out
from assistant.jobs.agenda.record import HALF, share_of
from assistant.language.lexicon import from_words, load_yaml
from assistant.texts import text

Kind = Literal["first", "last", "swap", "drop", "gentle", "send"]
KINDS: tuple[Kind, ...] = ("send", "gentle", "swap", "last", "first", "drop")
LONGEST = 120
"""Characters; a longer message is new material."""
MOST_NEW = 3
"""Words that name a point which is not on the agenda yet."""
SPOKEN_OF = 0.34
"""Share of a title's words that have to stand in a message that speaks of it."""
TAKE_OFF = re.compile(r"(?<!\w)(?:take|kick|throw|leave) .+ (?:off|out)(?!\w)", re.IGNORECASE)
FEWEST = 2
"""Points that stay however much is dropped."""
GENTLE_SHARE = 1.6
"""How much longer the opening becomes in a hard week."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change; `title` is the point it concerns, or words that no point has yet; `other` is
    the point it changes places with.
    """

    kind: Kind
    title: str = ""
    other: str = ""

    def as_json(self) -> dict[str, str]:
        """For the state of the conversation."""
        return asdict(self)


def understood(message: str, titles: list[str], heard: str | None = None) -> Change | None:
    """The change that a message asks of an agenda with these points; None for anything else.

    `heard` is the kind of change that the message sounds like: it is tried first.
    """
    spoken = " ".join(message.split()).strip(" .!")
    if not titles or len(spoken) > LONGEST or spoken.endswith("?"):
        return None
    kinds = sorted(KINDS, key=lambda kind: kind != heard)
    told = (_told(kind, spoken, titles) for kind in kinds)
    return next((change for change in told if change), None) or _heard(heard, spoken, titles)


def takes_away(part: str) -> bool:
    """Whether a part of a message drops a point, whatever else it sounds like."""
    cues: list[str] = load_yaml("assistant.jobs.agenda", "changes")["takes_away"]
    said = any(re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", part.lower()) for cue in cues)
    return said or TAKE_OFF.search(part) is not None


def asks_to_send(part: str) -> bool:
    """Whether a part of a message asks for the copy to send."""
    return any(pattern.search(part) for pattern in _patterns("send"))


def begins_by_changing(message: str) -> bool:
    """Whether a message begins with "drop ..." or "geser ...": it can be nothing but a change."""
    first, data = opened(message).lower(), load_yaml("assistant.jobs.agenda", "changes")
    return any(first.startswith(f"{cue} ") for cue in (*data["takes_away"], *data["moves"]))


def patterned(part: str) -> bool:
    """Whether a part of a message moves a point, whichever it is."""
    return any(p.search(part) for kind in ("first", "last") for p in _patterns(kind))


def opened(part: str) -> str:
    """A change without the small words before it: "nah drop ..." is "drop ..."."""
    before: list[str] = load_yaml("assistant.jobs.agenda", "changes")["before_change"]
    words = part.strip(" .!").split()
    while words and words[0].lower().strip(",") in before:
        words = words[1:]
    return " ".join(words)


def _told(kind: Kind, spoken: str, titles: list[str]) -> Change | None:
    """A change of this kind, as one of the patterns has it."""
    for pattern in _patterns(kind):
        found = pattern.search(spoken)
        if found is None:
            continue
        if kind in ("gentle", "send"):
            return Change(kind)
        if kind == "swap":
            meant, other = _meant(found["what"], titles), _meant(found["other"], titles)
            return Change(kind, meant, other) if meant and other else None
        if kind == "first" and takes_away(spoken):
            continue
        meant, bare = _meant(found["what"], titles), _bare(found["what"])
        new = kind == "first" and len(bare.split()) <= MOST_NEW and "," not in bare
        if meant or (new and _names_something(bare)):
            return Change(kind, meant or bare)
    return None


def _heard(heard: str | None, spoken: str, titles: list[str]) -> Change | None:
    """A change that only sounds like one: about the point whose number or words are in it."""
    if heard == "gentle":
        return Change("gentle")
    if heard == "share":
        return Change("send")
    meant = _mentioned(spoken, titles)
    return Change(heard, meant) if meant and heard in ("first", "last", "drop") else None


def _mentioned(spoken: str, titles: list[str]) -> str:
    """The title whose number or most of whose words stand somewhere in a message."""
    for number, names in load_yaml("assistant.jobs.agenda", "changes")["ordinals"].items():
        if any(
            re.search(rf"(?<!\w){re.escape(str(name))}(?!\w)", spoken.lower()) for name in names
        ):
            at = number - 1 if number > 0 else number
            return titles[at] if -len(titles) <= at < len(titles) else ""
    shares = [share_of(title, spoken) for title in titles]
    best = max(range(len(titles)), key=lambda i: shares[i])
    return titles[best] if shares[best] >= SPOKEN_OF else ""


def _names_something(bare: str) -> bool:
    """Whether words may be the name of a new point: they are no ways of asking alone."""
    others: list[str] = load_yaml("assistant.jobs.agenda", "changes")["not_points"]
    return bool(bare) and not set(bare.lower().split()) & set(others)


def known(change: Change, titles: Sequence[str]) -> bool:
    """Whether the agenda has the point that the change is about."""
    return change.kind in ("gentle", "send") or change.title in titles


def applied(answer: AgendaAnswer, changes: Sequence[Mapping[str, Any]]) -> AgendaAnswer:
    """The answer with all changes, in the order in which they were asked for."""
    for told in changes:
        change = Change(told["kind"], told.get("title", ""), told.get("other", ""))
        answer = _ONE[change.kind](answer, change)
    return answer


def put_first(answer: AgendaAnswer, change: Change) -> AgendaAnswer:
    """The point at the head of the agenda; nothing where it is not on it."""
    at = _place(answer, change.title)
    if at is None:
        return answer
    order = [at, *(i for i in range(len(answer.items)) if i != at)]
    return _rebuilt(answer, order, [answer.items[i].minutes for i in order])


def put_last(answer: AgendaAnswer, change: Change) -> AgendaAnswer:
    """The point behind the others; the closing stays where it is."""
    at = _place(answer, change.title)
    if at is None:
        return answer
    others = [i for i in range(len(answer.items)) if i != at]
    closes = bool(others) and answer.items[others[-1]].source.kind == "card"
    order = [*others[:-1], at, others[-1]] if closes else [*others, at]
    return _rebuilt(answer, order, [answer.items[i].minutes for i in order])


def swapped(answer: AgendaAnswer, change: Change) -> AgendaAnswer:
    """Two points in each other's place."""
    here, there = _place(answer, change.title), _place(answer, change.other)
    if here is None or there is None:
        return answer
    order = list(range(len(answer.items)))
    order[here], order[there] = there, here
    return _rebuilt(answer, order, [answer.items[i].minutes for i in order])


def dropped(answer: AgendaAnswer, change: Change) -> AgendaAnswer:
    """Without the point; its minutes go to the others."""
    at = _place(answer, change.title)
    if at is None or len(answer.items) <= FEWEST:
        return answer
    order = [i for i in range(len(answer.items)) if i != at]
    total = sum(item.minutes for item in answer.items)
    return _rebuilt(answer, order, shared_out(total, [answer.items[i].minutes for i in order]))


def gently(answer: AgendaAnswer, change: Change) -> AgendaAnswer:
    """For a hard week: more time to listen at the start, feedback another time."""
    del change
    language = answer.language
    order = _without_feedback(answer)
    shares = [answer.items[i].minutes for i in order]
    shares[0] = round(shares[0] * GENTLE_SHARE)
    total = sum(item.minutes for item in answer.items)
    softer = _rebuilt(answer, order, shared_out(total, shares))
    opening = softer.items[0].model_copy(
        update={"purpose": "listen", "questions": [text("agenda.gentle.question", language)]}
    )
    copies = Copies.of(softer)
    hint = text("agenda.gentle.hint", language)
    return _with_items(softer, [opening, *softer.items[1:]], copies, hint)


def to_send(answer: AgendaAnswer, change: Change) -> AgendaAnswer:
    """Only what may be sent: the user reads what the other would read."""
    del change
    return answer.model_copy(update={"private": answer.shareable, "brief": "", "warnings": []})


_ONE = {
    "first": put_first,
    "last": put_last,
    "swap": swapped,
    "drop": dropped,
    "gentle": gently,
    "send": to_send,
}


def _rebuilt(answer: AgendaAnswer, order: Sequence[int], minutes: Sequence[int]) -> AgendaAnswer:
    items = [
        answer.items[i].model_copy(update={"minutes": part})
        for i, part in zip(order, minutes, strict=True)
    ]
    copies = Copies.of(answer).reordered(order)
    return _with_items(answer, items, copies)


def _with_items(
    answer: AgendaAnswer, items: list[AgendaItem], copies: Copies, hint: str = ""
) -> AgendaAnswer:
    """The answer with other points, both copies written anew."""
    return answer.model_copy(
        update={
            "items": items,
            "shareable": copies.shareable(items),
            "private": copies.private(items, answer.language, hint),
        }
    )


def _without_feedback(answer: AgendaAnswer) -> list[int]:
    heavy = text("agenda.title.feedback", answer.language)
    kept = [i for i, item in enumerate(answer.items) if item.title != heavy]
    return kept if len(kept) >= FEWEST else list(range(len(answer.items)))


def _place(answer: AgendaAnswer, title: str) -> int | None:
    wanted = title.lower()
    return next((i for i, item in enumerate(answer.items) if item.title.lower() == wanted), None)


def _meant(words: str, titles: list[str]) -> str:
    """The title that some words name, by number or by what they say; empty for none."""
    bare = _bare(words)
    for number, names in load_yaml("assistant.jobs.agenda", "changes")["ordinals"].items():
        if bare.lower() in (str(name) for name in names):
            at = number - 1 if number > 0 else number
            return titles[at] if -len(titles) <= at < len(titles) else ""
    shares = [max(share_of(bare, title), share_of(title, bare)) for title in titles]
    best = max(range(len(titles)), key=lambda i: shares[i])
    return titles[best] if shares[best] >= HALF else ""


def _bare(words: str) -> str:
    """Words without the small ones around them."""
    around = set(load_yaml("assistant.jobs.agenda", "changes")["around"])
    parts = words.strip(" .,!?").split()
    while len(parts) > 1 and parts[0].lower() in around:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1].lower() in around:
        parts = parts[:-1]
    return " ".join(parts)


@from_words
def _patterns(kind: Kind) -> tuple[re.Pattern[str], ...]:
    lines: list[str] = load_yaml("assistant.jobs.agenda", "changes")[kind]
    return tuple(re.compile(rf"(?<!\w){line}(?!\w)", re.IGNORECASE) for line in lines)
