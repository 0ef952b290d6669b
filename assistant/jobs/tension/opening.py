"""The first sentences: a shared purpose, what happened or a repair, and an invitation.

Every name, number and day in it comes from the account; a story or a label never gets in. Where
no clause can be turned to the other safely, the topic stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from assistant.checks.blame import stings
from assistant.checks.facts import details
from assistant.jobs.capitals import capitals, small
from assistant.jobs.tension.account import SENTENCE_END, Account
from assistant.jobs.tension.addressed import SHORTEST, to_the_other
from assistant.jobs.tension.doers import acts, by_doer
from assistant.jobs.tension.heads import NO_EVENT, events
from assistant.jobs.tension.other import Other, Voice
from assistant.jobs.tension.part import Deed, Part, demands, in_public
from assistant.jobs.tension.sides import OPENER, Piece, bare_of
from assistant.jobs.tension.situations import Readings, gravity, readings
from assistant.jobs.tension.wish import as_request, wished
from assistant.jobs.tension.wording import filled, pick, slots, spoken
from assistant.jobs.tension.words import data, sign
from assistant.language.clauses import Role
from assistant.language.lexicon import whole_words
from assistant.language.quoting import QUOTED, unquoted
from assistant.texts import Language

Want = Literal["heard", "helped", "decide"]
REASON = re.compile(
    r",?\s(?:because|cos|coz|cause|since(?= (?:i|he|she|they)\b)|karena|krn|soalnya|gara-gara|"
    r"padahal|although|even though)\s|,\s(?:bilang|katanya|saying|sambil)\s",
    re.IGNORECASE,
)
"""An apology leaves out the reasons."""
FOUND_OUT = re.compile(
    r"^(?P<i>I) (?:found out|heard|saw it|read it|woke up|came in)\b[^,]{0,40}? and ", re.IGNORECASE
)
"""How the writer came to know is no deed."""
OBSERVED = 0.5
FULL = 6
"""Words from which a clause that names nobody who acts tells enough: not "the mail at 10 p.m."."""
RANK = "new-rank"
"""Who is older or higher is no event to begin with."""
LATER = 0.15
"""What a fact loses for each that was told before it: the matter mostly comes first."""
HARDLY = 0.3
"""Up to this probability of no event a clause tells one."""
ANSWERS = re.compile(
    r"^\W*(?:and |but |dan |tapi )?(?:when|waktu|pas|ketika|begitu|saat)\b.{0,25}?\b"
    r"(?:asked|ask|tanya|nanya|telepon|tagih|tegur|bilang|told)\b",
    re.IGNORECASE,
)
REPLY = 0.5
"""What a fact loses that is only the reply to the writer: the matter came before."""
BOTH = re.compile(
    r"^\W*(?:\w+\W+){0,4}?(?:me and \w+|\w+ and (?:me|i)|we|us|kami|kita|(?:aku|saya|gue|gw) "
    r"(?:sama|dan|ama|bareng) \w+|\w+ (?:sama|dan) (?:aku|saya|gue|gw))(?!\w)",
    re.IGNORECASE,
)
PASSED_ON = re.compile(
    r",\s(?:he|she|they) (?:said|says|told me)\W*$|^\W*kata(?:nya)?\b", re.IGNORECASE
)
"""Somebody else's word for it."""
FURTHER = re.compile(
    r"(?:,\s*|\s)(?:and|but|dan|tapi|terus|trus|sampai|sampe|so|jadi|which|yang mana)\s|[,;:]\s",
    re.IGNORECASE,
)
"""Where a clause may end early."""
CONTENT = re.compile(r"\s(?:that|kalau|kalo|bahwa|klo)\s|,\s", re.IGNORECASE)
"""Where a deed may end before what was said in it."""
MINE = re.compile(r"(?<!\w)(?:my|our|mine|ours|\w{3,}ku|aku|saya|gue|gw|kami)(?!\w)", re.IGNORECASE)
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
        reading = _towards(owned[0][1], voice.language)
    values |= {
        name: spoken(words.format(**values), voice)
        for name, words in (("topic", reading.topic), ("goal", reading.goal))
    }
    values["invite"] = filled(texts["opening"]["invite"][want or "none"][voice.register], values)
    wish = wished(account)
    if not repairs:
        said_already = {part.piece for part, _ in owned}
        values["fact"] = _fact(account, other, voice, reading.name, said_already)
        if values["fact"]:
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


def _towards(deed: Deed, language: Language) -> Readings:
    """What the talk may reach after the writer has owned up to the deed."""
    reading = readings(deed.event, language)
    return replace(reading, goal=deed.goal[language]) if deed.goal else reading


