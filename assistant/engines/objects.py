"""JSON objects in what a model wrote, and whether they fit a schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def find_object(text: str) -> dict[str, Any] | None:
    """The first JSON object that stands whole in `text`, whatever is written around it."""
    decoder = json.JSONDecoder()
    start = text.find("{")
    while start >= 0:
        try:
            value, _ = decoder.raw_decode(text, start)
        except (json.JSONDecodeError, RecursionError):
            value = None
        if isinstance(value, dict):
            return value
        start = text.find("{", start + 1)
    return None


def objection(value: Mapping[str, Any] | None, schema: Mapping[str, Any]) -> str | None:
    """What is wrong with `value` under the JSON schema, in one line; None where it fits."""
    if value is None:
        return "no JSON object in the answer"
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    worst = best_match(Draft202012Validator(schema).iter_errors(value))
    if worst is None:
        return None
    where = "/".join(str(part) for part in worst.absolute_path) or "the object"
    return f"{where}: {worst.message[:200]}"
