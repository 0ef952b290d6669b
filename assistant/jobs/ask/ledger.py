"""Answers that the ledger of promises and the list of sessions give at once."""

from __future__ import annotations

from datetime import date

from assistant.jobs.ask.aims import Aim
from assistant.jobs.ask.contract import AskAnswer
from assistant.jobs.ask.period import Period
from assistant.jobs.contract import Context, Source
from assistant.memory.day import look_ahead
from assistant.memory.people import Person
from assistant.memory.promises import BOTH, ME, THEM, Promise
from assistant.memory.store import Memory
from assistant.retrieval.terms import stems_of, word_stems
from assistant.texts import text
from assistant.texts.days import say_day


def from_promises(
    aim: Aim,
    question: str,
    person: Person | None,
    memory: Memory,
    context: Context,
    period: Period | None = None,
) -> AskAnswer | None:
    """Promises, whose they are, until when; None where there are none.

    Open ones; where there are none of these, the kept and dropped ones. Where the question names
    a matter, those that are about it, and where it names a time, all that were made in it.
    """
    owned = [p for p in memory.promises.all(person) if _asked_for(p, aim)]
    wanted = [p for p in owned if p.status == "open"]
    state = "open" if wanted else "closed"
    if period:
        question = question.replace(period.words, " ")
        then = [p for p in owned if _falls(p, period, context.today)]
        wanted, state = (then, "then") if then else (wanted, "not-then")
        if not wanted:
            return None
    wanted = _about(question, person, wanted or owned, whole=aim != "due")
    if not wanted:
        return None
    people = {each.id: each.name for each in memory.people.all()}
    whose = "mine" if aim == "due" else aim
    key = f"ask.promises.{state}.{whose}" + ("" if person else "-all")
    when, name = _when(period, context), person.name if person else ""
    head = text(key, context.language, name=name, when=when)
    sources = [source_of(promise) for promise in wanted]
    lines = [_line(promise, people, context) for promise in wanted]
    return AskAnswer(
        language=context.language,
        answer="\n".join([head, *lines]),
        citations=sources,
        sources=sources,
    )


def _asked_for(promise: Promise, aim: Aim) -> bool:
    """What both have taken on is the user's and the other's."""
    if aim == "both":
        return True
    return promise.mine if aim in ("mine", "due") else promise.owner != ME


def _falls(promise: Promise, period: Period, today: date) -> bool:
    """Whether it was made in the period; where that is not over, also what is due in it."""
    return promise.made_on in period or (period.until >= today and promise.due in period)


def _when(period: Period | None, context: Context) -> str:
    """From which day to which."""
    if period is None:
        return ""
    first, last = (say_day(day, context.language) for day in (period.since, period.until))
    return first if first == last else f"{first} – {last}"


def _about(
    question: str, person: Person | None, promises: list[Promise], *, whole: bool
) -> list[Promise]:
    """Those that share a word with the question; with `whole` all, if none does.

    Names do not count.
    """
    names = stems_of([person.name, *person.aliases] if person else [])
    asked = [stems for _, stems in word_stems(question) if not stems & names]
    named = [p for p in promises if any(stems & stems_of([p.task]) for stems in asked)]
    return named or (promises if whole else [])


def from_sessions(aim: Aim, person: Person, memory: Memory, context: Context) -> AskAnswer | None:
    """When the last session was, or the next one is; None where nobody knows."""
    return _next(person, memory, context) if aim == "next" else _last(person, memory, context)


def from_series(memory: Memory, context: Context) -> AskAnswer:
    """Whom the user should have met by now, and since when."""
    late = look_ahead(memory.desk).late
    language = context.language
    if not late:
        return AskAnswer(language=language, answer=text("ask.overdue.nobody", language))
    told = [
        text(
            "ask.overdue.one",
            language,
            name=each.person.name,
            day=say_day(each.on, language),
            count=each.late_by(context.today),
        )
        for each in late
    ]
    return AskAnswer(
        language=language, answer="\n".join([text("ask.overdue.head", language), *told])
    )


def _next(person: Person, memory: Memory, context: Context) -> AskAnswer | None:
    """The day that is planned, else the one that the series has."""
    series = memory.series.of(person)
    days = [session.on for session in memory.sessions.planned(person)]
    days += [series.next_on.astimezone().date()] if series and series.next_on else []
    coming = [day for day in days if day >= context.today]
    if not coming:
        return None
    day = say_day(coming[0], context.language)
    told = text("ask.next", context.language, name=person.name, day=day)
    return AskAnswer(language=context.language, answer=told)


def _last(person: Person, memory: Memory, context: Context) -> AskAnswer | None:
    """The last session held, with the first line of its notes."""
    held = memory.sessions.last(person, 1)
    if not held:
        return None
    last, language = held[0], context.language
    day = say_day(last.on, language, year=last.on.year != context.today.year)
    quote = next((line.strip() for line in last.notes.splitlines() if line.strip()), "")
    cited = [Source(kind="note", id=last.note_id, title=day, quote=quote)] if quote else []
    told = text("ask.last", language, name=person.name, day=day)
    answer = f"{told}\n“{quote}”" if quote else told
    return AskAnswer(language=language, answer=answer, citations=cited, sources=cited)


def source_of(promise: Promise) -> Source:
    """A promise with the words it rests on."""
    return Source(
        kind="promise", id=promise.id, title=promise.task, quote=promise.evidence or promise.task
    )


def _line(promise: Promise, people: dict[str, str], context: Context) -> str:
    language = context.language
    owner = {
        ME: text("ask.me", language),
        BOTH: text("ask.both", language),
        THEM: people.get(promise.person_id or "", ""),
    }.get(promise.owner, promise.owner)
    due = ""
    if promise.status != "open":
        due = f" ({text(f'memory.status.{promise.status}', language)})"
    elif promise.due:
        key = "late" if promise.overdue(context.today) else "due"
        due = text(f"ask.{key}", language, day=say_day(promise.due, language))
    return f"- {owner}: {promise.task}{due}"
