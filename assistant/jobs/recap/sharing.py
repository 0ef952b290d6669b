"""The copy that is safe to send: items, decisions and open questions, nothing else.

A line that would give something private away is left out; `left_out` tells the user which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from assistant.checks.leak import leaks
from assistant.jobs.recap.contract import ActionItem, RecapRequest
from assistant.language.clauses import BOTH
from assistant.texts import Language, text
from assistant.texts.days import say_day


def shareable(
    request: RecapRequest,
    actions: Iterable[ActionItem],
    decisions: Iterable[str],
    open_questions: Iterable[str],
    private: Iterable[str],
    language: Language,
) -> str:
    """Markdown for the other person."""
    safe = _discreet(request, private)
    parts = [
        _part("items", [_item(action, language) for action in actions], safe, language),
        _part("decisions", [f"- {line}" for line in decisions], safe, language),
        _part("questions", [f"- {line}" for line in open_questions], safe, language),
    ]
    body = "\n\n".join(part for part in parts if part)
    return f"{_title(request, language)}\n\n{body}" if body else ""


def left_out(
    request: RecapRequest,
    actions: Iterable[ActionItem],
    decisions: Iterable[str],
    open_questions: Iterable[str],
    private: Iterable[str],
) -> list[str]:
    """What the copy does not say because it would give something private away."""
    safe = _discreet(request, private)
    lines = (*(action.task for action in actions), *decisions, *open_questions)
    return [line for line in lines if not safe(line)]


def _discreet(request: RecapRequest, private: Iterable[str]) -> Callable[[str], bool]:
    """Whether a line may be seen by the other."""
    secrets = list(private)
    here = {name.lower() for name in (request.me, request.other) if name}
    return lambda line: not leaks(line, private=secrets, present=here)


def _title(request: RecapRequest, language: Language) -> str:
    people = " & ".join(name for name in (request.me, request.other) if name)
    day = say_day(request.date, language, year=True) if request.date else ""
    rest = ", ".join(part for part in (people, day) if part)
    name = text("recap.title", language)
    return f"**{name}: {rest}**" if rest else f"**{name}**"


def _part(name: str, lines: list[str], safe: Callable[[str], bool], language: Language) -> str:
    kept = [line for line in lines if safe(line)]
    if not kept:
        return ""
    return "\n".join([f"**{text(f'recap.part.{name}', language)}**", *kept])


def _item(action: ActionItem, language: Language) -> str:
    owner = owner_words(action.owner, language)
    when = say_day(action.due, language) if action.due else action.due_text
    return f"- {owner}: {action.task}" + (f" ({when})" if when else "")


def owner_words(owner: str | None, language: Language) -> str:
    """An owner as people say it: the name, both, or nobody yet."""
    if owner is None:
        return text("recap.owner.nobody", language)
    return text("recap.owner.both", language) if owner == BOTH else owner
