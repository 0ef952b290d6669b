"""The ear: a text of any shape in, its clauses with roles, people, days and registers out.

segments -> pieces -> language and cues -> heads -> cuts reconsidered -> agent, day
and register. The words of a text are heard once; a text read a moment ago is remembered.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from assistant.errors import InputTooLong
from assistant.language.agents import agents
from assistant.language.anchors import anchored
from assistant.language.asides import aside_runs, is_aside
from assistant.language.clauses import Clause, Reading, Role, RoleGuess, Segment
from assistant.language.dates import due_date
from assistant.language.detect import clause_languages, detect_language
from assistant.language.features import contexts
from assistant.language.genre import Genre, guess_genre
from assistant.language.heads import guesses
from assistant.language.hidden import hidden_runs, is_hidden
from assistant.language.lexicon import add_words
from assistant.language.merging import listened
from assistant.language.people import Party, party
from assistant.language.register import address_of, clause_registers, register_of
from assistant.language.said import Said
from assistant.language.segments import segments as lay_out
from assistant.language.senses import senses
from assistant.language.splitting import Piece, pieces
from assistant.language.status import polarity, signs
from assistant.settings import MAX_CHARACTERS

if TYPE_CHECKING:
    from assistant.language.embedding import Encoder

REMEMBERED = 64
WITH_A_DAY = frozenset(
    {
        Role.COMMITMENT,
        Role.ASSIGNMENT,
        Role.REQUEST,
        Role.PROPOSAL,
        Role.POLITE_NO,
        Role.DECISION,
        Role.CONDITION,
        Role.STATUS,
        Role.OPEN_QUESTION,
        Role.HEARSAY,
    }
)
"""Roles whose days lie ahead; in a report or a reproach a weekday is behind."""
PRIVATE = RoleGuess(Role.PRIVATE, 0.95)
FROM_A_MACHINE = (RoleGuess(Role.INSTRUCTION, 0.95),)
Key = tuple[object, ...]


class Ear:
    """Reads texts. Safe between threads.

    `organisation`: a folder whose `words` are added to the word lists.
    """

    def __init__(self, encoder: Encoder, organisation: Path | None = None) -> None:
        add_words(organisation / "words" if organisation else None)
        self._hearing = senses(encoder)
        self._heard: OrderedDict[Key, Reading] = OrderedDict()
        self._lock = Lock()

    def read(
        self,
        text: str,
        *,
        me: str | None = None,
        other: str | None = None,
        on: date | None = None,
        people: Sequence[str] = (),
        genre: Genre | None = None,
    ) -> Reading:
        """Hear the clauses of `text`; relative dates count from the day that the text names as its
        own (`anchors`), else from `on` (today where None).

        Raises InputTooLong beyond MAX_CHARACTERS.
        """
        if len(text) > MAX_CHARACTERS:
            raise InputTooLong(length=f"{len(text):,}", limit=f"{MAX_CHARACTERS:,}")
        day = on or date.today()
        key: Key = (text, me, other, day, tuple(people), genre)
        with self._lock:
            if key in self._heard:
                self._heard.move_to_end(key)
                return self._heard[key]
        reading = self._read(text, party(me, other, people), day, genre)
        with self._lock:
            self._heard[key] = reading
            while len(self._heard) > REMEMBERED:
                self._heard.popitem(last=False)
        return reading

    def _read(self, text: str, who: Party, on: date, genre: Genre | None) -> Reading:
        segments, day = anchored(text, lay_out(text), on)
        kind = genre or guess_genre(text, segments)

        def hear(cut: Sequence[Piece]) -> list[Clause]:
            return self._heard_roles(text, _clauses(text, cut, segments), segments, kind)

        _, heard = listened(pieces(text, segments), hear)
        seen = _unhidden(text, heard)
        marked = _kept_back(text, seen, segments) if kind == "notes" else seen
        settled = _settled(marked, segments, who, day)
        return Reading(
            text=text,
            clauses=tuple(settled),
            segments=segments,
            language=detect_language(text),
            register=register_of(text),
            address=address_of(text),
            me=who.me,
            other=who.other,
            people=who.known,
            on=day,
        )

    def _heard_roles(
        self, text: str, clauses: Sequence[Clause], segments: Sequence[Segment], genre: Genre
    ) -> list[Clause]:
        spans = [(clause.start, clause.end) for clause in clauses]
        rows = self._hearing.probabilities(text, spans, contexts(clauses, segments, genre))
        return [replace(c, roles=guesses(row)) for c, row in zip(clauses, rows, strict=True)]


def _unhidden(text: str, clauses: Sequence[Clause]) -> list[Clause]:
    """What a reader cannot see is meant for a machine."""
    runs = hidden_runs(text)
    if not runs:
        return list(clauses)
    return [
        replace(c, roles=FROM_A_MACHINE) if is_hidden(c.start, c.end, runs) else c for c in clauses
    ]


def _kept_back(
    text: str, clauses: Sequence[Clause], segments: Sequence[Segment]
) -> Sequence[Clause]:
    """What the writer marks as theirs alone is private, whatever else it does."""
    runs = aside_runs(text, segments)
    if not runs:
        return clauses
    return [
        replace(c, roles=(PRIVATE, *(g for g in c.roles if g.role is not Role.PRIVATE)))
        if is_aside(c.start, c.end, runs)
        else c
        for c in clauses
    ]


def _clauses(text: str, cut: Sequence[Piece], segments: Sequence[Segment]) -> list[Clause]:
    words = [text[piece.start : piece.end] for piece in cut]
    return [
        Clause(
            start=piece.start,
            end=piece.end,
            text=said,
            segment=piece.segment,
            language=language,
            register=register,
            speaker=segments[piece.segment].speaker,
        )
        for piece, said, language, register in zip(
            cut, words, clause_languages(words), clause_registers(words, text), strict=True
        )
    ]


def _said(clause: Clause, segments: Sequence[Segment]) -> Said:
    segment = segments[clause.segment]
    cells = tuple(clause.text[a - clause.start : b - clause.start] for a, b in segment.cells)
    return Said(clause.text, clause.speaker, clause.role, cells, segment.heading)


def _settled(
    heard: Sequence[Clause], segments: Sequence[Segment], who: Party, on: date
) -> Iterator[Clause]:
    """Who, when, and whether it is denied."""
    doers = agents([_said(clause, segments) for clause in heard], who)
    earlier: date | None = None
    for clause, doer in zip(heard, doers, strict=True):
        found = signs(clause.text)
        day = segments[clause.segment].day or on
        mention = due_date(clause.text, day, earlier) if clause.role in WITH_A_DAY else None
        earlier = mention.due if mention and mention.due else earlier
        yield replace(
            clause,
            agent=doer,
            due=mention.due if mention else None,
            due_text=mention.text if mention else None,
            polarity=polarity(frozenset(sign.cue for sign in found)),
            reason="; ".join(f"{sign.cue}: {sign.words}" for sign in found),
        )
