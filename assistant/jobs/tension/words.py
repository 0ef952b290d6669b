"""The job's own words: YAML files beside this module that anybody can correct."""

from __future__ import annotations

import re
from typing import Any

from assistant.language.lexicon import from_words, load_yaml

QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|«[^»\n]*»")


def data(name: str) -> Any:
    """The content of `data/<name>.yaml`."""
    return load_yaml("assistant.jobs.tension", name)


@from_words
def sign(name: str) -> re.Pattern[str]:
    """Finds the words listed in stories.yaml under `name`."""
    return pattern(tuple(data("stories")[name]["words"]))


@from_words
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of `words` (patterns of whole words), whatever their case."""
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(words)})(?![\w])", re.IGNORECASE)


def unquoted(text: str) -> str:
    """`text` with what stands in quotation marks blanked out, so that places stay the same."""
    return QUOTED.sub(lambda match: " " * len(match.group()), text)
