"""Markdown as people keep it: front matter, checkboxes, Obsidian's links and due dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.memory.frontmatter import as_date, parted
from assistant.memory.intake.draft import Draft, Task
from assistant.memory.intake.words import words
from assistant.memory.notes import unlinked

_LINK = re.compile(r"!?\[\[(?:[^\]|]*/)?([^\]|#/]+)(?:#[^\]|]*)?(?:\|[^\]]*)?\]\]")
_BOX = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[([ xX\-/>])\][ \t]+(\S.*)$", re.MULTILINE)
_DUE = re.compile(
    r"[ \t]*[(\[]?(?:📅|⏳|\bdue:{1,2}|\btenggat:{1,2}|@due)[ \t]*\(?(\d{4}-\d{2}-\d{2})[)\]]*",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[ \t]*(?:[✅❌🛫➕][ \t]*\d{4}-\d{2}-\d{2}|[⏫🔼🔽🔺⏬]|\^[\w-]+$)")
_OWNER = re.compile(r"^(?:@([\w.]+)[:,]?[ \t]+|([^\W\d_][\w. ]{0,30}):[ \t]+)(?=\S)")
_HEADING = re.compile(r"^#[ \t]+(\S.*?)[ \t#]*$", re.MULTILINE)


def read_markdown(source: str) -> Draft:
    """The note in a Markdown file. Links and tasks stay in the text as they are."""
    fields, text = parted(source)
    heading = _HEADING.search(text)
    title = _field(fields, "title") or (heading and heading[1])
    return Draft(
        text=text,
        title=unlinked(str(title)) if title else None,
        date=as_date(_field(fields, "date")),
        person=_person(_field(fields, "person")),
        tasks=tuple(_tasks(text)),
    )


def linked_names(text: str) -> list[str]:
    """The pages that a text links to, in order: possible names of people."""
    return list(dict.fromkeys(match[1].strip() for match in _LINK.finditer(text)))


def _field(fields: dict[str, Any], name: str) -> Any:
    lower = {key.lower(): value for key, value in fields.items()}
    return next((lower[key] for key in words().front_matter[name] if lower.get(key)), None)


def _person(value: Any) -> str | None:
    """`Rina`, `[[Rina]]`, `[[people/Rina|Rin]]` or a list with one of them."""
    while isinstance(value, list):  # YAML reads an unquoted [[Rina]] as a list in a list
        if len(value) != 1:
            return None
        value = value[0]
    written = str(value or "").strip()
    link = _LINK.fullmatch(written)
    return (link[1].strip() if link else written) or None


def _tasks(text: str) -> Iterator[Task]:
    for match in _BOX.finditer(text):
        mark, line = match[1], match[2].strip()
        if mark == "-":  # cancelled
            continue
        due = _DUE.search(line)
        task = unlinked(_MARKS.sub("", _DUE.sub("", line))).strip()
        owner = _OWNER.match(task)
        named = (owner[1] or owner[2]) if owner else ""
        yield Task(
            task=task[owner.end() :] if owner else task,
            evidence=line,
            owner=words().owner(named),
            due=as_date(due[1]) if due else None,
            done=mark in "xX",
        )
