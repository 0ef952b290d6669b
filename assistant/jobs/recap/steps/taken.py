"""Work taken on: clauses that promise or assign, and lines that a list of tasks makes so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from math import exp, log

from assistant.jobs.recap.steps.days import day_before, day_behind, named_days
from assistant.jobs.recap.taking import OWNED, least
from assistant.jobs.recap.words import load, spotter
from assistant.jobs.recap.work import Note, Work
from assistant.language.clauses import Clause, Role
from assistant.language.dates import find_dates
from assistant.language.status import cues

TAKEN = (Role.COMMITMENT, Role.ASSIGNMENT)
NO_TASK = (
    Role.CANCELLATION,
    Role.CONDITION,
    Role.DECISION,
    Role.DONE,
    Role.DUTY,
    Role.HEARSAY,
    Role.JUDGEMENT,
    Role.OBSERVATION,
    Role.OPEN_QUESTION,
    Role.POLITE_NO,
    Role.PRIVATE,
    Role.STATUS,
)
"""What a line in a list of tasks may be heard as instead of a task."""
STRUCK = re.compile(r"~~\s*\w.*?~~")
FIRST_WORDS = 7
REACH = 3
"""How many clauses back in its line work may be parted among people."""
CAPTION_WORDS = 2
LABELLED = 0.8
"""How likely a line of a list of tasks is one where a name stands in front."""
SAID_OF_ONESELF = ("present", "must", "assigned", "will")
"""Frames by which somebody in a talk says what they do."""
FAINTEST = 0.02
LEFT_TO_DO = "actions"
SETTLED = frozenset({"done", "dropped", "questions", "private", "ideas"})


def taken_on(note: Note, work: tuple[Work, ...]) -> tuple[Work, ...]:
    """Each clause that takes work on."""
    return (*work, *(item for i in note.open_clauses() if (item := taken_at(note, i))))


def taken_at(note: Note, i: int) -> Work | None:
    """The work that clause `i` takes on, if it does."""
    p = _p(note, i)
    return one_clause(note, i, p) if p else None


def one_clause(note: Note, i: int, p: float = 1.0) -> Work:
    """The work that clause `i` tells of on its own."""
    clause = note.clauses[i]
    return Work(
        told=(i,),
        start=clause.start,
        end=clause.end,
        said=clause.text,
        owner=clause.agent,
        due=clause.due,
        due_text=clause.due_text,
        p=p,
    )


def _p(note: Note, i: int) -> float:
    """How likely clause `i` takes work on; 0 where it does not count."""
    clause, section, box = note.clauses[i], note.section(i), note.segment(i).done
    if box is True or section in SETTLED or _is_no_work(note, i):
        return 0.0
    heard = sum(guess.p for guess in clause.roles if guess.role in TAKEN)
    sure = note.named_behind(i) or _shares_out(note, i) or _labelled_task(note, i)
    framed = LABELLED if sure else least(clause.text, note.takings[i])
    p = supported(max(heard, framed), _signs(note, i))
    if (box is False or section == LEFT_TO_DO) and _opens_line(note, i):
        known = note.label(i) or _waits_for_somebody(note, i)
        p = max(p, as_a_task(clause), LABELLED if known else 0.0)
    return p if p >= note.scales.taken else 0.0


def _is_no_work(note: Note, i: int) -> bool:
    """Whether the words of clause `i` say themselves that nobody takes anything on by them."""
    said = note.clauses[i].text
    owned = note.framed(i, *OWNED)
    other = note.framed(i, "busy", "past") or spotter("undecided").search(said)
    attempt = spotter("attempt").search(said) and not find_dates(said, note.day(i))
    moved = spotter("moves").search(said) and (
        spotter("meeting").search(said) or _only_moves(note, i)
    )
    undone = spotter("declined").search(said) or any(
        mark in said.lower() for mark in load("words")["finished"]
    )
    joke = spotter("jokes").search(said) and not find_dates(said, note.day(i))
    if note.framed(i, "reason", "settles") or _only_agreed(note, i) or attempt or undone or joke:
        return True
    if (other or moved) and not owned and not _waits_for_somebody(note, i):
        return True
    return _formerly(said) or bool(STRUCK.search(said)) or is_caption(note, i)


def _shares_out(note: Note, i: int) -> bool:
    """Whether the line of clause `i` opens by parting the work: "we split it: I take the rota"."""
    if not note.framed(i, "present", "bare"):
        return False
    line = [j for j in range(max(0, i - REACH), i) if note.same_line(j, i)]
    return any(spotter("splits").search(note.clauses[j].text) for j in line)


def _labelled_task(note: Note, i: int) -> bool:
    """Whether a name in front of a line gives it to somebody: "me: order till rolls"."""
    clause, who = note.clauses[i], next(iter(note.mentions[i]), None)
    if who is None or clause.speaker or not note.label(i) or not _opens_line(note, i):
        return False
    verb = next(iter(re.findall(r"[\w-]+", clause.text[who.end :].lower())), "")
    doing = who.kind == "speaker" or verb in _verbs()
    return doing and as_a_task(clause) >= note.scales.labelled


def _only_agreed(note: Note, i: int) -> bool:
    """Whether the two agree on a matter and nobody does anything: "we agreed flys from eleven"."""
    settled = note.framed(i, "agreed_on") and len(note.mentions[i]) == 1
    return settled and not find_dates(note.clauses[i].text, note.day(i))


def _only_moves(note: Note, i: int) -> bool:
    """Whether clause `i` names a new day for what its sentence spoke of, and nobody: "dipindah ke
    3 December"."""
    goes_on = i > 0 and note.same_sentence(i - 1, i) and not note.mentions[i]
    return goes_on and note.topics.says(note.clauses[i].text) <= 1


