"""The message: the writer's own sentences, set between a few words of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.jobs.addressing import mentioned, said_to
from assistant.jobs.capitals import small
from assistant.jobs.feedback.addressee import calls, team, vocative
from assistant.jobs.feedback.colloquial import wished
from assistant.jobs.feedback.contract import FeedbackRequest, Parts
from assistant.jobs.feedback.dangling import standing_alone
from assistant.jobs.feedback.manner import Manner
from assistant.jobs.feedback.material import Material
from assistant.jobs.feedback.person import (
    as_absent,
    blamed,
    called,
    is_about_one,
    lowly,
    opens_with_act,
    speaks_of_somebody,
    spoken_of,
)
from assistant.jobs.feedback.request import (
    AS_MEANT,
    FIRMEST,
    GENTLE,
    GENTLEST,
    in_strength,
    is_habit,
    may_decline,
)
from assistant.jobs.feedback.sentences import Sentence, capitalised, sentences
from assistant.jobs.feedback.signs import feedback_data, opens_with, shows
from assistant.jobs.feedback.trimming import parts, tidy
from assistant.jobs.feedback.wording import (
    open_question,
    opening,
    topic_of,
)
from assistant.language.clauses import Role
from assistant.memory.relation import Relation

SALUTATION = re.compile(
    r"(?:(?:yth\b\.?|yang terhormat|kepada|dear|hi|hello|hey|halo|hai|respected"
    r"|good (?:morning|afternoon))"
    r"\s(?:[^,:.!?]|(?<=[MDmd]r)\.|(?<=[Mm]rs)\.|(?<=[Mm]s)\.|(?<=[Pp]rof)\.){2,40}"
    r"|[^,:.!?]{2,40} yang (?:saya|kami|ter)\s?hormat\w*)[,:]\s+",
    re.IGNORECASE,
)
"""Words that call the other and go in front of everything."""
SENIOR: tuple[Relation, ...] = ("manager",)


def written(material: Material, request: FeedbackRequest, manner: Manner) -> tuple[str, Parts]:
    """The message and its parts."""
    if material.fine and not speaks_of_somebody(_for_people(material), manner.language):
        return material.reading.text.strip(), _parts(material, "")
    said = sentences(material.pieces, material.reading.text, as_told=material.plain)
    said = _standing(said, material)
    if material.plain and said:
        return _text(_named(said, material, manner)), _parts(material, "")
    said = _spoken_to(said, material, manner)
    said = [_asked(sentence, manner, request) for sentence in said]
    said = _named(said, material, manner)
    brief = request.channel == "chat" or request.directness > AS_MEANT
    question = "" if brief else _question(said, manner, request)
    return _text(_opened(said, material, request, manner), question), _parts(material, question)


def _asked(sentence: Sentence, manner: Manner, request: FeedbackRequest) -> Sentence:
    if sentence.kinds != ("request",):
        return sentence
    call = _calling(vocative(sentence.text)).match(sentence.text)
    if call:
        asked = _asked(replace(sentence, text=sentence.text[call.end() :]), manner, request)
        return replace(asked, text=f"{call.group()}{small(asked.text)}")
    words = in_strength(sentence.text, manner, request.directness)
    colleague = request.directness == AS_MEANT and request.relation not in SENIOR
    if colleague and is_habit(words, manner.language):
        words = may_decline(words, manner)
    return replace(sentence, text=words)


def _spoken_to(said: list[Sentence], material: Material, manner: Manner) -> list[Sentence]:
    """Turned to the person where the raw text only speaks about them."""
    told = _for_people(material)
    language, you = manner.language, manner.you
    if not said or not is_about_one(told, language):
        return said
    name = spoken_of(told, language)
    if name and (vocative(told) or name) != name:
        name = None
    words = [as_absent(lowly(s.text, language, told), language) for s in said]
    words = [called(text, you) for text in words] if language == "id" else words
    turned = said_to(words, language, you, name)
    if name:
        turned = [mentioned(sentence, name, language, you) for sentence in turned]
    return [replace(s, text=wished(words)) for s, words in zip(said, turned, strict=True)]


def _standing(said: list[Sentence], material: Material) -> list[Sentence]:
    """The first sentence without "also" and its like where what it leaned on is gone."""
    if material.plain or not said or not material.pieces or material.pieces[0].stays:
        return said
    return [replace(said[0], text=standing_alone(said[0].text)), *said[1:]]


def _for_people(material: Material) -> str:
    """The raw text without what is addressed to a program."""
    said = [piece.clause.text for piece in material.pieces if piece.kind != "machine"]
    language = material.reading.language
    return as_absent(lowly(" ".join(said), language), language)


def _named(said: list[Sentence], material: Material, manner: Manner) -> list[Sentence]:
    """With the name in front that the raw text calls the other by."""
    text = _for_people(material)
    name = _spoken_of(text, manner) or vocative(text) or _team(text, said)
    if name is None and not material.plain:
        name = _blamed(material, manner)
    if name is None or not said or SALUTATION.match(said[0].text):
        return said
    said = [replace(s, text=_uncalled(s.text, name) if i else s.text) for i, s in enumerate(said)]
    if any(calls(sentence.text, name) for sentence in said):
        return said
    first = said[0]
    words = small(first.text)
    if manner.language == "id" and opens_with_act(words):
        words = f"{manner.you} {words}"
    return [replace(first, text=f"{name}, {words}"), *said[1:]]


def _uncalled(sentence: str, name: str) -> str:
    """A later sentence without the name in front, which belongs where the message begins."""
    called = _calling(name).match(sentence)
    return capitalised(sentence[called.end() :]) if called else sentence


def _calling(name: str | None) -> re.Pattern[str]:
    """`name` as it calls somebody in front of a sentence."""
    behind = "|".join(feedback_data("addressees")["behind"])
    who = re.escape(name) if name else r"(?!)"
    return re.compile(rf"{who}(?:\s(?:{behind})){{0,2}},\s+", re.IGNORECASE)


def _blamed(material: Material, manner: Manner) -> str | None:
    """The one whom a clause that is left out speaks of, where what stays speaks to them."""
    gone = [p.clause.text for p in material.pieces if p.kind in ("blame", "private")]
    names = [blamed(piece, manner.language) for piece in gone]
    return next((name for name in names if name), None)


def _spoken_of(text: str, manner: Manner) -> str | None:
    """The name of somebody whom the raw text only speaks about."""
    about = speaks_of_somebody(text, manner.language) or (
        manner.language == "en" and not vocative(text) and is_about_one(text, "en")
    )
    return spoken_of(text, manner.language) if about else None


def _team(text: str, said: list[Sentence]) -> str | None:
    """The team in front, unless the message speaks of it by name."""
    name = team(text)
    bare = name.split()[-1] if name else ""
    return None if any(calls(sentence.text, bare) for sentence in said) else name


def _opened(
    said: list[Sentence], material: Material, request: FeedbackRequest, manner: Manner
) -> list[Sentence]:
    """With the wish to talk where nothing else is left, or a senior's leave to speak."""
    language, register = manner.language, manner.register
    if not any(sentence.kinds != ("question",) for sentence in said):
        topic = topic_of(material.reading.text, language)
        first = opening("opening", language, register, me=manner.me, topic=topic)
        return _named([Sentence(first, ("fact",)), *said], material, manner)
    kind = {GENTLEST: "gentle", GENTLE: "mild", FIRMEST: "plain"}.get(request.directness)
    if request.relation in SENIOR and request.directness == AS_MEANT:
        kind = "permission"
    if kind is None or request.channel == "chat" or said[0].kinds[0] == "appreciation":
        return said
    return _led(said, opening(kind, language, register, me=manner.me), vocative(said[0].text))


