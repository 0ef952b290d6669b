"""From the pieces that may stay to sentences that read, in the writer's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.checks.facts import details
from assistant.jobs.feedback.addressee import is_no_name, opens_a_clause
from assistant.jobs.feedback.colloquial import sayable
from assistant.jobs.feedback.material import Kind, Piece
from assistant.jobs.feedback.signs import opens_with
from assistant.jobs.feedback.trimming import LEADING, TRAILING
from assistant.language.detect import lean

STOP = re.compile(r"[.!?…][\"”’)\]]*$")
ABBREVIATED = re.compile(r"(?<!\w)(?:[ap]\.m|no|tgl|approx|e\.g|i\.e|dr|mr|mrs)\.$", re.IGNORECASE)
EMOJI = re.compile(r"\s*[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u200d\ufe0f\u2640\u2642]+")
CALLED = re.compile(r"\A([A-Z][a-z]+) (you(?:'ve|'re)? |your )")
"""A name that runs into what is said: "Jess you left"."""
SMALL_I = re.compile(r"(?<![\w'’\"“.])i(?=['’](?:m|ve|d|ll)\b|\s)")
DAY = re.compile(
    r"(?<![\w'’-])(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|april|june|july|august"
    r"|(?:septem|octo|novem|decem)ber|senin|selasa|rabu|kamis|jumat|sabtu|januari|februari|agustus"
    r"|oktober|desember)(?!\w)"
)
"""Names of days and months that mean nothing else."""
SHOUT = re.compile(r"(?<!\w)[A-Z]{4,}(?!\w)")
VOWELS = re.compile(r"[AEIOU].*[AEIOU]")
"""Two vowels make a word; with fewer it may well be letters that are spelt: HDMI."""
SHOUTED = 0.7
"""Share of capitals among the letters of a sentence from which it is shouted."""
LAST: tuple[Kind, ...] = ("request", "question")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the message and what it does."""

    text: str
    kinds: tuple[Kind, ...]

    @property
    def asks(self) -> bool:
        """Whether it only asks."""
        return all(kind in LAST for kind in self.kinds)


def sentences(pieces: Sequence[Piece], text: str, *, as_told: bool = False) -> list[Sentence]:
    """Sentences in the order situation, effect, request; the writer's order within each.

    `as_told` leaves the writer's order alone.
    """
    joined: list[Sentence] = []
    last: Piece | None = None
    for piece in pieces:
        if not piece.stays:
            continue
        if last and _touches(last, piece, text):
            joined[-1] = _continued(joined[-1], piece, verbatim=last.whole and piece.whole)
        else:
            joined.append(Sentence(_opened(piece, text), (piece.kind,)))
        last = piece
    ended = [replace(s, text=_ended(calm(s.text))) for s in joined if s.text.strip()]
    ended = [sentence for sentence in ended if sentence.text]
    return ended if as_told else sorted(ended, key=_rank)


def calm(sentence: str) -> str:
    """Without shouting, strings of marks and pictures."""
    sentence = sayable(EMOJI.sub("", sentence))
    sentence = DAY.sub(lambda m: m.group().capitalize(), SMALL_I.sub("I", sentence))
    sentence = re.sub(r"\s*!+(?=\s|$)", ".", sentence)
    if opens_with("exclaimed", sentence):
        sentence = re.sub(r"[?!]{2,}", ".", sentence)
    sentence = re.sub(r"([?])[?!]+", r"\1", sentence)
    sentence = re.sub(r"\.{4,}|…+", "...", sentence)
    letters = [char for char in sentence if char.isalpha()]
    if len(letters) > 10 and sum(char.isupper() for char in letters) >= SHOUTED * len(letters):
        sentence = _lowered(sentence)
    sentence = SHOUT.sub(_quieter, sentence)
    called = CALLED.match(sentence.strip())
    ordinary = is_no_name(called[1]) or opens_a_clause(called[1]) if called else True
    if called and not ordinary and not opens_with("verbs", sentence.strip()):
        return CALLED.sub(r"\1, \2", sentence.strip())
    return sentence.strip()


def _quieter(match: re.Match[str]) -> str:
    """A shouted everyday word in small letters; codes and short forms stay."""
    word = match.group()
    if any(detail.kind == "day" for detail in details(word.lower())):
        return word.capitalize()
    return word.lower() if _common(word.lower()) and VOWELS.search(word) else word


def capitalised(sentence: str) -> str:
    """With a capital where it begins."""
    return sentence[:1].upper() + sentence[1:]


def _touches(last: Piece, piece: Piece, text: str) -> bool:
    """Whether both stand in one sentence, with nothing but a cut between them."""
    if last.clause.segment != piece.clause.segment:
        return False
    if ABBREVIATED.search(last.clause.text) and piece.clause.text[:1].islower():
        return True
    if STOP.search(last.clause.text):
        return False
    return not re.search(r"[.!?…]\s", text[last.clause.end - 1 : piece.clause.start])


def _opened(piece: Piece, text: str) -> str:
    """Without the connector that tied it to words that are gone."""
    before = text[: piece.clause.start].rstrip()
    tied = piece.said[:1].islower() and before and before[-1] not in ".!?\n"
    return LEADING.sub("", piece.said) if tied else piece.said


def _continued(sentence: Sentence, piece: Piece, verbatim: bool) -> Sentence:
    left = sentence.text
    said = piece.said
    if not verbatim:
        left = TRAILING.sub("", left)
        said = said if LEADING.match(said) else f", {said}".replace(", ", ", ", 1)
        left = left if said.startswith(",") else left + ","
    glue = "" if said.startswith(",") else " "
    return Sentence(f"{left}{glue}{said}", (*sentence.kinds, piece.kind))


def _ended(sentence: str) -> str:
    sentence = LEADING.sub("", sentence) if sentence[:1] in ",;:.!?-–—" else sentence
    sentence = re.sub(r"[\s,;:–—-]+$", "", sentence)
    return sentence if STOP.search(sentence) or not sentence else f"{sentence}."


def _rank(sentence: Sentence) -> int:
    if sentence.kinds[0] == "greeting":
        return 0
    return 2 if sentence.asks else 1


def _lowered(sentence: str) -> str:
    """Small letters, but for codes with digits beside them and short plates."""
    words = sentence.split()
    codes = {
        index
        for index, word in enumerate(words)
        if any(char.isdigit() for char in word)
        or (
            len(word) <= 3
            and index
            and any(char.isdigit() for char in words[index - 1])
            and not _common(word)
        )
        or (len(word) == 1 and index + 1 < len(words) and words[index + 1][:1].isdigit())
    }
    lowered = [word if index in codes else word.lower() for index, word in enumerate(words)]
    return capitalised(
        re.sub(r"\bi\b", "I", " ".join(lowered)) if "i" in lowered else " ".join(lowered)
    )


def _common(word: str) -> bool:
    """A function word of either language."""
    return lean(word) != 0
