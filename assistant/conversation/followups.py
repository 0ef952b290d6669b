"""Messages that change the last answer instead of asking for a new one.

The phrases are in `data/followups.yaml`. Here are only the changes that are the same for every
job: wording, register, channel, length of a session, language. What only one job understands
(put X first, Rina sends it) lives in that job's `changes` module.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.conversation.slots import minutes_in
from assistant.conversation.state import State
from assistant.language.lexicon import load_yaml

LONGEST_FOLLOWUP = 120
"""Characters; a longer message is new material."""

REGISTERS = ("santai", "netral", "formal")
CHANNELS = ("spoken", "chat", "mail")


def followup_in(message: str) -> str | None:
    """The name of the change that the message asks for: softer, firmer, english, ..."""
    if len(message) > LONGEST_FOLLOWUP:
        return None
    lowered = message.lower()
    for name, phrases in load_yaml("assistant.conversation", "followups").items():
        if any(re.search(rf"\b{re.escape(phrase)}\b", lowered) for phrase in phrases):
            return name
    return None


def changed(state: State, change: str, message: str) -> State | None:
    """The request with the change in it, or None where it means nothing to the last job."""
    if state.answer is None or state.job is None:
        return None
    if change in ("english", "indonesian"):
        return replace(state, answer=None).with_fields(
            _language="en" if change == "english" else "id"
        )
    if state.job == "feedback":
        return _reworded(state, change)
    if state.job == "agenda" and change in ("minutes", "shorter"):
        minutes = minutes_in(message) or max(10, int(state.fields.get("minutes", 30)) * 2 // 3)
        return state.with_fields(minutes=minutes)
    return None


def _reworded(state: State, change: str) -> State | None:
    directness = int(state.fields.get("directness", 3))
    if change == "softer":
        return state.with_fields(directness=max(1, directness - 1))
    if change == "firmer":
        return state.with_fields(directness=min(5, directness + 1))
    if change in REGISTERS:
        return state.with_fields(register=change)
    if change in CHANNELS:
        return state.with_fields(channel=change)
    if change == "shorter":
        return state.with_fields(channel="chat", directness=min(5, directness + 1))
    return None
