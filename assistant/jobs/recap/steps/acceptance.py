"""A request followed by a yes: "Monday ok? / ok" makes it work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from re import Pattern

from assistant.jobs.recap.steps.taken import one_clause
from assistant.jobs.recap.taking import taker
from assistant.jobs.recap.topics import says_nothing
from assistant.jobs.recap.words import load, pattern, spotter
from assistant.jobs.recap.work import Note, Work
from assistant.language.clauses import BOTH, Role
from assistant.language.dates import find_dates
from assistant.language.status import cues

ASKED = (Role.REQUEST, Role.ASSIGNMENT)
EVASIVE = frozenset({"polite-no", "conditional", "cancelled"})
NO_YES = (Role.POLITE_NO, Role.CANCELLATION, Role.CONDITION)
ONE_WORD, FEW_WORDS = 1, 2
"""Words of matter in a clause that leans on another: a verb; a verb and what it is done with."""
FORBIDDING_WORDS = 4
"""Words among which a request says what not to do; later it is a mere rider."""
LONGEST_YES = 12
"""Words of a message that may still be a mere yes."""


def accepted(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """`work`, and each request that the person asked has said yes to."""
    by_clause = {i: item for item in work for i in item.told}
    found: dict[int, Work] = {}
    answered: set[int] = set()
    for i in note.open_clauses():
        if _taken_on_at_once(note, i):
            found[i] = one_clause(note, i, note.clauses[i].p(*ASKED))
        elif offer := _offer_taken_up(note, i):
            found |= {j: replace(one_clause(note, j), owner=person(note, j)) for j in offer}
        elif _answers(note, i, i in by_clause):
            asked = [j for j in asked_before(note, i) if j not in by_clause]
            found |= {j: _taken_up(note, j, i, by_clause.get(i)) for j in asked}
            answered |= {i} if asked else set()
    kept = [item for item in work if not set(item.told) & answered]
    return (*kept, *(item for i, item in found.items() if i not in by_clause))


def asked_before(note: Note, answer: int) -> list[int]:
    """The requests that clause `answer` may be a reply to, nearest message first."""
    clause = note.clauses[answer]
    if clause.speaker is None:
        before = answer - 1
        near = before >= 0 and note.same_line(before, answer)
        return [before] if near and _asks(note, before) else []
    return [i for i in last_messages(note, answer) if _asks(note, i)]


def _answers(note: Note, i: int, works: bool) -> bool:
    """Whether clause `i` takes up what was asked, rather than telling work of its own."""
    if not works:
        return says_yes(note, i)
    says = note.topics.says(note.clauses[i].text)
    return leans(note, i) or (says_yes(note, i) and says <= FEW_WORDS)


def own_before(note: Note, answer: int) -> list[int]:
    """The speaker's own requests, just refused: "could you? / I can't / then I will"."""
    own = note.clauses[answer]
    if own.speaker is None or answer == 0:
        return []
    before = note.clauses[answer - 1]
    refused = before.speaker != own.speaker and (
        spotter("refusal").search(before.text) or note.framed(answer - 1, "busy")
    )
    reach = range(answer - 2, max(-1, answer - 6), -1)
    return [i for i in reach if note.clauses[i].speaker == own.speaker and _asks(note, i)][
        : 1 if refused else 0
    ]


def leans(note: Note, i: int) -> bool:
    """Whether clause `i` takes up something said before: "I'll do it", "nanti aku cek"."""
    said = note.clauses[i].text
    most = FEW_WORDS if refers(note, i) else ONE_WORD
    return note.topics.says(said) <= most


def refers(note: Note, i: int) -> bool:
    """Whether clause `i` has a word for what was said before it; "sore ini" only names a day."""
    said = note.clauses[i].text
    for day in reversed(find_dates(said, note.day(i))):
        said = said[: day.start] + said[day.end :]
    return bool(spotter("refers").search(said))


def says_yes(note: Note, i: int) -> bool:
    """Whether clause `i` accepts what was asked: in a talk by its first word, in notes in full."""
    clause = note.clauses[i]
    said = spotter("no_refusal").sub(" ", clause.text)
    if spotter("refusal").search(said) or _evades(note, i):
        return False
    if len(clause.text.split()) > LONGEST_YES or reports_done(note, i):
        return False
    if clause.speaker is None:
        return bool(spotter("asked_me").search(clause.text))
    return bool(_yes_first().match(clause.text) or _yes_last().search(clause.text))


