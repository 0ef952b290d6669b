"""A file of any kind to the notes in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.errors import NotText
from assistant.memory.frontmatter import as_date
from assistant.memory.intake.decoding import decode
from assistant.memory.intake.documents import read_docx, read_pdf
from assistant.memory.intake.draft import Draft, Unreadable
from assistant.memory.intake.markdown import read_markdown
from assistant.memory.intake.table import read_table
from assistant.memory.intake.whatsapp import is_whatsapp, read_whatsapp
from assistant.settings import MAX_CHARACTERS

KINDS = frozenset({".md", ".markdown", ".txt", ".text", ".docx", ".pdf", ".csv", ".tsv"})
LARGEST = 50 * 1024 * 1024
"""Bytes of a file that is read at all."""


def read_file(path: Path, me: str | None = None) -> list[Draft]:
    """The notes in a file, dated by their words, the file's name or its last change.

    `me` is what the user is called in chats. Raises Unreadable.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise Unreadable("unknown-kind")
    try:
        status = path.stat()
        if status.st_size > LARGEST:
            raise Unreadable("too-large")
        raw = path.read_bytes()
    except OSError as error:
        raise Unreadable("no-access") from error
    drafts = [draft for draft in _drafts(raw, path, me) if draft.text.strip()]
    if not drafts:
        raise Unreadable("empty")
    if any(len(draft.text) > MAX_CHARACTERS for draft in drafts):
        raise Unreadable("too-large")
    on = as_date(path.stem) or date.fromtimestamp(status.st_mtime)
    return [draft if draft.date else replace(draft, date=on) for draft in drafts]


def _drafts(raw: bytes, path: Path, me: str | None) -> list[Draft]:
    kind = path.suffix.lower()
    if kind == ".docx":
        return [Draft(read_docx(raw))]
    if kind == ".pdf":
        return [Draft(read_pdf(raw))]
    try:
        text = decode(raw, path.name)
    except NotText as error:
        raise Unreadable("not-text") from error
    if kind in (".csv", ".tsv"):
        return [read_table(text)]
    if is_whatsapp(text):
        return read_whatsapp(text, path.name, me)
    return [read_markdown(text)]
