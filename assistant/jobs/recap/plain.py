"""Words without what a reader does not see: markup, link targets, encoded runs, invisible signs."""

from __future__ import annotations

import re

from assistant.language.hidden import hidden_runs

IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
LINK = re.compile(r"\[(?P<words>[^\]\n]*)\]\([^)\n]*\)")
ADDRESS = re.compile(r"<?\b(?:https?://|www\.)\S+>?|\b[\w.+-]+@[\w-]+\.[\w.]+\b")
TAG = re.compile(r"</?[a-zA-Z][^>\n]{0,200}>")
MARKS = re.compile(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
WOVEN_IN = re.compile("(?:\\w[\u00ad\u200b-\u200d\u2060-\u2064\ufeff]+){2}|[\U000e0020-\U000e007f]")
"""Invisible signs between letters: more than an export leaves by accident."""


def plain(text: str) -> str:
    """`text` as a reader sees it, on one line."""
    for start, end in reversed(hidden_runs(text)):
        text = text[:start] + " " + text[end:]
    text = IMAGE.sub(" ", text)
    text = LINK.sub(lambda match: match["words"], text)
    text = UNSEEN.sub("", MARKS.sub("", TAG.sub(" ", ADDRESS.sub(" ", text))))
    return " ".join(text.split())


def is_plain(text: str) -> bool:
    """Whether a reader sees all of `text` and nothing in it leads elsewhere."""
    return not hidden_runs(text) and not any(
        pattern.search(text) for pattern in (IMAGE, LINK, ADDRESS, TAG, WOVEN_IN)
    )
