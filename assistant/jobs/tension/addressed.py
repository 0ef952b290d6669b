"""Clauses of the account turned into words said to the other: she wrote -> you wrote.

Only what can be turned safely: short, about nobody else, with no story, label or sting in it.
"""

from __future__ import annotations

import re

from assistant.checks.blame import stings
from assistant.jobs.addressing import mentioned, said_to
from assistant.jobs.tension.account import Account
from assistant.jobs.tension.doers import acts
from assistant.jobs.tension.other import Other, Voice
from assistant.jobs.tension.sides import bare_of
from assistant.jobs.tension.words import data, sign
from assistant.language.people import Party, mentions
from assistant.language.quoting import QUOTED, outside_quotes, unquoted

SHORTEST, LONGEST = 4, 22
"""Words that can be said in one breath."""
BROKEN = re.compile(
    r"\b(?:was|were|is|are|that|the|an?|of|to|my|your|yang|di|ke|dan|karena|kalau)\W*$|^[Ii]n you\b"
)
"""Breaks off before its point, or calls the other in the middle of a place."""
THIRD_PERSON = re.compile(
    r"(?<!\w)(?:he|she|him|his|her|hers|they|them|their|dia|ia|beliau|mereka|doi)(?!\w)",
    re.IGNORECASE,
)
POINTS_BACK = re.compile(
    r"^(?:since then|after that|then|sejak itu|setelah itu|habis itu)\b"
    r"|\b(?:it|those|these|this|that)$"
    r"|^(?:\S+\s+){1,3}(?:it|this|that|those)\s",
    re.IGNORECASE,
)
"""Words that lean on the sentence before."""
NAMED_FIRST = 9
"""Words from which a closing "it" leans on its own clause: "my model ... with her name on it"."""
WRONG_VERB = {"has": "have", "is": "are", "was": "were", "does": "do", "says": "say"}
WRONG = re.compile(
    rf"\b(you)(\s(?:also|just|still|never|always))?\s({'|'.join(WRONG_VERB)})(n['’]t)?\b", re.I
)
ABSOLUTE = re.compile(r"\b(?:always|constantly|selalu|melulu|mulu|terus-terusan)\s", re.IGNORECASE)
"""The other would argue with it; what happened stands without it."""
ASIDE = re.compile(r"\s*\([^)]*\)")
OBJECT_HER = re.compile(
    r"\bher\b(?= (?:it|that|this|the|a|an|to|about|at|by|in|on|for|from|with|off|out|up|i|we|my|"
    r"not|no|how|why|what|when|before|after|and|but|so|if|once|twice|again|because|as)\b|[.,;!?]|$)",
    re.IGNORECASE,
)
""" "her" as an object, by what follows it."""
ASKED_SOMEBODY = re.compile(
    r"\b(?:asked|told|rang|called|wrote to|tanya(?: ke)?|nanya(?: ke)?|bilang ke|telepon)\s"
    r"(?:the|his|her|their|an?|si|bagian|orang)\s\w+.*\b(?:he|she|they|dia|beliau)\b",
    re.IGNORECASE,
)
"""Who answers there is somebody else: "when I asked the secretary she said"."""
STRANGER = "stranger"
POSSESSED = re.compile(r"(?<!\w)(?P<thing>\w{3,})-?nya(?!\w)", re.IGNORECASE)


def to_the_other(
    words: str, account: Account, other: Other, voice: Voice, own: bool = False
) -> str | None:
    """`words` as the writer would say them to the other, or None where that is not safe.

    `own` where the writer owns up to something: a hard word about it is theirs to say.
    """
    words = words if own else ABSOLUTE.sub("", words)
    words = ASIDE.sub("", words) if not QUOTED.search(words) else words
    bare = _without_place(_without_role(bare_of(words), other.name), other.name)
    if not SHORTEST <= len(bare.split()) <= LONGEST:
        return None
    plain = unquoted(bare)
    leans = POINTS_BACK.search(plain)
    closing = leans and leans.end() == len(plain) and leans.start() > 0
    if leans and not (closing and len(plain.split()) >= NAMED_FIRST):
        return None
    if _somebody_else_acts(bare, other):
        return None
    (turned,) = said_to([_prepared(bare, other, voice)], voice.language, voice.you, other.name)
    if other.name:
        turned = turned.removeprefix(f"{other.name}, ")
        turned = mentioned(turned, other.name, voice.language, voice.you)
    if voice.language == "en":
        turned = _agreed(turned)
    if voice.language == "id" and acts(bare, other.name):
        turned = _possessed(turned, voice.you)
    safe = len(turned.split()) >= SHORTEST and _is_clean(turned, account, own)
    return turned if safe else None


