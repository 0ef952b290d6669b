"""A recap to take along: tasks for a calendar, a sheet, and plain words for mail and WhatsApp.

All are made from the items and from the copy that is safe to share; nothing private is in them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

from assistant.jobs.recap.contract import ActionItem
from assistant.jobs.recap.sharing import owner_words
from assistant.texts import Language, text

PRODUCT = "-//Empat Mata//recap//EN"
FORMULA = ("=", "+", "-", "@", "\t")
"""First signs by which a spreadsheet takes a cell for a formula."""


def tasks(actions: Sequence[ActionItem], language: Language) -> bytes:
    """An iCalendar file with a task for each item; the same item keeps its id."""
    from icalendar import Calendar, Todo

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for action in actions:
        todo = Todo()
        todo.add("uid", f"{sha256(action.evidence.encode()).hexdigest()[:24]}@empatmata")
        todo.add("summary", f"{owner_words(action.owner, language)}: {action.task}")
        todo.add("dtstamp", datetime.now(UTC))
        if action.due:
            todo.add("due", action.due)
        calendar.add_component(todo)
    return calendar.to_ical()


def sheet(actions: Sequence[ActionItem], language: Language) -> str:
    """The items as CSV: who, what, by when."""
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(text(f"recap.column.{name}", language) for name in ("who", "what", "by"))
    for action in actions:
        when = action.due.isoformat() if action.due else action.due_text or ""
        lines.writerow(_cell(x) for x in (owner_words(action.owner, language), action.task, when))
    return written.getvalue()


def for_mail(shareable: str) -> str:
    """The copy to share without Markdown's signs."""
    return shareable.replace("**", "")


def for_whatsapp(shareable: str) -> str:
    """The copy to share as WhatsApp sets it: one asterisk for bold, a dot for a point."""
    lines = (line.replace("**", "*") for line in shareable.splitlines())
    return "\n".join(f"• {line[2:]}" if line.startswith("- ") else line for line in lines)


def _cell(words: str) -> str:
    """Words that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(FORMULA) else words
