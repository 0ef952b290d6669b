"""A clause as a short task: who and when go, what stays, in the note's own words."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from assistant.jobs.recap.plain import plain
from assistant.jobs.recap.topics import says_nothing
from assistant.jobs.recap.words import load, pattern
from assistant.jobs.recap.work import Note, Work
from assistant.language.clauses import BOTH
from assistant.language.dates import find_dates

EDGES = " \t,;:.!?-–—>→|\"'“”"
LABEL = re.compile(r"^[^\W\d_][\w.' -]{0,24}\s*(?:\([^)]{1,24}\))?\s*(?::|->|→)\s+(?=\S)")
KU = re.compile(r"^(?:ku|tak )(?=[a-z]{4})")
ME = re.compile(r"\b(?:me|aku|saya|gue|gw|gua)\b", re.IGNORECASE)
LONGEST = 160
BIGGEST_SHARE = 0.5


def task_of(note: Note, item: Work) -> str:
    """The task in a few words, capitalised, in the note's language."""
    if item.task:
        return _capital(plain(item.task).strip(EDGES))
    said = _without_days(plain(item.said).replace("’", "'"), note.day(item.told[0]))
    said, third = _without_owner(_without_tail(said, note, item.owner), note, item.owner)
    said = _trimmed_end(said.strip(EDGES))
    if third:
        said = _bare_verb(said)
    said = ME.sub(lambda match: _writer(note, item) or match.group(), said)
    said = KU.sub("", said) if item.owner == note.reading.me else said
    if item.topic and item.topic.lower() not in said.lower():
        said = f"{said} ({plain(item.topic)})"
    return _capital(_shortened(said)) or _capital(plain(item.said).strip(EDGES))


def _without_days(said: str, on: date) -> str:
    """`said` without the words that say when."""
    for mention in reversed(find_dates(said, on)):
        if mention.due is not None and mention.end - mention.start <= BIGGEST_SHARE * len(said):
            said = said[: mention.start] + " " + said[mention.end :]
    return " ".join(re.sub(r"\(\W*\w{0,3}\W*\)", "", said).split())


def _without_tail(said: str, note: Note, owner: str | None) -> str:
    """`said` without last words that only say who or promise: "foto: gw", "…, dia janji"."""
    parts = re.split(r"(?<=\w)(?:,|:| ->| →| [-–—])\s+", said)
    kept = len(parts)
    while kept > 1 and _says_only_who(parts[kept - 1], note, owner):
        kept -= 1
    return said if kept == len(parts) else said[: said.index(parts[kept])].rstrip(EDGES)


def _says_only_who(part: str, note: Note, owner: str | None) -> bool:
    words = {word for word in re.findall(r"[\w'-]+", part.lower()) if word != (owner or "").lower()}
    return says_nothing(note.topics.of(" ".join(words)))


def _without_owner(said: str, note: Note, owner: str | None) -> tuple[str, bool]:
    """`said` from its verb on, and whether a name or he/she stood in front of an English verb."""
    label = LABEL.match(said)
    if label and _is_owner(label.group(), note, owner):
        said = said[label.end() :]
    said = _asking().sub("", said)
    third = False
    for _ in range(8):
        front = _front(owner).match(said)
        if not front:
            break
        third = (
            bool(re.search(r"(?i)\b(?:he|she)\b", front.group()))
            or bool(owner and owner.lower() in front.group().lower())
            or (third and front.group().strip().lower() in ("yang", "yg"))
        )
        said = said[front.end() :].lstrip(EDGES)
    return said, third and note.reading.language == "en"


def _is_owner(label: str, note: Note, owner: str | None) -> bool:
    words = set(re.findall(r"\w+", label.lower()))
    people = {
        owner,
        note.reading.me,
        note.reading.other,
        "me",
        "you",
        "aku",
        "saya",
        "kamu",
        "both",
    }
    names = {part.lower() for name in people if name for part in name.split()}
    return bool(words & names)


def _trimmed_end(said: str) -> str:
    while True:
        match = _end().search(said)
        if not match or match.start() == 0:
            return said.strip(EDGES)
        said = said[: match.start()].rstrip(EDGES)


def _bare_verb(said: str) -> str:
    first, _, rest = said.partition(" ")
    return f"{_base(first)} {rest}".strip()


def _base(verb: str) -> str:
    """An English verb without the ending of the third person."""
    word = verb.lower()
    bases = load("phrasing")["person_bases"]
    if word in bases:
        return bases[word]
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 4:
        return verb
    if word.endswith("ies"):
        return verb[:-3] + "y"
    return verb[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zes")) else verb[:-1]


def _writer(note: Note, item: Work) -> str | None:
    """Who "me" is in the words of an item that is somebody else's."""
    writer = note.party.writer(note.clauses[item.told[0]].speaker)
    return writer if item.owner not in (writer, BOTH, None) else None


def _shortened(said: str) -> str:
    if len(said) <= LONGEST:
        return said
    return said[:LONGEST].rsplit(" ", 1)[0].rstrip(EDGES) + " …"


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


@cache
def _front(owner: str | None) -> re.Pattern[str]:
    words = [word for group in load("phrasing")["front"] for word in group]
    titles = r"(?:(?:pak|bu|mas|mbak|kak|bang|dr\.?|mr\.?|mrs\.?|ms\.?)\s+)?"
    name = rf"|{titles}{re.escape(owner)}" if owner and owner != BOTH else ""
    plain_words = pattern(words).pattern
    return re.compile(rf"^\s*(?:{plain_words}{name}(?![\w-]))\s*[,:]?\s*", re.IGNORECASE)


@cache
def _asking() -> re.Pattern[str]:
    """Who asked whom, in front of what was asked for."""
    asks = pattern(load("phrasing")["asking"]).pattern
    return re.compile(
        rf"^(?:[\w.'-]+\s+){{0,3}}{asks}\s+(?:me|us|you|aku|saya|gue|gw|gua|kamu|kita)\s+"
        r"(?:to|untuk|buat|supaya|agar)?\s*(?=\w)",
        re.IGNORECASE,
    )


@cache
def _end() -> re.Pattern[str]:
    return re.compile(rf"{pattern(load('phrasing')['end']).pattern}[\s.,;!?]*$", re.IGNORECASE)
