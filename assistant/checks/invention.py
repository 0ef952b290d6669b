"""Nothing is invented: every name, number and day in an output stands in its sources.

The check compares words, not meaning. It levels spelling ("9:20" and "09.20", "two" and "2",
"Monday" and "Senin"), passes over words that both languages use for grammar, and reports what is
left. A name at the start of a sentence is looked at only where it is followed by a verb of saying
or doing, because every sentence starts with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Literal

from assistant.checks.findings import Finding
from assistant.language.lexicon import load_data

NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
NAME = re.compile(r"[A-Z][^\W\d_]+(?:['’-][^\W\d_]+)*|[A-Z]{2,}")
OPENS = re.compile(r"(?:^|[.!?…:;\n\"“(*>|•-])\s*$")
ACTS = re.compile(
    r"\s+(?:will|shall|is|has|was|says|said|told|wants|asks|agreed|promised|takes|sends|to"
    r"|akan|bakal|mau|sudah|udah|yang|yg|bilang|minta|janji|kirim|pegang|setuju|sanggup)\b",
    re.IGNORECASE,
)
SHORTEST_PART = 3

DOUBLE_MEANING = frozenset({"minggu", "march"})
"""Day names that mean something else in small letters; so do all short ones (may, sun, jum)."""

Kind = Literal["name", "number", "day"]


@dataclass(frozen=True)
class Ground:
    """What the sources hold: the only names, numbers and days an output may use."""

    texts: tuple[str, ...]
    days: tuple[date, ...] = ()

    @cached_property
    def words(self) -> frozenset[str]:
        """All words, lower case, with the parts of compounds."""
        found = {_level(match.group()) for text in self.texts for match in WORD.finditer(text)}
        return frozenset(found | {part for word in found for part in re.split(r"['-]", word)})

    @cached_property
    def numbers(self) -> frozenset[str]:
        """All numbers, in digits, written-out ones and those of the days included."""
        found = {n for text in self.texts for n in _numbers(text)}
        found |= {_number_words()[word] for word in self.words if word in _number_words()}
        for day in self.days:
            found |= {str(day.day), str(day.month), str(day.year)}
        return frozenset(found)

    @cached_property
    def named_days(self) -> frozenset[str]:
        """Weekdays and months as `weekday 0` … `month 12`."""
        found = {name for text in self.texts for _, name in _named_days(text, doubtful=True)}
        for day in self.days:
            found |= {f"weekdays {day.weekday()}", f"months {day.month}"}
        return frozenset(found)


def invented(
    text: str, sources: Iterable[str], *, names: Iterable[str] = (), days: Iterable[date] = ()
) -> list[Finding]:
    """What stands in `text` and in none of `sources`.

    `names` may be used besides those of the sources; `days` are dates the program has resolved.
    """
    ground = Ground((*sources, *names), tuple(days))
    return [
        Finding(f"checks.new-{kind}", span)
        for kind, span in dict.fromkeys(
            (*_new_names(text, ground), *_new_numbers(text, ground), *_new_days(text, ground))
        )
    ]


def _new_names(text: str, ground: Ground) -> Iterator[tuple[Kind, str]]:
    for match in NAME.finditer(text):
        word = _level(match.group())
        known = word in ground.words or word in _common() or _inflected(word, ground)
        opens = bool(OPENS.search(text[: match.start()]))
        acts = bool(ACTS.match(text, match.end())) or text[match.end() : match.end() + 2] == ": "
        if not known and (acts or not opens):
            yield "name", match.group()


def _inflected(word: str, ground: Ground) -> bool:
    """ "Rina's", "Rinanya", "UI-nya": a known word with an ending."""
    stems = {part for part in re.split(r"['-]", word) if len(part) >= SHORTEST_PART}
    stems |= {word.removesuffix(end) for end in ("nya", "ku", "mu", "s") if word.endswith(end)}
    return bool(stems & ground.words)


def _new_numbers(text: str, ground: Ground) -> Iterator[tuple[Kind, str]]:
    for match in NUMBER.finditer(text):
        parts = {_plain_number(part) for part in re.split(r"[.,:/]", match.group())}
        if _plain_number(match.group()) not in ground.numbers and not parts <= ground.numbers:
            yield "number", match.group()


def _new_days(text: str, ground: Ground) -> Iterator[tuple[Kind, str]]:
    for said, name in _named_days(text):
        if name not in ground.named_days:
            yield "day", said


def _numbers(text: str) -> Iterator[str]:
    for match in NUMBER.finditer(text):
        yield _plain_number(match.group())
        yield from (_plain_number(part) for part in re.split(r"[.,:/]", match.group()))


def _plain_number(number: str) -> str:
    """ "09.20", "9:20" and "9,20" are one number; so are "1.200" and "1,200"."""
    return ".".join(part.lstrip("0") or "0" for part in re.split(r"[.,:/]", number))


def _named_days(text: str, *, doubtful: bool = False) -> Iterator[tuple[str, str]]:
    """Each weekday or month in `text`: the word and what it names.

    `doubtful` takes in words that may mean something else ("Rabu" may open a sentence in a source).
    """
    for match in WORD.finditer(text):
        word = match.group()
        name = _day_names().get(_level(word))
        double = len(word) <= SHORTEST_PART + 1 or _level(word) in DOUBLE_MEANING
        clear = word[0].isupper() and not OPENS.search(text[: match.start()])
        if name and (clear or doubtful or not double):
            yield word, name


def _level(word: str) -> str:
    return word.lower().replace("’", "'")


@cache
def _day_names() -> dict[str, str]:
    tables = load_data("dates")
    return {
        str(name): f"{table} {number}"
        for table in ("weekdays", "months")
        for number, names in tables[table].items()
        for name in names
    }


@cache
def _number_words() -> dict[str, str]:
    return {
        str(name): str(number)
        for number, names in load_data("dates")["numbers"].items()
        for name in names
    }


@cache
def _common() -> frozenset[str]:
    """Words that are capitalised without being names: grammar, titles, days."""
    languages, people = load_data("languages"), load_data("people")
    words = {str(w).lower() for w in (*languages["id"], *languages["en"], *people["titles"])}
    words |= {str(word) for kind in people["pronouns"].values() for word in kind}
    return frozenset(words | _day_names().keys() | _number_words().keys())
