"""The job's own words: YAML files beside this module that anybody can correct."""

from __future__ import annotations

import re
from typing import Any

from assistant.language.lexicon import from_words, load_yaml, whole_words


def data(name: str) -> Any:
    """The content of `data/<name>.yaml`."""
    return load_yaml("assistant.jobs.tension", name)


@from_words
def sign(name: str) -> re.Pattern[str]:
    """Finds the words listed in stories.yaml under `name`."""
    return whole_words(tuple(data("stories")[name]["words"]))
