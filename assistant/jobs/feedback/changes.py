"""What a follow-up does to worded feedback: another tone, another channel, a copy to send.

The facts come from the request and are never touched here; tone and channel are asked for again.
"""

from __future__ import annotations

from typing import Any

from assistant.jobs.change import Asked, Change
from assistant.jobs.feedback.contract import FeedbackAnswer
from assistant.jobs.feedback.wording import is_padded
from assistant.language.dates import find_dates
from assistant.texts import text

REGISTERS = ("santai", "netral", "formal")
CHANNELS = ("spoken", "chat", "mail")
GENTLEST, MIDDLE, PLAINEST = 1, 3, 5
LEVELS = range(GENTLEST, PLAINEST + 1)


def changed(asked: Asked) -> Change | None:
    """The request with the change in it, or the message alone to send.

    Where the wording cannot follow, that is said: what is fine or must stay plain stays as it is.
    """
    assert isinstance(asked.answer, FeedbackAnswer)
    if asked.kind == "share":
        return Change(said=asked.answer.message) if asked.answer.message else None
    if asked.kind == "date":
        return _dated(asked)
    fields = _reworded(asked.kind, asked.fields)
    if fields is None:
        return None
    if {**asked.fields, **fields} == dict(asked.fields) or _stays(asked):
        return Change(said=text(f"feedback.change.no-{asked.kind}", asked.language))
    return Change(fields=fields)


def _stays(asked: Asked) -> bool:
    """Whether the words cannot follow: nothing of ours is in the message, or nothing may change."""
    assert isinstance(asked.answer, FeedbackAnswer)
    if asked.kind == "shorter":
        return not is_padded(asked.answer.message, asked.answer.parts.question)
    raw = str(asked.fields.get("text", "")).strip()
    return asked.kind in ("softer", "firmer") and asked.answer.message == raw


def _reworded(kind: str | None, fields: Any) -> dict[str, Any] | None:
    """What of the request changes; None where the words mean nothing to feedback."""
    directness = int(fields.get("directness") or MIDDLE)
    if kind == "softer":
        return {"directness": max((d for d in LEVELS if d < directness), default=GENTLEST)}
    if kind == "firmer":
        return {"directness": min((d for d in LEVELS if d > directness), default=PLAINEST)}
    if kind == "shorter":
        return {"channel": "chat"}
    if kind in REGISTERS:
        return {"register": kind}
    return {"channel": kind} if kind in CHANNELS else None


def _dated(asked: Asked) -> Change | None:
    """The day, in the user's words, in front of what happened."""
    days = find_dates(asked.message, asked.today)
    if not days:
        return None
    key = "past" if days[0].kind == "past" else "on"
    opened = text(f"feedback.change.{key}", asked.language, day=days[0].text)
    return Change(fields={"text": opened[:1].upper() + opened[1:] + _begun(asked)})


def _begun(asked: Asked) -> str:
    """The raw text, its first letter small where only the sentence made it a capital."""
    raw = str(asked.fields["text"]).lstrip()
    first = raw.split(maxsplit=1)[0]
    small = first.lower() in text("feedback.change.small", asked.language).split()
    return raw[0].lower() + raw[1:] if small else raw
