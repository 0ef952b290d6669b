"""What a check returns."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.texts import Language, text


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check objects to.

    `objection` is the key of the text that says why; it may name the `span`, the words concerned,
    and what they are held `against`.
    """

    objection: str
    span: str = ""
    against: str = ""

    def why(self, language: Language) -> str:
        """The objection in one sentence."""
        return text(self.objection, language, span=self.span, against=self.against)
