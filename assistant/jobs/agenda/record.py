"""What the notes of past sessions say about a matter: the line that tells most, whether a promise
was kept, and which day is coming up for it.

A quote is always a piece of the notes as it stands there. What only says that there was no time, or
that something must stay secret, is left out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from assistant.jobs.agenda.tasks import past_forms
from assistant.language.dates import find_dates
from assistant.language.lexicon import from_words, load_yaml
from assistant.memory.promises import Promise
from assistant.memory.sessions import Session
from assistant.retrieval.terms import stems_of, word_stems

HALF, MOST_OF = 0.5, 0.55
"""Shares of the words of a short text that make a line speak of it, or two texts the same."""
AHEAD = timedelta(days=10)
"""A day so near wants its matter on the agenda."""
SENTENCE = re.compile(r"(?<=[.!?])\s+")
SORRY_BEFORE = timedelta(days=14)
"""So long before it was written down somebody may have said sorry for a matter."""
LONGEST_EMPTY = 8
"""Words of a sentence that may tell nothing."""
FEW = 2
"""Words of a short name."""
PLAIN = 0.6
"""What a line that only puts the matter off counts less than one that tells something."""


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of a session's notes, word for word."""

    session: Session
    quote: str


def told_of(
    words: str, sessions: Iterable[Session], names: frozenset[str] = frozenset()
) -> Told | None:
    """The piece that speaks most of `words`; of equals the latest. Sessions come newest first."""
    best: tuple[float, Told] | None = None
    for session in sessions:
        for line in note_lines(session):
            shared = share_of(words, line, names)
            quote = telling(line)
            weight = shared if quote else shared - PLAIN
            if shared >= HALF and (best is None or weight > best[0]):
                best = (weight, Told(session, quote or line))
    return best[1] if best else None


def kept_line(
    promise: Promise, sessions: Iterable[Session], names: frozenset[str] = frozenset()
) -> Told | None:
    """The sentence that tells a promise as kept, in notes written since it was made."""
    for session in sessions:
        if promise.made_on and session.on < promise.made_on:
            continue
        for line, at_once in _after(promise, session):
            if _tells_done(promise.task, line, names, at_once=at_once):
                return Told(session, line)
    return None


def is_settled(
    words: str, since: date, sessions: Iterable[Session], names: frozenset[str] = frozenset()
) -> bool:
    """Whether the notes tell that the other is sorry for a matter, or that it is at peace."""
    late = [session for session in sessions if session.on >= since - SORRY_BEFORE]
    return any(
        _tells_peace(line) and _same_event(words, told, names)
        for session in late
        for before, line in pairwise(["", *note_lines(session)])
        for told in (line, f"{before} {line}")
    )


def coming_day(words: str, told: Told | None, today: date) -> date | None:
    """The nearest day ahead that a title, or the notes about it, name."""
    texts = [(words, today)] + ([(told.quote, told.session.on)] if told else [])
    days = [
        mention.due
        for said, on in texts
        for mention in find_dates(said, on)
        if mention.due and not _signs("vague").search(said[mention.start : mention.end])
    ]
    return min((day for day in days if today <= day <= today + AHEAD), default=None)


def telling(line: str) -> str:
    """A line without the sentences at its ends that tell nothing of the matter; maybe empty."""
    parts = SENTENCE.split(line)
    while parts and _tells_nothing(parts[0]):
        parts = parts[1:]
    while parts and _tells_nothing(parts[-1]):
        parts = parts[:-1]
    return line[line.index(parts[0]) : line.rindex(parts[-1]) + len(parts[-1])] if parts else ""


def is_secret(session: Session, words: str, names: frozenset[str]) -> bool:
    """Whether what the notes say about `words` was told in confidence."""
    lines = [line for line in note_lines(session) if share_of(words, line, names) >= HALF]
    return any(_signs(kind).search(line) for line in lines for kind in ("secret", "hush"))


