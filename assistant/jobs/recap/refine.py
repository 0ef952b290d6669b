"""A model looks over the draft's items: it may add, correct or drop, by the number of a line.

It never writes evidence or dates: those the program takes from the line. Private lines and lines
that speak to a program are not shown to it. Where the ear is sure, or a line names its doer, the
model is not followed; a task with a name, number or day of its own making keeps the draft's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, Field

from assistant.checks.findings import Finding
from assistant.checks.invention import invented
from assistant.engines.engine import Engine, Prompt
from assistant.engines.prompts import render
from assistant.jobs.contract import Context, Receipt
from assistant.jobs.recap.contract import RecapAnswer, RecapRequest
from assistant.jobs.recap.draft import answer, heard
from assistant.jobs.recap.steps import work_in
from assistant.jobs.recap.steps.days import dated
from assistant.jobs.recap.steps.duplicates import told_once
from assistant.jobs.recap.steps.taken import NO_TASK, TAKEN, one_clause
from assistant.jobs.recap.work import NAMED, Note, Work
from assistant.language.clauses import BOTH, Role
from assistant.texts import text

NOBODY = "nobody"
LINES_A_CALL = 60
"""Lines shown at once; longer notes are looked over part by part."""
MOST_WORDS = 16
"""Words of a task; a longer one is no short task."""


class Proposed(BaseModel):
    """One item as the model names it: a line, whose it is, and a few words."""

    n: int
    owner: str = NOBODY
    task: str = Field(default="", max_length=200)


def refine(
    request: RecapRequest,
    context: Context,
    draft: RecapAnswer,
    engine: Engine,
    findings: Sequence[Finding] = (),
) -> Iterator[RecapAnswer]:
    """The recap with the items the model left, part by part. Raises EngineError."""
    note, private, machine = heard(request, context)
    work = work_in(note)
    again = text("recap.again", context.language) if findings else ""
    for lines in _parts(note):
        prompt = _prompt(note, work, lines, again, context)
        found = _proposals(engine.structured(prompt, schema(note)))
        work = _looked_over(note, work, lines, found)
        refined = answer(request, context, note, work, private, bool(machine))
        told = (*draft.warnings, *refined.warnings, *prompt.notices)
        refined.warnings = list(dict.fromkeys(told))
        refined.receipt = Receipt(prompt_id=prompt.id, prompt_hash=prompt.hash)
        yield refined


def schema(note: Note) -> dict[str, Any]:
    """What the model may answer: lines that exist, owners that the notes name."""
    item = {
        "type": "object",
        "properties": {
            "n": {"type": "integer"},
            "owner": {"type": "string", "enum": [*owners(note), BOTH, NOBODY]},
            "task": {"type": "string", "maxLength": 120},
        },
        "required": ["n", "owner", "task"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"items": {"type": "array", "items": item, "maxItems": LINES_A_CALL}},
        "required": ["items"],
        "additionalProperties": False,
    }


def owners(note: Note) -> list[str]:
    """Everybody whom an item may belong to: the two, and whom the lines for a model name."""
    two = (note.party.writer(None), note.party.counterpart(None))
    seen = [i for i in range(len(note.clauses)) if i not in note.closed]
    named = [m.who for i in seen for m in note.mentions[i] if m.kind in NAMED]
    heard_doing = [note.clauses[i].agent for i in seen if note.clauses[i].agent != BOTH]
    return list(dict.fromkeys(name for name in (*two, *named, *heard_doing) if name))


def _parts(note: Note) -> Iterator[list[int]]:
    lines = [i for i in range(len(note.clauses)) if note.readable(i)]
    for start in range(0, len(lines), LINES_A_CALL):
        yield lines[start : start + LINES_A_CALL]


def _prompt(
    note: Note, work: Sequence[Work], lines: Iterable[int], again: str, context: Context
) -> Prompt:
    starred = {item.told[0] for item in work}
    shown = "\n".join(_line(note, i, i in starred) for i in lines)
    writer, other = note.party.writer(None), note.party.counterpart(None)
    people = [f"{writer} (writes)" if writer else "", other or ""]
    rest = [name for name in owners(note) if name not in (writer, other)]
    return render(
        "recap",
        context.language,
        people=", ".join(name for name in (*people, *rest) if name),
        lines=shown,
        again=again,
    )


def _line(note: Note, i: int, starred: bool) -> str:
    clause = note.clauses[i]
    speaker = f"{clause.speaker}: " if clause.speaker else ""
    return f"{i + 1}{'*' if starred else ''} {speaker}{' '.join(clause.text.split())}"


def _proposals(found: dict[str, Any]) -> list[Proposed]:
    return [Proposed.model_validate(item) for item in found.get("items", [])]


def _looked_over(
    note: Note, work: Sequence[Work], lines: Sequence[int], found: Sequence[Proposed]
) -> tuple[Work, ...]:
    """The work after the model's changes to the part that it saw."""
    seen = set(lines)
    kept = {k: item for k, item in enumerate(work) if item.told[0] not in seen or _sure(note, item)}
    added: list[Work] = []
    for proposal in found:
        i = proposal.n - 1
        if i not in seen:
            continue
        at = next((k for k, item in enumerate(work) if i in item.told), None)
        if at is not None:
            kept[at] = _corrected(note, work[at], proposal)
        elif _may_be_work(note, i):
            added.append(_corrected(note, one_clause(note, i), proposal))
    return told_once(note, dated(note, (*kept.values(), *added)))


def _sure(note: Note, item: Work) -> bool:
    """Whether the ear is so sure of the work that the model may not drop it."""
    return item.p >= note.scales.sure


def _may_be_work(note: Note, i: int) -> bool:
    """Whether the ear leaves room for clause `i` to be work: it half heard it so itself."""
    clause = note.clauses[i]
    half_heard = sum(guess.p for guess in clause.roles if guess.role in (*TAKEN, Role.REQUEST))
    return half_heard >= note.scales.doubt and clause.p(*NO_TASK) < note.scales.sure


def _corrected(note: Note, item: Work, proposal: Proposed) -> Work:
    """The item with the owner and words of the model, where they hold."""
    owner = None if proposal.owner == NOBODY else proposal.owner
    named = {m.who for i in item.told for m in note.mentions[i] if m.kind != "absent"}
    follows = item.owner not in named and (owner is None or owner in (*owners(note), BOTH))
    return replace(
        item,
        owner=owner if follows else item.owner,
        task=proposal.task.strip() if _holds(note, proposal.task) else item.task,
    )


def _holds(note: Note, task: str) -> bool:
    """Whether a task in the model's words says nothing but what the lines it saw say."""
    words, lines = len(task.split()), _open_lines(note)
    said = frozenset[str]().union(*(note.topics.of(line) for line in lines))
    borne_out = note.topics.of(task) <= said and not invented(task, lines, names=owners(note))
    return 0 < words <= MOST_WORDS and borne_out


def _open_lines(note: Note) -> list[str]:
    """What the model was shown: no private line, and none that speaks to a program."""
    return [clause.text for i, clause in enumerate(note.clauses) if i not in note.closed]
