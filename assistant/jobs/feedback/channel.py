"""Said, typed in a chat or sent as a mail: the frame around the message."""

from __future__ import annotations

import re

from assistant.jobs.feedback.addressee import vocative
from assistant.jobs.feedback.contract import FeedbackRequest
from assistant.jobs.feedback.manner import Manner
from assistant.jobs.feedback.sentences import capitalised
from assistant.jobs.feedback.signs import feedback_data

GREETED = re.compile(r"\s*(?:dear|hi|hello|halo|hai|yth|selamat \w+|good \w+)\b", re.IGNORECASE)


def framed(message: str, request: FeedbackRequest, manner: Manner) -> str:
    """With greeting and close where it is a mail."""
    if request.channel != "mail":
        return message
    frame = feedback_data("mail")
    close = frame["close"][manner.language][manner.register]
    if GREETED.match(message):
        return f"{message}\n\n{close}"
    name = vocative(message)
    body = message
    if name and message.startswith(f"{name}, "):
        body = message[len(name) + 2 :]
    kind = "greeting" if name else "nameless"
    greeting = frame[kind][manner.language][manner.register].format(name=name)
    return f"{greeting}\n\n{capitalised(body)}\n\n{close}"
