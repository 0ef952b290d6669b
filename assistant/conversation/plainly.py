"""What a message asks for where its words settle it: a job by its name, how to say something, a
complaint that says what the other is to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.conversation.intent import looks_like_notes
from assistant.conversation.phrases import (
    asks_how_to_handle,
    asks_how_to_say,
    demands,
    named_job,
    vents,
)
from assistant.language.lexicon import load_yaml

if TYPE_CHECKING:
    from assistant.conversation.intent import Intent

COMPLAINTS = frozenset({"tension", "recap", "agenda", "chat", "heavy", "outside"})
"""What a complaint about somebody may sound like."""
STORY = 12
"""Words from which a message tells something of the other."""


def by_its_words(read: Intent, message: str, sure: float) -> str | None:
    """The intent that the words of a message settle, whatever it sounds like.

    `read` is what it sounds like, clear from the margin `sure` on.
    """
    if looks_like_notes(message):
        return None
    told = len(message.split()) >= STORY
    if (told or "?" not in message) and (named := named_job(message)):
        return named
    if told and asks_how_to_say(message):
        return "feedback"
    if not told and asks_how_to_handle(message):
        return "advice"
    unsure = read.margin < sure
    if read.name not in COMPLAINTS or not (unsure or read.name == "tension"):
        return None
    complains = demands(message) or (unsure and vents(message))
    return "feedback" if complains else None


def told_in_passing(later: str) -> bool:
    """Whether a second part only tells of the other: "she asked about leave"."""
    cues: list[str] = load_yaml("assistant.conversation", "cues")["told_about"]["words"]
    return "?" not in later and later.split()[0].lower() in cues