def reports_done(note: Note, i: int) -> bool:
    """Whether clause `i` says that something has been done: "ok done, udah gue ping barusan"."""
    said = note.clauses[i]
    return said.p(Role.DONE) >= note.scales.done and "done" in cues(said.text)


def _evades(note: Note, i: int) -> bool:
    """Whether clause `i` sounds like yes and binds nobody, by its words or beyond doubt."""
    clause = note.clauses[i]
    lexical = cues(clause.text) & EVASIVE
    sure = note.scales.polite if lexical or clause.speaker is None else note.scales.evades
    return clause.p(*NO_YES) >= sure


def person(note: Note, i: int) -> str | None:
    """Who speaks in clause `i`, by the name used elsewhere, if the note is a talk."""
    speaker = note.clauses[i].speaker
    return note.party.writer(speaker) if speaker else None


def _asks(note: Note, i: int) -> bool:
    clause = note.clauses[i]
    heard = clause.p(*ASKED) >= note.scales.asked
    asks = (heard or note.framed(i, "asked")) and not says_nothing(note.topics.of_clause[i])
    if "polite-no" in cues(clause.text) or (note.framed(i, "offered") and clause.speaker):
        return False
    who = taker(note.takings[i])
    if clause.speaker and who and who.kind == "speaker" and "?" not in clause.text:
        return False
    opening = " ".join(clause.text.split()[:FORBIDDING_WORDS])
    forbids = bool(spotter("forbidding").search(opening))
    return asks and not forbids and note.readable(i)


def last_messages(note: Note, answer: int) -> Iterator[int]:
    """The clauses of the last messages of another speaker, within reach."""
    own = note.clauses[answer]
    messages = 0
    segment = own.segment
    for i in range(answer - 1, -1, -1):
        clause = note.clauses[i]
        if clause.segment != segment:
            segment, messages = clause.segment, messages + 1
        if messages > note.scales.follow_up or clause.speaker is None:
            return
        if clause.speaker != own.speaker:
            yield i


def _offer_taken_up(note: Note, i: int) -> list[int]:
    """What another speaker offered to do, where clause `i` says go ahead."""
    clause = note.clauses[i]
    if clause.speaker is None or not _go_ahead().match(clause.text):
        return []
    offers = [j for j in last_messages(note, i) if note.framed(j, "offered")]
    return [j for j in offers if j not in note.closed and note.readable(j)][:1]


def _taken_on_at_once(note: Note, i: int) -> bool:
    """Whether one clause tells both the request and the yes: "he asked and I agreed"."""
    clause = note.clauses[i]
    return (
        clause.speaker is None
        and clause.role in ASKED
        and bool(spotter("asked_me").search(clause.text))
        and not spotter("refusal").search(clause.text)
    )


def _taken_up(note: Note, asked: int, answer: int, told: Work | None) -> Work:
    """The request as work of whoever said yes; the answer's day counts where it names one."""
    item = one_clause(note, asked)
    if told and item.due is None:
        item = replace(item, due=told.due, due_text=told.due_text or item.due_text)
    end = proof_end(note, asked, answer)
    owner = item.owner if item.owner == BOTH else person(note, answer) or item.owner
    return replace(
        item, told=(asked, answer), end=end, owner=owner, p=note.clauses[asked].p(*ASKED)
    )


def proof_end(note: Note, asked: int, answer: int) -> int:
    """Where the proof of a request ends: with its answer, unless something between is private."""
    unbroken = all(i not in note.closed for i in range(asked, answer))
    return note.clauses[answer if unbroken else asked].end


@cache
def _yes_first() -> Pattern[str]:
    return pattern(load("words")["acceptance"], before=r"\A\W*")


@cache
def _go_ahead() -> Pattern[str]:
    return pattern(load("words")["go_ahead"], before=r"\A\W*(?:(?:ok|oke|great|yes|ya|iya)\W+)?")


@cache
def _yes_last() -> Pattern[str]:
    return pattern(load("words")["acceptance"], after=r"\W*\Z")
