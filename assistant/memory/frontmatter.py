"""Markdown with front matter, written and read without loss."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import yaml

_FENCED = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.*?)(?:^---[ \t]*\r?\n|^---[ \t]*\Z)", re.DOTALL | re.M
)


def with_front_matter(fields: dict[str, Any], text: str) -> str:
    """A Markdown file: the fields that are not None between two lines of dashes, then the text."""
    kept = {name: value for name, value in fields.items() if value is not None}
    plain = all(
        str(value).isprintable() for value in kept.values()
    )  # else escaped, or YAML folds it
    head = yaml.safe_dump(kept, allow_unicode=plain, sort_keys=False, width=1_000_000)
    return f"---\n{head}---\n\n{text}"


def parted(source: str) -> tuple[dict[str, Any], str]:
    """The fields and the text of a file; no fields where the front matter is none or broken."""
    match = _FENCED.match(source)
    if not match:
        return {}, source
    try:
        fields = yaml.safe_load(match[1])
    except yaml.YAMLError:
        return {}, source
    if not isinstance(fields, dict):
        return {}, source
    body = source[match.end() :]
    return {str(name): value for name, value in fields.items()}, re.sub(r"\A\r?\n", "", body)


def as_date(value: Any) -> date | None:
    """A date as YAML or a person may have written it, ISO first; None for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    match = re.search(r"(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?!\d)", str(value or ""))
    if not match:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
