"""Words that lean on what is no longer there: "You also left ..." where nothing stands before."""

from __future__ import annotations

import re
from functools import cache

from assistant.jobs.feedback.signs import feedback_data


def standing_alone(sentence: str) -> str:
    """`sentence` as the first that tells something, without words that lean on one before it."""
    opened = _openers().sub("", sentence)
    said = opened if len(opened.split()) > 1 else sentence
    for row in feedback_data("dangling")["inside"]:
        said = re.sub(row["pattern"], row["instead"], said, count=1, flags=re.IGNORECASE)
    capital = sentence[:1].isupper()
    return said[:1].upper() + said[1:] if capital else said


@cache
def _openers() -> re.Pattern[str]:
    words = "|".join(feedback_data("dangling")["opening"]["words"])
    return re.compile(rf"\A(?:{words})(?!\w)[\s,:]+", re.IGNORECASE)
