"""The right tongue: the writer's language, form of address and own pronoun."""

from __future__ import annotations

from assistant.checks.findings import Finding
from assistant.language.detect import detect_language, lean
from assistant.language.register import address_of, self_of
from assistant.texts import Language

SURE = 2.0
"""Function words by which a text has to lean to the other language to be called foreign."""


def foreign(message: str, language: Language) -> list[Finding]:
    """A message that is plainly in the other language."""
    if abs(lean(message)) >= SURE and detect_language(message) != language:
        return [Finding(f"checks.not-in-{language}", message)]
    return []


def strange_address(source: str, message: str) -> list[Finding]:
    """Another form of address, or another I, than the writer uses."""
    found: list[Finding] = []
    for of in (address_of, self_of):
        before, after = of(source), of(message)
        if before and after and before != after:
            found.append(Finding("checks.other-address", after, against=before))
    return found
