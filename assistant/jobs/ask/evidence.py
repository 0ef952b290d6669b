"""Answers from the lines of the notes: the lines themselves, with their day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from assistant.jobs.ask.contract import AskAnswer
from assistant.jobs.ask.period import Period
from assistant.jobs.ask.tongues import in_the_other
from assistant.jobs.contract import Context, Source
from assistant.memory.people import Person
from assistant.memory.store import Memory
from assistant.retrieval.hits import Hit
from assistant.retrieval.terms import query_terms, stems_of, word_stems
from assistant.texts import Language, text
from assistant.texts.days import say_day

LOOKED_AT = 8
MOST_CITED = 3
FLOOR = 0.36
"""A passage below this does not answer."""
ALONE = 0.5
"""From here on meaning alone suffices; below, a word of the question has to stand there too."""
MOST_SHARED = 2
"""Words of a translated question that have to stand in a passage."""
NEAR = 0.75
"""Further passages are cited only within this share of the best score."""
SHORT = 360
"""Characters; so short a passage is quoted whole."""
EDGES = " -*•\t\n"
NAME = re.compile(r"(?<=\s)(?:(?:Pak|Bu|Mas|Mbak|Kak|Bang)\s+)?[A-Z][a-z]+")


def from_notes(
    question: str,
    person: Person | None,
    memory: Memory,
    context: Context,
    period: Period | None = None,
) -> AskAnswer | None:
    """The lines that answer best, of a time if one is named; None where none does."""
    span = (period.since, period.until) if period else (None, None)
    asked = question.replace(period.words, " ") if period else question
    asked = without_names(asked, person)
    about = person.name if person else None
    good = _good(context.finder.notes(asked, LOOKED_AT, about, *span), asked)
    if not good and (asked := in_the_other(asked, context.language)):
        found = context.finder.notes(asked, LOOKED_AT, about, *span)
        good = _good(found, asked, shared=MOST_SHARED)
    if not good:
        return None
    language = context.language
    cited = [
        _source(hit, asked, memory.notes.get(hit.id).date, language) for hit in good[:MOST_CITED]
    ]
    return AskAnswer(
        language=language,
        answer="\n".join([text("ask.found", language), cited_lines(cited)]),
        citations=cited,
        sources=cited,
    )


def _good(hits: Sequence[Hit], asked: str, shared: int = 1) -> list[Hit]:
    """The passages that answer: near enough, and with as many words of the question."""
    best = hits[0].score if hits else 0.0
    near = [hit for hit in hits if hit.score >= max(FLOOR, NEAR * best)]
    alone = ALONE if shared == 1 else 1.0
    return [hit for hit in near if hit.score >= alone or _shares_words(hit.quote, asked) >= shared]


def without_names(question: str, person: Person | None) -> str:
    """The question without the person it is narrowed to: a name fits too many lines.

    A question that is nothing but the name stays as it is.
    """
    if person is None:
        return question
    names = sorted((person.name, *person.aliases), key=len, reverse=True)
    titles = r"(?:(?:pak|bu|mas|mbak|kak|bang)\s+)?"
    named = "|".join(re.escape(name) for name in names)
    rest = re.sub(rf"(?<!\w){titles}(?:{named})(?:['’]s)?(?!\w)", " ", question, flags=re.I)
    return " ".join(rest.split()) if query_terms(rest) else question


def _shares_words(passage: str, question: str) -> int:
    """How many words of the question that are no names stand in the passage."""
    there = stems_of([passage])
    return sum(bool(stems & there) for _, stems in word_stems(NAME.sub(" ", question)))


def cited_lines(sources: Iterable[Source]) -> str:
    """The lines word for word, numbered, each with its day."""
    return "\n".join(
        f"{number}. {source.title}: “{source.quote}”" for number, source in enumerate(sources, 1)
    )


def best_part(passage: str, question: str) -> str:
    """The part of a passage that answers, word for word: all of a short one, else a few lines.

    Of a long one the line that shares most words with the question, with the line after it.
    """
    if len(passage.strip()) <= SHORT:
        return passage.strip(EDGES)
    wanted = [stems for _, stems in word_stems(question)]
    lines = [line for line in passage.splitlines() if line.strip(EDGES)]

    def shared(line: str) -> int:
        there = stems_of([line])
        return sum(bool(stems & there) for stems in wanted)

    at = max(range(len(lines)), key=lambda i: shared(lines[i]))
    start = passage.index(lines[at])
    last = lines[min(at + 1, len(lines) - 1)]
    return passage[start : passage.index(last, start) + len(last)].strip(EDGES)


def _source(hit: Hit, question: str, day: date, language: Language) -> Source:
    return Source(
        kind="note",
        id=hit.id,
        title=say_day(day, language, year=True),
        language=hit.language,
        score=round(hit.score, 4),
        quote=best_part(hit.quote, question),
    )
