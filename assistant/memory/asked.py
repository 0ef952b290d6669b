"""How a session remembers what was asked in it: by a name for each question."""

from __future__ import annotations

from hashlib import sha256

from assistant.texts import Language


def question_id(text: str, language: Language) -> str:
    """The name of a question: it stays while its wording stays."""
    return f"{language}-{sha256(' '.join(text.lower().split()).encode()).hexdigest()[:10]}"
