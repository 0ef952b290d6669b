"""The invented people on the page: offered, told in the language of the page, taken out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.texts import Language, text
from assistant.texts.numbers import counted
from assistant.web.pieces import button, say

if TYPE_CHECKING:
    from assistant.memory.store import Memory

DEEDS = ("demo", "demo-again", "demo-out")
"""Tell the stories; tell them in the language of the page instead; take them out."""


def carry_out(memory: Memory, do: str, language: Language) -> int:
    """One of the deeds; how many people came or went. Raises StorageError."""
    from assistant.memory.demo import TOLD, fill_demo, remove_demo

    gone = remove_demo(memory) if do != "demo" else 0
    return gone if do == "demo-out" else len(fill_demo(memory, TOLD[language]))


def said(do: str, count: int, language: Language, place: str) -> str:
    """What was done, as it is said on the page `talk` or `trust`."""
    if do == "demo-out":
        return counted("web.demo.removed", count, language)
    key = "web.demo.filled" if place == "talk" else "places.trust.demo-filled"
    return counted(key, count, language)


def offer(memory: Memory, language: Language) -> str:
    """Below the opening of a talk: for somebody new, and for whoever switched the language."""
    if not memory.people.all():
        press = button("demo", text("web.demo.fill", language))
        return f'<p class="em-soft">{say("demo.offer", language)}</p><p>{press}</p>'
    if not foreign(memory, language):
        return ""
    return f'<p class="em-soft">{say("demo.foreign", language)}</p><p>{again(language)}</p>'


def again(language: Language) -> str:
    """The button that tells the stories in the language of the page instead."""
    return button("demo-again", text("web.demo.again", language))


def foreign(memory: Memory, language: Language) -> bool:
    """Whether there are invented people who speak the other language."""
    from assistant.memory.demo import TOLD, demo_teller

    teller = demo_teller(memory)
    return teller in TOLD.values() and teller != TOLD[language]
