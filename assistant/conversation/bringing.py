"""The material that a message brings, without the request around it.

'tolong haluskan: "kamu telat lagi"' brings "kamu telat lagi"; "how do I tell Sam that he keeps
missing the handover" brings "he keeps missing the handover". The words are in `data/bringing.yaml`.
"""

from __future__ import annotations

import re

from assistant.language.lexicon import from_words, load_yaml

FEWEST = 2
"""Words of material; less is a part of the request."""
LONGEST_HEAD = 90
"""Characters of a request before a colon or a line break."""
QUOTES = re.compile(r'["“”]([^"“”]+)["“”]')
HEAD = re.compile(rf"([^:\n]{{1,{LONGEST_HEAD}}}?)(?::\s|\n+)(.+)", re.DOTALL)


def brought(message: str) -> str:
    """What the message brings; all of it where no request stands around it."""
    whole = message.strip()
    for found in (_quoted(whole), _behind_a_head(whole), _told(whole)):
        if found and len(found.split()) >= FEWEST:
            return found
    return whole


def is_order(message: str) -> bool:
    """Whether a message asks to tell somebody something: "kasih tau Sam: ..."."""
    return any(pattern.match(message.strip()) for pattern in _orders())


def _quoted(message: str) -> str | None:
    """The words in quotation marks, where all around them is a request."""
    quoted = QUOTES.findall(message)
    around = QUOTES.sub(" ", message)
    if not quoted or not _asks(around) or len(around.split()) > sum(len(q.split()) for q in quoted):
        return None
    return " ".join(each.strip() for each in quoted)


def _behind_a_head(message: str) -> str | None:
    """What stands behind a request with a colon or in the line above."""
    found = HEAD.fullmatch(message)
    return found[2].strip(' \n"“”') if found and _asks(found[1]) else None


def _told(message: str) -> str | None:
    """What is to be told to somebody."""
    for pattern in _patterns():
        found = pattern.fullmatch(" ".join(message.split()))
        if found:
            return _ends().split(found["what"])[0].strip(" ,.?!")
    return None


def _asks(head: str) -> bool:
    spoken = head.lower()
    return any(re.search(rf"(?<!\w){re.escape(word)}", spoken) for word in _data()["asks"])


@from_words
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?:.*?\W)?{line}", re.IGNORECASE) for line in _data()["tells"])


@from_words
def _orders() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line, re.IGNORECASE) for line in _data()["orders"])


@from_words
def _ends() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _data()["ends"]))
    return re.compile(rf"[\s,]+(?:{words})\b", re.IGNORECASE)


def _data() -> dict[str, list[str]]:
    return load_yaml("assistant.conversation", "bringing")