def _somebody_else_acts(bare: str, other: Other) -> bool:
    """Whether a pronoun stands behind a third person's name, so that it may mean them."""
    plain = unquoted(bare)
    ends = [each.end for each in mentions(plain, Party(other=other.name)) if each.kind == STRANGER]
    if ASKED_SOMEBODY.search(plain):
        return True
    return bool(ends and THIRD_PERSON.search(plain, min(ends)))


def _prepared(bare: str, other: Other, voice: Voice) -> str:
    """Forms that turning word by word would get wrong: "told her it", "namanya Galih"."""
    if voice.language == "en":
        bare = re.sub(r"\bhers\b", "yours", bare)
        if other.name:
            bare = re.sub(
                rf"\b(?:my|our)(?: [a-z-]+){{1,2}} (?={re.escape(other.name)}\b)", "", bare
            )
        bare = re.sub(r"(?<![\w'’])i(?=['’ ])", "I", bare)
        return OBJECT_HER.sub("you", bare)
    if other.name:
        bare = re.sub(rf"\b(\w{{3,}})nya {re.escape(other.name)}\b", rf"\1 {voice.you}", bare)
    return bare


def _without_role(text: str, name: str | None) -> str:
    """ "My manager Helen gave" as "Helen gave", "Bos gue, Kak Uli, minta" as "Kak Uli minta"."""
    if not name:
        roles = "|".join(data("places")["roles"])
        return re.sub(rf"^(?:my|our)(?:\s[\w-]+)?\s(?:{roles})(?=\s)", "he", text, flags=re.I)
    role = r"\w+(?:\s\w+)?\s(?:saya|aku|gue|gw|kami),?|(?:my|our)(?:\s[\w-]+){1,3},?"
    called = re.escape(name)
    return re.sub(rf"^(?:{role})\s({called}),?(?=\s)", r"\1", text, flags=re.IGNORECASE)


def _without_place(text: str, name: str | None) -> str:
    """ "Joyce at the warehouse has" as "Joyce has", "Joyce, our supplier, has" as "Joyce has"."""
    if not name:
        return text
    where = r"(?:,\s[^,.]{3,40},|\s\([^)]+\)|\s(?:at|from|in|of|over at|dari|di)\s"
    where += r"(?:(?:the|our|my)\s)?[\w-]+(?:\s(?:saya|aku|gue|gw|kami)|\s(?-i:[A-Z])[\w-]+)?)"
    pattern = rf"^({re.escape(name)}){where}(?=\s)"
    return re.sub(pattern, r"\1", text, flags=re.IGNORECASE)


def _agreed(text: str) -> str:
    """ "you has" as "you have", outside quotation marks."""

    def right(match: re.Match[str]) -> str:
        return f"{match[1]}{match[2] or ''} {WRONG_VERB[match[3].lower()]}{match[4] or ''}"

    return outside_quotes(text, lambda words: WRONG.sub(right, words))


def _possessed(text: str, you: str) -> str:
    """ "laporannya" as "laporanmu"; with a title "laporan Bapak"."""

    def yours(match: re.Match[str]) -> str:
        if match["thing"].lower() not in data("person")["things"]:
            return match.group()
        return f"{match['thing']}mu" if you == "kamu" else f"{match['thing']} {you}"

    return outside_quotes(text, lambda words: POSSESSED.sub(yours, words))


def _is_clean(said: str, account: Account, own: bool) -> bool:
    """Whether it is whole, and nobody else, no story and no sting stands in it."""
    bare = unquoted(said)
    if BROKEN.search(bare):
        return False
    if THIRD_PERSON.search(bare) or (stings(bare) and not own):
        return False
    if any(sign(name).search(bare) for name in ("motive", "label", "opinion", "guess")):
        return False
    return not any(story.lower() in said.lower() for story in account.stories)