def _waits_for_somebody(note: Note, i: int) -> bool:
    """Whether clause `i` is an open box with no owner yet: "[ ] cat food (nobody yet)"."""
    said = note.clauses[i].text
    open_box = note.segment(i).done is False and not STRUCK.search(said)
    return open_box and bool(spotter("nobody").search(said) or spotter("undecided").search(said))


def is_caption(note: Note, i: int) -> bool:
    """Whether clause `i` only names the matter of its line: "Returns. Mr Day will …"."""
    after = i + 1 < len(note.clauses) and note.same_line(i, i + 1)
    short = len(note.clauses[i].text.split()) <= CAPTION_WORDS and not note.mentions[i]
    return after and short and _opens_line(note, i) and not note.clauses[i].due_text


def as_a_task(clause: Clause) -> float:
    """How likely a clause is a task, given that it stands in a list of tasks."""
    return 1 - clause.p(*NO_TASK)


def supported(p: float, weights: Iterable[float]) -> float:
    """The probability `p` after each weight has been added to its log-odds."""
    p = min(max(p, FAINTEST), 1 - FAINTEST)
    odds = log(p / (1 - p)) + sum(weights)
    return 1 / (1 + exp(-odds))


def _formerly(said: str) -> bool:
    """Whether a clause tells what was first meant and no more: "tadinya aku yang kirim"."""
    opens = spotter("formerly").search(" ".join(said.split()[:FIRST_WORDS]))
    return bool(opens) and not spotter("by_now").search(said)


def _signs(note: Note, i: int) -> list[float]:
    """The weights of the signs around clause `i` that speak for work or against it."""
    clause, weights = note.clauses[i], note.scales.signs
    heard = set(cues(clause.text)) | {"always"}
    days = named_days(clause.text, note.day(i), day_before(note, i))
    if any(day.due for day in days) or day_behind(note, i):
        heard.add("day-ahead")
    if clause.speaker and note.framed(i, *SAID_OF_ONESELF):
        heard.add("said-in-a-talk")
    if clause.agent and clause.agent == note.party.counterpart(None):
        heard.add("by-the-other")
    return [weight for sign, weight in weights.items() if sign in heard]


def _opens_line(note: Note, i: int) -> bool:
    return i == 0 or not note.same_line(i - 1, i)


@cache
def _verbs() -> frozenset[str]:
    """Verbs by which a line that somebody stands in front of is a task."""
    return frozenset(
        (*load("phrasing")["verbs"], *load("frames")["kerja"], *load("frames")["kerja_ku"])
    )
