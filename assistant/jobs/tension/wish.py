"""What the writer came for: the wish they state themselves, said to the other as a request."""

from __future__ import annotations

import re

from assistant.jobs.capitals import capitals
from assistant.jobs.tension.account import Account
from assistant.jobs.tension.addressed import to_the_other
from assistant.jobs.tension.other import Other, Voice
from assistant.jobs.tension.retelling import to_writer
from assistant.jobs.tension.sides import bare_of
from assistant.jobs.tension.words import data
from assistant.language.lexicon import from_words, whole_words
from assistant.texts import Language

WISH = re.compile(
    r"(?P<who>I|aku|saya|gue|gw)(?:['’]d)?\s+(?:just|only|really|cuma|hanya|sebenarnya|\s)*"
    r"(?P<verb>want|need|like|mau|pengin|pengen|ingin)\s+(?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)


def wished(account: Account) -> re.Match[str] | None:
    """The writer's first stated wish; None where there is none or it is only to have a talk."""
    for piece in account.of("fact", "feeling", "ahead", "question"):
        found = WISH.match(bare_of(piece.text))
        if found and not _only_talk().match(found["what"]):
            return found
    return None


def _joined(what: str) -> str:
    """Two wishes as one: "to know why and to present the next one"."""
    return re.sub(r"\band I(?: want|['’]d like)(?= to\b)", "and", what)


def as_need(wish: re.Match[str], language: Language) -> str:
    """The wish among the needs of the writer, told to them."""
    what = re.sub(r"^(?:for )?us (?:both )?(?=to\b)", "", bare_of(_joined(wish["what"])))
    what = re.sub(r"^(?=(?:him|her|them) (?:not )?to\b)", "for ", what)
    return to_writer(what, language)


def as_request(wish: re.Match[str], account: Account, other: Other, voice: Voice) -> str:
    """The wish said to the other; empty where it cannot be said safely."""
    said = to_the_other(f"{_asks(wish, voice)} {_joined(wish['what'])}", account, other, voice)
    return capitals(f"{said}.") if said else ""


def _asks(wish: re.Match[str], voice: Voice) -> str:
    """ "I'd like" for "I want"; in Indonesian a hope, unless it is to know something."""
    if voice.language == "en":
        return "I'd like"
    if voice.register == "santai" and not voice.senior:
        return f"{voice.me} pengin"
    return f"{voice.me} {'ingin' if _to_know().match(wish['what']) else 'berharap'}"


@from_words
def _only_talk() -> re.Pattern[str]:
    return whole_words(tuple(data("person")["wish"]["only_talk"]))


@from_words
def _to_know() -> re.Pattern[str]:
    return whole_words(tuple(data("person")["wish"]["to_know"]))
