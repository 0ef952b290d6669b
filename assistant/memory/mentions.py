"""Where a name, or the words of a note, still stand in other rows of the same user."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy.orm import Session as Transaction

from assistant.memory.naming import plain_name
from assistant.memory.tables import (
    Base,
    ConversationRow,
    MatterRow,
    MessageRow,
    MoodRow,
    NoteRow,
    NoteVersionRow,
    PersonRow,
    PromiseChangeRow,
    PromiseRow,
    SessionRow,
)

SHORTEST_LINE = 20
"""Characters from which on a line of a note is taken for its own when met elsewhere."""

LOOKED_THROUGH: dict[type[Base], tuple[str, ...]] = {
    NoteRow: ("title", "text", "source"),
    NoteVersionRow: ("title", "text"),
    PromiseRow: ("owner", "task", "evidence"),
    PromiseChangeRow: ("reason",),
    MatterRow: ("text", "reason", "steps"),
    MoodRow: ("word",),
    SessionRow: ("agenda", "covered", "recap", "reason"),
    PersonRow: ("matters", "careful"),
}
"""Tables and columns in which other people's rows may mention somebody."""


def name_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Matches any of the names as whole words, titles aside."""
    forms = {form for name in names for form in (name, plain_name(name)) if len(form) > 1}
    words = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words or '(?!)'})(?!\w)", re.IGNORECASE)


def line_pattern(texts: Iterable[str]) -> re.Pattern[str]:
    """Matches any longer line of the texts."""
    lines = {line.strip() for text in texts for line in text.splitlines()}
    wanted = [re.escape(line) for line in sorted(lines) if len(line) >= SHORTEST_LINE]
    return re.compile("|".join(wanted) or "(?!)")


def conversations_with(
    transaction: Transaction, user_id: str, pattern: re.Pattern[str]
) -> set[str]:
    """Ids of the talks in which the pattern occurs: in a title, a message or an answer."""
    talks = transaction.query(ConversationRow).filter_by(user_id=user_id)
    found = {talk.id for talk in talks if pattern.search(talk.title)}
    for message in transaction.query(MessageRow).filter_by(user_id=user_id):
        if message.conversation_id not in found and _occurs(
            pattern, (message.content, message.answer)
        ):
            found.add(message.conversation_id)
    return found


def rows_with(
    transaction: Transaction, user_id: str, pattern: re.Pattern[str]
) -> Iterator[tuple[Any, list[str]]]:
    """Each other row in which the pattern occurs, with the columns that hold it."""
    for table, columns in LOOKED_THROUGH.items():
        for row in transaction.query(table).filter_by(user_id=user_id):
            hit = [name for name in columns if _occurs(pattern, (getattr(row, name),))]
            if hit:
                yield row, hit


def _occurs(pattern: re.Pattern[str], values: Iterable[Any]) -> bool:
    return any(pattern.search(_as_text(value)) for value in values if value)


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