def _led(said: list[Sentence], first: str, name: str | None) -> list[Sentence]:
    """The opener in front, behind the name if the message begins with one."""
    if said[0].kinds[0] == "greeting" and len(said) > 1:
        return [said[0], *_led(said[1:], first, name)]
    head, *rest = said
    salutation = SALUTATION.match(head.text)
    if salutation:
        body = capitalised(head.text[salutation.end() :])
        return [replace(head, text=f"{salutation.group()}{small(first)} {body}"), *rest]
    if name and head.text.startswith(f"{name}, "):
        led = f"{name}, {small(first)} {capitalised(head.text[len(name) + 2 :])}"
    else:
        led = f"{first} {capitalised(head.text)}"
    return [replace(head, text=led), *rest]


def _question(said: Sequence[Sentence], manner: Manner, request: FeedbackRequest) -> str:
    """How the other sees what they did; nothing behind a request, or where nobody did anything."""
    if any(sentence.text.rstrip().endswith("?") or _wishes(sentence) for sentence in said):
        return ""
    told = " ".join(s.text for s in said if not opens_with("first_person", s.text))
    if not told or not any(_of_the_other(sentence.text) for sentence in said):
        return ""
    many = request.relation == "cross-team" or manner.you == "kalian"
    you = {"Kak": "Kakak", "Bang": "Abang"}.get(manner.you, manner.you)
    return open_question(told, manner.language, manner.register, you, many=many)


def _of_the_other(told: str) -> bool:
    """Whether it speaks to somebody, or of a thing that somebody owes."""
    spoken = vocative(told) or shows("second_person", told) or shows("title", told)
    return bool(spoken) or shows("owed", told)


def _wishes(sentence: Sentence) -> bool:
    asks = opens_with("asking", sentence.text) or shows("demand", sentence.text)
    return asks or "request" in sentence.kinds


def _text(said: Sequence[Sentence], question: str = "") -> str:
    message = " ".join(capitalised(sentence.text) for sentence in said)
    return f"{message} {question}" if question else message


def _parts(material: Material, question: str) -> Parts:
    def joined(*kinds: str) -> str | None:
        said = [piece.said.strip() for piece in material.kept if piece.kind in kinds]
        return " ".join(said) or None

    asked = joined("question") or question or None
    return Parts(
        situation=_situation(material),
        behavior=joined("fact", "core"),
        impact=joined("impact", "feeling"),
        request=joined("request"),
        question=asked,
    )


def _situation(material: Material) -> str | None:
    """When and where it was, if that is said apart from what was done."""
    for piece in material.of("fact", "impact", "core"):
        if piece.clause.role is Role.CONTEXT:
            return piece.said
        *before, _ = parts(piece.said)
        for words in before:
            if shows("occasion", words) and not shows("second_person", words):
                return tidy(words)
    return None
