"""Marks that only an owner bears: an arrow, a label, a column, a field with a name and no more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.lexicon import from_words, load_data
from assistant.language.people import WORD, Mention, is_title, takes_on, untitled_before

FIELD = re.compile(r"\s*(?:[|,;—–()]|\s-\s|->|→|:\s)\s*")

PART = re.compile(r"\W*(?:[^\W\d_]+\s+){0,2}[^\W\d_]+-?nya\s+(?:si\s+)?", re.IGNORECASE)


def owner(text: str, cells: Sequence[str], heard: Sequence[Mention]) -> str | None:
    """Whom the layout of a clause names; people of the talk before strangers."""
    known = [m for m in heard if m.kind != "stranger"]
    if labelled := _label(text, known):
        return labelled
    for mention in heard:
        before = text[: mention.start]
        if mention.who and (_mark().search(before) or _part(text, mention)):
            return mention.who
    found = _cell(cells, known) or _field(text, known)
    if found or any(_acts(text, mention) for mention in heard):
        return found
    return _cell(cells, heard) or _field(text, heard) or _label(text, heard)


def _part(text: str, mention: Mention) -> bool:
    """ "MC-nya Tika": a part that somebody has, and no more behind the name."""
    if mention.kind not in ("name", "stranger"):
        return False
    before = PART.fullmatch(untitled_before(text, mention.start))
    return bool(before and re.match(r"\s*(?:[,.;!]|aja\b|saja\b|$)", text[mention.end :]))


def _acts(text: str, mention: Mention) -> bool:
    """Whether somebody is told of in a sentence: "Fix: Odette is bringing the urns"."""
    labels = text[mention.end : mention.end + 1] == ":"
    return mention.who is not None and not labels and takes_on(text, mention.end)


def _cell(cells: Sequence[str], heard: Sequence[Mention]) -> str | None:
    """A cell of a table that holds a name and nothing else."""
    for cell in cells:
        for mention in heard:
            if mention.who and _bare(cell).lower() == mention.said.lower():
                return mention.who
    return None


def _label(text: str, heard: Sequence[Mention]) -> str | None:
    """ "Rina: send the draft", "Owen — keys"."""
    first = next((m for m in heard if m.kind in ("name", "stranger", "both")), None)
    if (
        first
        and not _bare(text[: first.start])
        and re.match(r"\s*(?::|—|–|\s-\s)", text[first.end :])
    ):
        return first.who
    return None


def _field(text: str, heard: Sequence[Mention]) -> str | None:
    """A field of a list entry that holds a name and nothing else: "keys, Owen, by Friday"."""
    edges = [0, *(edge for m in FIELD.finditer(text) for edge in m.span()), len(text)]
    fields = list(zip(edges[::2], edges[1::2], strict=True))
    if len(fields) < 2:
        return None
    for start, end in fields[1:]:
        for mention in heard:
            if not mention.who or mention.kind in ("absent", "addressee"):
                continue
            if start <= mention.start and mention.end <= end:
                rest = text[start : mention.start] + text[mention.end : end]
                yields = re.match(r"\s*(?:yang|yg)\b", text[mention.end : end])
                if not _bare(rest) or (yields and not _first_acts(text, heard, start)):
                    return mention.who
    return None


def _first_acts(text: str, heard: Sequence[Mention], before: int) -> bool:
    """Whether somebody does something in the first field: "kamu yang cek, aku yang tulis"."""
    return any(m.who and takes_on(text, m.end) for m in heard if m.end <= before)


def _bare(words: str) -> str:
    """Words without titles and marks."""
    return " ".join(w for w in WORD.findall(words) if not is_title(w))


@from_words
def _mark() -> re.Pattern[str]:
    """An owner's mark, with a title or, behind "PIC", the thing in between."""
    words = load_data("people")
    titles = "|".join(re.escape(title) for title in words["titles"])
    marks, roles = "|".join(words["owner_marks"]), "|".join(words["owner_roles"])
    edge, title = r"(?:^|[\s(|,;:—–-]|(?=['’]))", rf"(?:(?:{titles})\.?\s+)?"
    return re.compile(
        rf"{edge}(?:(?:{marks})(?:-?nya)?\s*:?\s*|(?:{roles})(?:-?nya)?\s+(?:[a-z]\w*\s*:?\s+){{0,2}}){title}$",
        re.IGNORECASE,
    )
