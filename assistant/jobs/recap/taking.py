"""Who takes work on, told by the frame of a clause: "X agreed to", "leave it to X", "X yang urus".

In a frame every person is a mark, so that the words around them can be read. The frames stand in
`data/taking.yaml`: what they say holds where the ear, which hears by likeness, heard otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from assistant.jobs.recap.frames import spelled_out
from assistant.jobs.recap.words import load, spotter
from assistant.language.people import Mention, is_common, is_title
from assistant.language.status import cues

MARKS = {"speaker": "i", "addressee": "y", "absent": "p", "both": "b", "name": "n", "stranger": "n"}
"""The letter of each kind of person in a frame; nobody in particular stays a word."""
OWNED = (
    "will_ask",
    "promised",
    "said_yes",
    "told_to",
    "given",
    "mine",
    "will",
    "assigned",
    "marked",
    "named",
    "planned",
    "underway",
    "must",
)
"""Kinds of frames that say in so many words that work is taken on."""
ONE_OF_THEM = re.compile(r"\b(?:atau|or) (?:\w+ )?‹|›,? (?:atau|or)\b")
"""Where it is said that one of several does it, nobody has taken it on."""
VERBS = {"'ll": "will", "'m": "am", "'re": "are", "'ve": "have", "'d": "would", "'s": "is"}
IS_DOING = re.compile(
    r"›'s (?=(?:also |already |now |just )?(?:\w+ing|been|agreed|happy|fine|to)\b)"
)
"""A name with a short "is": "Peter's going to shadow me"."""
NO_PERSON = frozenset({"ya"})
"""Words that point at somebody in one language and at nobody in the other."""
ASIDE = re.compile(
    r"(?<=\d›)\s*(?:\([^()]{1,40}\)"
    r"|,\s(?:our|my|the|their|his|her|an?|from|dari|kepala|ketua|staf|guru|bagian|anak|tim)\s[^,.;:‹]{2,40},(?=\s))"
)
ROLES_OF = "tukang|anak|staf|staff|admin|sopir|satpam|ketua|kepala|bendahara|guru|kasir|mandor"
FROM = re.compile(
    rf"(?<=\d›)\s(?:{ROLES_OF})\s\w+(?=\s)|"
    r"(?<=\d›)\s(?:from|in|at|dari|dr|bagian|di)\s(?:the\s)?\w+(?:\s(?:team|tim|dept|desk))?(?=\s)"
)


BRACKETED = re.compile(r"\([^()]*\)")


class Kind(BaseModel):
    """One kind of frame; see the head of `data/taking.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    example: str
    least: float
    frames: tuple[str, ...]
    owner: bool = False
    despite: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Taking:
    """A frame that fits a clause: its kind, and the mention of whoever does the work."""

    kind: str
    who: Mention | None = None


def takings(text: str, people: Sequence[Mention]) -> list[Taking]:
    """The frames that fit `text`, at most one of each kind. `people` are its mentions, in order."""
    people = [*people, *_opener(text, people)]
    frame = framed(text, people)
    found: list[Taking] = []
    if ONE_OF_THEM.search(frame):
        return found
    held = spotter("by_now").search(frame)
    now = held.start() if held else 0
    for name, patterns in _patterns():
        matches = [match for pattern in patterns if (match := pattern.search(frame))]
        match = min(matches, key=lambda each: (each.start() < now, each.start()), default=None)
        if match:
            place = match.groupdict().get("who")
            found.append(Taking(name, people[int(place)] if place else None))
    return found


def framed(text: str, people: Sequence[Mention]) -> str:
    """`text` in lower case, each person a mark with the letter of their kind and their place."""
    parts: list[str] = []
    end = 0
    for place, mention in sorted(enumerate(people), key=lambda each: each[1].start):
        letter = _letter(mention)
        if letter is None:
            continue
        parts += [
            _untitled(_level(text[end : mention.start])),
            f"‹{letter}{place}›",
            _verb(mention.said),
        ]
        end = mention.end + (len(mention.said) == 1 and text[mention.end : mention.end + 1] == ".")
    frame = " ".join("".join((*parts, _level(text[end:]))).split())
    frame = re.sub(r"›'(ll|m|re|ve|d)\b", _spelled, IS_DOING.sub("› is ", frame))
    return FROM.sub("", ASIDE.sub("", frame))


def _opener(text: str, people: Sequence[Mention]) -> list[Mention]:
    """The capitalised word that opens a clause, where it may be a name nobody has introduced."""
    opening = re.match(r"\W*([A-Z][a-z]{2,})(?<!ed)(?<!ing)(?<!ion)(?<!ly)(?=['’\s(,])", text)
    if opening is None or _is_a_word(opening[1]):
        return []
    if any(mention.start < opening.end(1) and opening.start(1) < mention.end for mention in people):
        return []
    introduced = re.match(
        r"\s*\(|,\s(?:our|my|the|their|kepala|staf|guru|anak)\s", text[opening.end(1) :]
    )
    kind = "stranger" if introduced else "nobody"
    return [Mention(*opening.span(1), kind, opening[1], opening[1])]


def _is_a_word(opening: str) -> bool:
    """Whether a word in capitals is no name: a common one, a title, "Went"."""
    return is_common(opening) or is_title(opening) or bool(spotter("no_name").fullmatch(opening))


def _letter(mention: Mention) -> str | None:
    """The letter of a person in a frame; "u" for a word that may be a name."""
    if mention.said.lower() in NO_PERSON:
        return None
    return "u" if mention.kind == "nobody" and mention.who else MARKS.get(mention.kind)


def least(text: str, found: Sequence[Taking]) -> float:
    """How likely a clause with these frames is work at the least; 0 where a cue speaks against."""
    said = spotter("reminder").sub(" ", text)
    against = cues(said) & frozenset(load("taking")["contrary"])
    fits = [kind for taking in found if not against - (kind := _kinds()[taking.kind]).despite]
    return max((kind.least for kind in fits), default=0.0) if not _asks(text) else 0.0


def _asks(text: str) -> bool:
    """Whether a clause asks; a question in brackets is an aside: "his laptop (new battery?)"."""
    return "?" in BRACKETED.sub("", text)


def taker(found: Sequence[Taking]) -> Mention | None:
    """Whoever the frames say does it, if they say so."""
    return next((t.who for t in found if t.who and _kinds()[t.kind].owner), None)


@cache
def _kinds() -> dict[str, Kind]:
    """The kinds of frames by name."""
    entries = {name: entry for name, entry in load("taking").items() if name != "contrary"}
    return {name: Kind.model_validate(entry) for name, entry in entries.items()}


def _untitled(words: str) -> str:
    """`words` without the titles at their end: the person follows."""
    while (last := re.search(r"(\S+)\s*$", words)) and is_title(last[1]):
        words = words[: last.start()]
    return words


def _level(words: str) -> str:
    return words.lower().replace("’", "'")


def _verb(said: str) -> str:
    """The verb that hangs on a pronoun: "she'll" -> " will"."""
    word = _level(said)
    return next((f" {verb}" for tail, verb in VERBS.items() if word.endswith(tail)), "")


def _spelled(match: re.Match[str]) -> str:
    return f"› {VERBS[chr(39) + match[1]]}"


@cache
def _patterns() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (name, tuple(spelled_out(frame) for frame in kind.frames))
        for name, kind in _kinds().items()
    )
