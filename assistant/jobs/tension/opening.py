"""The first sentences: a shared purpose, what happened or a repair, and an invitation.

Every name, number and day in it comes from the account; a story or a label never gets in. Where
no clause can be turned to the other safely, the topic stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from assistant.checks.facts import details
from assistant.jobs.capitals import capitals, small
from assistant.jobs.tension.account import OPENER, SENTENCE_END, Account, Piece, bare_of
from assistant.jobs.tension.addressed import to_the_other
from assistant.jobs.tension.heads import NO_EVENT, events
from assistant.jobs.tension.other import Other, Voice
from assistant.jobs.tension.part import NEXT_DOER, Deed, Part, acts, demands, in_public
from assistant.jobs.tension.situations import GENERAL, Readings, gravity, readings
from assistant.jobs.tension.wish import as_request, wished
from assistant.jobs.tension.wording import filled, pick, slots, spoken
from assistant.jobs.tension.words import data
from assistant.language.clauses import Role
from assistant.language.quoting import QUOTED, unquoted

Want = Literal["heard", "helped", "decide"]
REASON = re.compile(
    r"\s(?:because|since|karena|soalnya|gara-gara|padahal|although)\s", re.IGNORECASE
)
"""An apology leaves out the reasons."""
OBSERVED = 0.5
FULL = 6
"""Words from which a clause that names nobody who acts tells enough: not "the mail at 10 p.m."."""
RANK = "new-rank"
"""Who is older or higher is no event to begin with."""
BESIDE_IT = 0.03
"""With a smaller probability a fact has nothing to do with what the talk is about."""
DETAIL, MOST_DETAILS = 0.15, 2
"""What a day, a number or a quote adds to a clause's fitness as the fact, and how many count."""


def opening(
    account: Account,
    other: Other,
    voice: Voice,
    reading: Readings,
    owned: Sequence[tuple[Part, Deed]],
    want: Want | None,
    answering: bool = False,
) -> str:
    """What to say first; `answering` where the other's doing came before the writer's."""
    texts = data(f"plan.{voice.language}")
    values = slots(other, voice)
    repairs = owned and not answering
    if repairs:
        reading = readings(owned[0][1].event, voice.language)
    values |= {"topic": spoken(reading.topic, voice), "goal": spoken(reading.goal, voice)}
    values["invite"] = filled(texts["opening"]["invite"][want or "none"][voice.register], values)
    wish = wished(account)
    if not repairs:
        said_already = {part.piece for part, _ in owned}
        values["fact"] = _fact(account, other, voice, reading.name, said_already)
        if values["fact"] and reading.name == GENERAL.name:
            values["topic"] = texts["plainly"]
        values["wish"] = as_request(wish, account, other, voice) if wish else ""
    if not owned and not values["wish"]:
        return filled(pick(texts["opening"]["fact"][voice.register], account), values)
    if not owned:
        return filled(texts["matter"][voice.register], values | {"own": ""})
    said, deed = _owned(owned, account, other, voice)
    values |= {"deed": said or "", "repair": _repair(deed, voice, values)}
    if not repairs:
        own = texts["own"]["deed" if said else "repair"][voice.register].format(**values)
        return filled(texts["matter"][voice.register], values | {"own": own})
    if in_public(owned):
        values["invite"] = filled(f"{texts['amends']['say']} {values['invite']}", values)
    if said:
        return filled(texts["owned"][voice.register], values)
    return filled(pick(texts["opening"]["repair"][voice.register], account), values)


def _owned(
    owned: Sequence[tuple[Part, Deed]], account: Account, other: Other, voice: Voice
) -> tuple[str | None, Deed]:
    """The weightiest deed, in the writer's words where they can be said; what stung once cannot."""
    part, deed = owned[0]
    if QUOTED.search(part.piece.text):
        return None, deed
    return _deed(part, account, other, voice), deed


def _repair(deed: Deed, voice: Voice, values: dict[str, str]) -> str:
    words = deed.repair[voice.language]
    return (words if isinstance(words, str) else words[voice.register]).format(**values)


def _deed(part: Part, account: Account, other: Other, voice: Voice) -> str | None:
    """The deed in the writer's own words, without reasons."""
    words = REASON.split(part.piece.text)[0]
    if acts(words, other.name) != "mine" or not _stands_alone(part.piece, account, other):
        return None
    said = to_the_other(words, account, other, voice)
    return small(said) if said and voice.call else said


def _fact(
    account: Account, other: Other, voice: Voice, event: str, said_already: Collection[Piece]
) -> str:
    """One thing that happened of the kind `event`, said to the other; empty where none is safe."""
    facts = [p for p in account.of("fact") if p not in said_already] if event != RANK else []
    told = events([bare_of(piece.text) for piece in facts])
    fitting = [
        (
            likely.get(event, 1.0) >= BESIDE_IT,
            _fitness(piece, other) + likely.get(event, 0.0) + _gravity(likely),
            piece,
        )
        for piece, likely in zip(facts, told, strict=True)
        if likely.get(event, 1.0) >= BESIDE_IT or acts(piece.text, other.name) == "theirs"
    ]
    for _, fitness, piece in sorted(fitting, key=lambda each: each[:2], reverse=True):
        if fitness <= OBSERVED or not _stands_alone(piece, account, other):
            continue
        said = to_the_other(piece.text, account, other, voice)
        if said:
            return capitals(said.rstrip(" ,;.") + ".")
    return ""


def _gravity(likely: Mapping[str, float]) -> float:
    """How heavy what a clause tells probably is."""
    return sum(chance * gravity(event) for event, chance in likely.items() if event != NO_EVENT)


def _stands_alone(piece: Piece, account: Account, other: Other) -> bool:
    """Whether a piece is a sentence by itself: it begins one, or begins with who acts."""
    before = account.reading.text[: piece.start]
    bare = OPENER.sub("", piece.text)
    opens = not before.strip() or bool(SENTENCE_END.search(before))
    return opens or acts(" ".join(bare.split()[:2]), other.name) is not None


def _fitness(piece: Piece, other: Other) -> float:
    """How well a piece serves as the fact: seen, done by the other, with a day or a number."""
    seen = piece.clause.p(Role.OBSERVATION, Role.IMPACT)
    bare_hour = acts(piece.text, other.name) is None and len(piece.text.split()) < FULL
    if (
        seen < OBSERVED
        or bare_hour
        or demands(piece.text)
        or NEXT_DOER.search(unquoted(piece.text))
    ):
        return 0.0
    theirs = acts(piece.text, other.name) == "theirs"
    told = DETAIL * min(MOST_DETAILS, len(details(piece.text)))
    return seen + 0.5 * theirs + told - 0.02 * len(piece.text.split())
