"""The recap without a model: what the ear heard, step by step, to an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.jobs.contract import Context
from assistant.jobs.recap.contract import ActionItem, RecapAnswer, RecapRequest
from assistant.jobs.recap.discretion import kept_private, private_texts, spoken_to_a_program
from assistant.jobs.recap.division import divided
from assistant.jobs.recap.met import met
from assistant.jobs.recap.outcomes import decisions, open_questions
from assistant.jobs.recap.phrasing import task_of
from assistant.jobs.recap.promises import non_commitments
from assistant.jobs.recap.sharing import left_out, shareable
from assistant.jobs.recap.steps import work_in
from assistant.jobs.recap.summary import summary
from assistant.jobs.recap.words import thresholds
from assistant.jobs.recap.work import Note, Work
from assistant.language.people import untitled
from assistant.texts import Language, text


def heard(request: RecapRequest, context: Context) -> tuple[Note, frozenset[int], frozenset[int]]:
    """The note, its private clauses and its clauses that speak to a program."""
    on = request.date or context.today
    named = () if request.other else met(request.notes, request.me)
    reading = context.ear.read(
        request.notes,
        me=request.me or text("recap.owner.writer", context.language),
        other=request.other or next(reversed(named), None),
        people=named[:-1],
        on=on,
        genre="notes",
    )
    reading = divided(reading)
    note = Note(reading, reading.on or on, thresholds())
    machine = spoken_to_a_program(note)
    private = kept_private(note) - machine
    return replace(note, closed=private | machine), private, machine


def draft(request: RecapRequest, context: Context) -> RecapAnswer:
    """The complete recap. Pure but for what `context` reads."""
    note, private, machine = heard(request, context)
    return answer(request, context, note, work_in(note), private, bool(machine))


def answer(
    request: RecapRequest,
    context: Context,
    note: Note,
    work: Iterable[Work],
    private: Iterable[int],
    instructed: bool,
) -> RecapAnswer:
    """Everything that follows from the work found in a note."""
    language, work = context.language, list(work)
    actions = [action(note, item) for item in work]
    settled, unsettled = decisions(note, work), open_questions(note, work)
    secrets = private_texts(note, private)
    return RecapAnswer(
        language=language,
        warnings=[
            *_warnings(context, instructed, language),
            *_left_out(request, actions, settled, unsettled, secrets, language),
        ],
        actions=actions,
        decisions=settled,
        open_questions=unsettled,
        non_commitments=non_commitments(note, work, language),
        private=secrets,
        summary=summary(note, work),
        shareable=shareable(request, actions, settled, unsettled, secrets, language),
    )


def action(note: Note, item: Work) -> ActionItem:
    """One piece of work as the user sees it."""
    return ActionItem(
        owner=in_full(note, item.owner),
        task=task_of(note, item),
        due=item.due,
        due_text=item.due_text,
        evidence=note.text[item.start : item.end],
        status=item.status,
    )


def in_full(note: Note, owner: str | None) -> str | None:
    """An owner as the request names them, "Captain Hale" for "Hale"."""
    two = (note.reading.me, note.reading.other)
    return next((name for name in two if name and owner and untitled(name) == owner), owner)


def _left_out(
    request: RecapRequest,
    actions: list[ActionItem],
    decided: list[str],
    unsettled: list[str],
    secrets: list[str],
    language: Language,
) -> list[str]:
    """A word to the user where the copy to share says less than the recap."""
    missing = left_out(request, actions, decided, unsettled, secrets)
    lines = " · ".join(missing)
    return [text("recap.warning.left-out", language, lines=lines)] if missing else []


def _warnings(context: Context, instructed: bool, language: Language) -> list[str]:
    found = []
    if instructed:
        found.append(text("recap.warning.instruction", language))
    if context.verdict.route is not None:
        sure = "serious" if context.verdict.certain else "perhaps-serious"
        found.append(text(f"recap.warning.{sure}", language))
    return found
