"""Short messages that mean the same thing in many ways: yes, enough, thanks, "word feedback"."""

from __future__ import annotations

import re

from assistant.language.lexicon import load_yaml

FEW_WORDS = 5
"""So short a message answers a question rather than asking for something else."""
LONGEST = 80
"""Characters of a yes, a no or a stop."""


def is_short(message: str) -> bool:
    """Whether a message is so short that it answers a question rather than asking for more."""
    return len(message.split()) <= FEW_WORDS


def says(message: str, what: str) -> bool:
    """Whether a short message begins with one of the phrases of `data/phrases.yaml`."""
    bare = plain(message)
    return len(message) < LONGEST and any(
        bare == phrase or bare.startswith(f"{phrase} ") for phrase in _phrases(what)
    )


def says_only(message: str, what: str) -> bool:
    """Whether the message is one of the phrases and nothing else."""
    return plain(message) in _phrases(what)


def says_within(message: str, what: str) -> bool:
    """Whether one of the phrases stands anywhere in a short message."""
    bare = plain(message)
    return len(message) < LONGEST and any(
        re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", bare) for phrase in _phrases(what)
    )


def bare_request(message: str) -> str | None:
    """The job that a message asks for without bringing its material ("help me word feedback")."""
    bare: dict[str, list[str]] = load_yaml("assistant.conversation", "bare_requests")
    spoken = plain(message)
    return next((job for job, phrases in bare.items() if spoken in phrases), None)


def asks_notes(message: str) -> bool:
    """Whether a message asks what was promised, owed, said or noted."""
    return _reads(message, "notes")


def named_job(message: str) -> str | None:
    """The job that a message asks for by its name, whatever else it tells."""
    named = (job for job in ("feedback", "recap", "agenda") if _reads(message, f"named_{job}"))
    return next(named, None)


def asks_how_to_say(message: str) -> bool:
    """Whether a message asks how to say something to somebody."""
    return _reads(message, "saying")


def demands(message: str) -> bool:
    """Whether a message is a complaint that says what the other is to do, and no quarrel."""
    return _reads(message, "demanding") and not _reads(message, "between_us")


def vents(message: str) -> bool:
    """Whether a message is cross with somebody, and tells of no quarrel."""
    return _reads(message, "cross") and not _reads(message, "between_us")


def asks_how_to_handle(message: str) -> bool:
    """Whether a message asks how to go about telling something."""
    return _reads(message, "handling")


def asks_how_to_begin(message: str) -> bool:
    """Whether a message asks how the talk is begun: "how do I open?", "gimana mulainya?"."""
    return _reads(message, "beginning")


def wants_out(message: str) -> bool:
    """Whether a message tells of a wish to leave the job, without asking to practise it."""
    return _reads(message, "leaving") and not _reads(message, "practice")


def _reads(message: str, what: str) -> bool:
    patterns: list[str] = load_yaml("assistant.conversation", "sentences")[what]
    lowered = message.lower()
    return any(re.search(rf"(?<!\w){pattern}(?!\w)", lowered) for pattern in patterns)


def plain(message: str) -> str:
    """A short message without marks, and without the small words around it ("oke ... dong")."""
    around = _phrases("around")
    words = re.sub(r"[.,!?]+", " ", message.lower()).split()
    while len(words) > 1 and words[0] in around:
        words = words[1:]
    while len(words) > 1 and words[-1] in around:
        words = words[:-1]
    return " ".join(words)


def _phrases(what: str) -> list[str]:
    return load_yaml("assistant.conversation", "phrases")[what]