def share_of(words: str, line: str, names: frozenset[str] = frozenset()) -> float:
    """Which share of the meaningful words of `words` stands in `line`, names left out."""
    wanted = [stems for _, stems in word_stems(words) if not stems & names]
    there = stems_of([line])
    return sum(bool(stems & there) for stems in wanted) / max(1, len(wanted))


def same_matter(one: str, other: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether two short texts name the same thing: most of the shorter stands in the longer."""
    return max(share_of(one, other, names), share_of(other, one, names)) >= MOST_OF


def short_name(one: str, other: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether the shorter of two names is so short that half of it in the other is enough."""
    short, long = sorted((one, other), key=lambda words: len(list(word_stems(words))))
    few = 0 < len(list(word_stems(short))) <= FEW
    return few and share_of(short, long, names) >= HALF


def note_lines(session: Session) -> list[str]:
    """The lines of a session's notes, without bullets; each stands verbatim in them."""
    stripped = (line.strip(" -*•\t") for line in session.notes.splitlines())
    return [line for line in stripped if line]


def _after(promise: Promise, session: Session) -> Iterator[tuple[str, bool]]:
    """The sentences behind the one that proves the promise, and whether it is the next of its
    line; all of a session without it.
    """
    sentences = [
        (part, i > 0) for line in note_lines(session) for i, part in enumerate(SENTENCE.split(line))
    ]
    proof = promise.evidence.strip()
    at = next((i for i, (part, _) in enumerate(sentences) if _same(part, proof)), -1)
    for i, (part, goes_on) in enumerate(sentences[at + 1 :]):
        yield part, at >= 0 and i == 0 and goes_on


def _same(sentence: str, proof: str) -> bool:
    return bool(proof) and (sentence in proof or proof in sentence)


def _tells_done(task: str, sentence: str, names: frozenset[str], *, at_once: bool = False) -> bool:
    """Whether a sentence says that the task is done: its verb in the past, or done words.

    Of a sentence `at_once` behind the promise its verb is enough: "(sudah saya kirim)".
    """
    if _signs("not_done").search(sentence):
        return False
    first = re.split(r"[\s,]+", sentence.lower())[:3]
    taken_up = bool(set(first) & past_forms(task))
    done = taken_up or bool(_signs("done").search(sentence))
    if not done:
        return False
    if share_of(task, sentence, names) >= HALF or _begins_with(task, sentence, names):
        return True
    if at_once and (taken_up or stems_of(task.split()[:1]) & stems_of([sentence])):
        return True
    if _signs("sent").match(sentence) and stems_of(task.split()[1:]) & stems_of([sentence]) - names:
        return True
    return taken_up and bool(_signs("pointing").search(sentence))


def _same_event(words: str, told: str, names: frozenset[str]) -> bool:
    """Whether the notes tell, besides the apology, of the same thing: by two words at least."""
    bare = _signs("settled").sub(" ", told)
    there = stems_of([bare])
    shared = sum(bool((stems & there) - names) for _, stems in word_stems(words))
    return shared >= FEW and same_matter(words, bare, names)


def _tells_peace(line: str) -> bool:
    wordings = [part for part in SENTENCE.split(line) if _signs("settled").search(part)]
    return any(
        not _signs("not_done").search(part) and not _signs("unsettled").search(part)
        for part in wordings
    )


def _begins_with(task: str, sentence: str, names: frozenset[str]) -> bool:
    """Whether a sentence begins with the thing and says at once that it is done."""
    words = sentence.split()
    head = words[1:2] if words[0].lower() == "the" else words[:1]
    found = bool(stems_of(head) & stems_of([task]) - names)
    return found and bool(_signs("done").search(" ".join(words[1:4])))


def _tells_nothing(sentence: str) -> bool:
    short = len(sentence.split()) <= LONGEST_EMPTY
    return short and any(_signs(kind).search(sentence) for kind in ("put_off", "hush"))


@from_words
def _signs(name: str) -> re.Pattern[str]:
    words: Sequence[str] = load_yaml("assistant.jobs.agenda", "record")[name]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