def _owned(
    owned: Sequence[tuple[Part, Deed]], account: Account, other: Other, voice: Voice
) -> tuple[str | None, Deed]:
    """The weightiest deed, in the writer's words where they can be said; what stung once cannot."""
    part, deed = owned[0]
    return _deed(part, account, other, voice), deed


def _repair(deed: Deed, voice: Voice, values: dict[str, str]) -> str:
    words = deed.repair[voice.language]
    return (words if isinstance(words, str) else words[voice.register]).format(**values)


def _deed(part: Part, account: Account, other: Other, voice: Voice) -> str | None:
    """The deed in the writer's own words, without reasons."""
    whole = _own(_kindly(part.piece.text, voice), voice)
    if not whole.startswith(voice.me) and not _stands_alone(part.piece, account, other):
        return None
    for words in _shorter(whole, CONTENT):
        if len(words.split()) < SHORTEST or acts(words, other.name) != "mine":
            continue
        said = to_the_other(spoken(words, voice), account, other, voice, own=True)
        if said:
            return small(said) if voice.call else said
    return None


def _own(text: str, voice: Voice) -> str:
    """The deed as a clause with "I", without reasons and without how the writer came to know."""
    words = FOUND_OUT.sub(r"\g<i> ", REASON.split(text)[0].lstrip())
    bare = bare_of(words)
    if acts(words) is None and whole_words(tuple(data("person")["begins"])).match(bare):
        return f"{voice.me} {bare}"
    return words


def _kindly(words: str, voice: Voice) -> str:
    """A quote that stung once is not repeated in an apology."""
    instead = data(f"plan.{voice.language}")["hurtful"]
    return QUOTED.sub(lambda q: instead if stings(q.group().strip("\"“”'")) else q.group(), words)


def _fact(
    account: Account, other: Other, voice: Voice, event: str, said_already: Collection[Piece]
) -> str:
    """What the other did, of the kind `event`, said to them; empty where nothing can be said."""
    own = [piece.start for piece in said_already]
    told = [piece for piece in by_doer(account.pieces) if piece.side == "fact"]
    heard = events([bare_of(piece.text) for piece in told])
    facts = [
        (piece, likely)
        for piece, likely in zip(told, heard, strict=True)
        if not any(piece.start <= start < piece.end for start in own)
        and _about_them(piece, other, likely[NO_EVENT] <= HARDLY)
    ]
    fitting = [
        (_fitness(piece, other) + likely.get(event, 0.0) + _gravity(likely) - LATER * place, piece)
        for place, (piece, likely) in enumerate(facts)
    ]
    asked = [(1.0, piece) for piece in told if _asked(piece, other)]
    for fitness, piece in [*sorted(fitting, key=lambda each: -each[0]), *asked]:
        if fitness <= OBSERVED or not _stands_alone(piece, account, other):
            continue
        for words in _shorter(REASON.split(piece.text)[0], FURTHER):
            said = to_the_other(words, account, other, voice)
            if said:
                return capitals(said.rstrip(" ,;.") + ".")
    return ""


def _shorter(words: str, ends: re.Pattern[str]) -> Iterator[str]:
    """The clause, then what is left of it before each place where it may end, the longest first."""
    yield words
    for match in reversed([*ends.finditer(unquoted(words))]):
        yield words[: match.start()]


def _asked(piece: Piece, other: Other) -> bool:
    """Whether it tells that the writer asked for it, which is what to say where nothing else is."""
    tried = whole_words(tuple(data("person")["tried"]))
    mine = acts(piece.text, other.name) == "mine" and not QUOTED.search(piece.text)
    return mine and bool(tried.search(unquoted(piece.text)))


def _about_them(piece: Piece, other: Other, happens: bool) -> bool:
    """Whether the other acts in it, or nobody does and it tells an event, them or a thing of mine.

    What both do, or what is only so ("we do stock check on Monday"), is nothing to bring up.
    """
    bare = unquoted(piece.text)
    if (
        BOTH.search(bare)
        or PASSED_ON.search(bare)
        or (sign("ahead").search(bare) and sign("coming").search(bare))
    ):
        return False
    whose = acts(piece.text, other.name)
    if whose == "theirs":
        return True
    named = bool(other.name and other.name.split()[-1].lower() in bare.lower())
    return whose is None and (named or happens or bool(MINE.search(bare)))


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
    if bare_hour or demands(piece.text):
        return 0.0
    theirs = acts(piece.text, other.name) == "theirs"
    told = DETAIL * min(MOST_DETAILS, len(details(piece.text)))
    reply = REPLY if ANSWERS.search(piece.text) else 0.0
    return max(seen, OBSERVED) + 0.5 * theirs + told - reply - 0.02 * len(piece.text.split())
