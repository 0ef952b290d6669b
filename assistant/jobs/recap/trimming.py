"""The ends of a task: what is taken off its front and its back so that a verb and a matter stay.

"nanti aku akan kirim laporan ya" is "kirim laporan"; the words stand in `data/phrasing.yaml`.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.jobs.recap.words import load, pattern
from assistant.language.clauses import BOTH
from assistant.language.lexicon import load_data

EDGES = " \t,;:.!?-–—>→|+&/\"'“”"
LEFT_OPEN = re.compile(r"\s*\([^()]*$")


def without_front(said: str, owner: str | None, asks: bool = False) -> tuple[str, bool]:
    """`said` from its verb on, and whether a name or he/she stood in front of it.

    Where its owner `asks` somebody else, the asking is the verb.
    """
    third = False
    for _ in range(10):
        front = _front(owner).match(said)
        if not front or (asks and _asks().match(front.group().strip())):
            break
        words = front.group().lower()
        third = (
            bool(re.search(r"\b(?:he|she)\b", words))
            or bool(owner and owner.lower() in words)
            or (third and words.strip() in ("yang", "yg"))
        )
        said = said[front.end() :].lstrip(EDGES)
    return said, third


def trimmed_end(said: str) -> str:
    """`said` without last words that only join, soften or say when."""
    while True:
        match = _end().search(said)
        if not match or match.start() == 0 or _kept().search(said):
            return LEFT_OPEN.sub("", said).strip(EDGES)
        said = said[: match.start()].rstrip(EDGES)


@cache
def _front(owner: str | None) -> re.Pattern[str]:
    words = [word for group in load("phrasing")["front"] for word in group]
    titles = rf"(?:(?:{'|'.join(map(re.escape, load_data('people')['titles']))})\.?\s+)?"
    name = rf"|{titles}{re.escape(owner)}" if owner and owner != BOTH else ""
    plain_words = pattern(words).pattern
    return re.compile(rf"^\s*(?:{plain_words}{name}(?![\w-]))\s*[,:]?\s*", re.IGNORECASE)


@cache
def _asks() -> re.Pattern[str]:
    return pattern(load("phrasing")["asking"])


@cache
def asking() -> re.Pattern[str]:
    """Who asked whom, in front of what was asked for."""
    asks = pattern(load("phrasing")["asking"]).pattern
    return re.compile(
        rf"^(?:[\w.'-]+\s+){{0,3}}{asks}\s+(?:me|us|you|aku|saya|gue|gw|gua|kamu|kita)\s+"
        r"(?:to|untuk|buat|supaya|agar)?\s*(?=\w)",
        re.IGNORECASE,
    )


@cache
def _end() -> re.Pattern[str]:
    return re.compile(rf"{pattern(load('phrasing')['end']).pattern}[\s.,;!?]*$", re.IGNORECASE)


@cache
def _kept() -> re.Pattern[str]:
    """A day's name that is itself what something is done with: "move the deadline"."""
    words = pattern(load("phrasing")["kept"]).pattern
    return re.compile(rf"{words}\s+(?:deadline|target|tenggat)(?:nya)?\W*$", re.IGNORECASE)
