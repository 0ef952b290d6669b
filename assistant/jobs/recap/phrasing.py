"""A clause as a short task: who and when go, what stays, in the note's own words.

Where a frame says who does it, the words behind that person are what is done, and the words in
front of them what it is done with: "test case gw share Kamis" is "Share test case".
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from assistant.jobs.recap.frames import load_list
from assistant.jobs.recap.plain import plain
from assistant.jobs.recap.steps.days import day_before, named_days
from assistant.jobs.recap.steps.leaning import hands_over
from assistant.jobs.recap.steps.taken import one_clause
from assistant.jobs.recap.taking import OWNED, Taking
from assistant.jobs.recap.topics import says_nothing
from assistant.jobs.recap.trimming import EDGES, asking, trimmed_end, without_front
from assistant.jobs.recap.verbs import active, base_of_gerund, base_of_third_person
from assistant.jobs.recap.words import load, pattern
from assistant.jobs.recap.work import DOERS, Note, Work
from assistant.language.clauses import BOTH
from assistant.language.people import mentions

LABEL = re.compile(
    r"^[^\W\d_][\w.' +&-]{0,24}?\s*(?:\([^)]{1,24}\))?\s*(?::|->|→|\s[-–—])\s+(?=\S)"
)
CORRECTS = re.compile(
    r"^\W*(?:(?:ralat|koreksi|correction|update|revisi)(?:\s+\w+){0,3}\s*:"
    r"|(?:ralat|koreksi|correction)\s*,)\s*",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"^\W*(?:\d{1,2}[).]|\[\w{0,6}\])\s+")
BRACKETS = re.compile(r"\(([^()]*)\)")
OPEN_END = re.compile(
    r"\s(?:tp|tapi|but|cuma)\s(?:g?n?ga?k? ?tau|(?:belum|blm) tau|not sure|no idea|don't know)\b.*$"
)
"""What only says that more is still to come: "ask about it, but not sure when"."""
VOCATIVE = re.compile(r"^(?:[Pp]ak|[Bb]u|[Mm]as|[Mm]bak|[Kk]ak|[Bb]ang|[Bb]ro)\b\s*,?\s+(?=[a-z])")
ASKED_FOR = re.compile(
    r"^.*?\b(?:wants?|needs?|expects?|asked for|minta|butuh|nunggu|menunggu)\s+", re.IGNORECASE
)
INTRODUCED = re.compile(
    r"^\s*(?:\([^()]{1,40}\)\s*"
    r"|(?:from|in|at|dari|dr|di) (?:the |our |bagian |tim |divisi |unit |team )?\w+\s+"
    r"|,\s(?:our|my|the|kepala|staf|guru)\s[^,]{2,40},\s*)"
)
BE_DOING = re.compile(r"^be (?=\w+ing\b)")
ASKED_WHETHER = re.compile(
    r"^.{0,40}?\basked\s+(?:whether|if)\s+(?:I|me)(?:'d|\s+(?:would|could|can|will|might))\s+", re.I
)
"""In front of what somebody asked for: "she asked whether I'd redraw the plot"."""
ASKED_FOR_BEFORE = re.compile(r"\b(?:from|dari)\s*$", re.IGNORECASE)
"""Behind what is asked for, in front of whom it is asked from."""
PLEASE = re.compile(r"(?<=\w )(?:tolong|mohon|pls|please)\s+(?=\w)")
DAY_RIDER = re.compile(r"^\s*(?:itself|only)\b")
"""What follows a day and says no more than the day: "Monday itself"."""
ME = re.compile(r"\b(?:me|aku|saya|gue|gw|gua)\b", re.IGNORECASE)
YOU = re.compile(r"(?<=\w )\b(?:you|kamu|lo|lu)\b(?! (?:want|need|like|are|can|mau|bisa))")
BARE = re.compile(
    r"(?P<verb>[^\W\d_]{3,}(?: (?:off|up|out|through))?)(?: (?:it|them|that|this|itu))?"
)
"""A verb that leaves open what it is done with."""
PLACE = re.compile(r"\s(?:to|for|with|by|from|on|ke|buat|untuk|sama|dari|and|dan)\s|[,;(]")
LONGEST = 160
OPENING = 6
"""Characters among which a person opens what somebody was to do."""
HEADING = re.compile(r"\W*(?P<matter>[^:>→]{3,40}?)\s*(?::|->|→|[-–—])\s*")
LINE = 4
"""How many clauses back in its line a task looks for a heading."""
BARE_WORDS = 2
"""Words of a task that may lack its matter."""
LONGEST_MATTER = 6
"""Words of a matter that is told at all."""
SHORT_MATTER = 4
"""Words of a matter that stand behind the verb; a longer one is put in brackets."""


def task_of(note: Note, item: Work) -> str:
    """The task in a few words, capitalised, in the note's language."""
    if item.task:
        return _capital(plain(item.task).strip(EDGES))
    doing, matter = _stood(note, item) or _parted(note, item)
    done = _done(note, item, doing)
    matter = _matter(note, item, _without_days(note, item, _told_of(matter, done)))
    said = _together(done, matter) or item.topic or _done(note, item, _words(item.said))
    said = _persons(note, item, _under_heading(note, item, _with_object(note, item, said)))
    if not re.search(r"\w", said):
        return _capital(plain(item.topic or item.said).strip(EDGES))
    if item.topic and item.topic.lower() not in said.lower():
        said = f"{said} ({plain(item.topic)})"
    return _capital(_shortened(_to_do(note, item, said))) or _capital(plain(item.said).strip(EDGES))


def _to_do(note: Note, item: Work, said: str) -> str:
    """`said` as something to do, where somebody does it and the note says it in the passive."""
    return active(said) if item.owner and note.reading.language == "id" else said


def _stood(note: Note, item: Work) -> tuple[str, str] | None:
    """What is done, where somebody else was first to do it: "tadinya X yg kirim, jadinya Y aja"."""
    match = _replaced().search(item.said)
    if match is None or says_nothing(note.topics.of(without_front(match["act"], None)[0])):
        return None
    people = [m for m in mentions(match["act"], note.party) if m.kind in DOERS]
    act = match["act"][people[0].end :] if people and people[0].start < OPENING else match["act"]
    act = re.sub(r"^\s*(?:was|were|would be)\s+", "", act)
    return base_of_gerund(without_front(act.strip(EDGES), None)[0]), ""


def _under_heading(note: Note, item: Work, said: str) -> str:
    """A task of a word or two with the heading of its line: "slides: Ana drafts, Tom reviews"."""
    first = item.told[0]
    line = [i for i in range(max(0, first - LINE), first) if note.same_line(i, first)]
    whole = len(said.split()) > BARE_WORDS or said.endswith("nya")
    if item.topic or whole or not line or line[0] in note.closed:
        return said
    heading = HEADING.fullmatch(note.clauses[line[0]].text)
    if heading is None or note.mentions[line[0]]:
        return said
    return f"{said} {_uncapital(plain(heading['matter']))}"


def _with_object(note: Note, item: Work, said: str) -> str:
    """A bare verb with the thing that somebody else does before: "draft the JD, Sam reviews"."""
    first = item.told[0]
    bare = BARE.fullmatch(said.strip(EDGES))
    if bare is None or not hands_over(note, first):
        return said
    before = one_clause(note, first - 1)
    before = replace(before, owner=note.clauses[first - 1].agent)
    done = _done(note, before, _parted(note, before)[0])
    thing = PLACE.split(done.partition(" ")[2])[0].strip(EDGES)
    return f"{bare['verb']} {thing}" if thing else said


def _words(said: str) -> str:
    """`said` as plain words, without numbers, labels of lists and forms of address in front."""
    said = ASKED_WHETHER.sub("", said.replace("’", "'"))
    said = _section_label().sub("", plain(NUMBERED.sub("", CORRECTS.sub("", said))))
    return PLEASE.sub("", VOCATIVE.sub("", said.replace("’", "'")))


def _parted(note: Note, item: Work) -> tuple[str, str]:
    """What is done and what with, parted by the person who does it, where a frame names them."""
    teller = _teller(note, item)
    taking = _taking(note, teller)
    clause = note.clauses[teller].text
    if taking is None or taking.who is None or item.said != clause:
        return _words(item.said), ""
    before, behind = clause[: taking.who.start], clause[taking.who.end :]
    behind = INTRODUCED.sub(" ", behind.lstrip("."))
    if re.match(r"['’]?(?:ll|m|s|re|d|ve)\b", behind):
        behind = behind.partition(" ")[2]
    behind = behind if note.framed(teller, "given") else _told_that().sub("", behind)
    at_once = _without_days(note, item, behind.split(",")[0])
    if before.rstrip().endswith((":", "-", "–", "—", ">", "→")) and _holds().fullmatch(at_once):
        return f"{at_once.split()[-1]} {_words(before).strip(EDGES)}", ""
    for_them = taking.kind == "told_to" and ASKED_FOR_BEFORE.search(before)
    if for_them or says_nothing(note.topics.of(at_once)):
        before = ASKED_FOR_BEFORE.sub("", before)
        return ASKED_FOR.sub("", _words(before)), ""
    return _words(behind), "" if taking.kind == "told_to" else _words(before)


def _told_of(before: str, doing: str) -> str:
    """The words in front of a doer that name the matter: "test case gw share", "kunci: Ana bawa".

    What a comma parts from the doer is another thought, unless the verb has nothing else.
    """
    if before.rstrip().endswith(","):
        return before if len(doing.split()) <= BARE_WORDS else ""
    return before.rpartition(",")[2]


def _taking(note: Note, i: int) -> Taking | None:
    """The first person in clause `i` whom a frame names as its doer."""
    kinds = {*OWNED, "present", "chosen"} - {"mine", "given"}
    named = [(t.who.start, t) for t in note.takings[i] if t.who and t.kind in kinds]
    return min(named, key=lambda each: each[0])[1] if named else None


def _teller(note: Note, item: Work) -> int:
    """The clause that the words of the task are from."""
    return next((i for i in item.told if item.said in note.clauses[i].text), item.told[0])


def _together(doing: str, matter: str) -> str:
    """ "share" and "test case" as "share test case"; a long matter in brackets."""
    if not doing or not matter or matter.lower() in doing.lower():
        return doing or matter
    matter, words = _uncapital(matter), len(matter.split())
    if words <= SHORT_MATTER and len(doing.split()) == 1:
        return f"{doing} {matter}"
    return f"{doing} ({matter})" if words <= LONGEST_MATTER else doing


def _matter(note: Note, item: Work, words: str) -> str:
    """What stands in front of the person: a matter, or only words that join."""
    spoken = {word.lower() for word in re.findall(r"[\w'-]+", words)}
    if note.party.by_label(words.strip(EDGES)):
        return ""
    words = LABEL.sub("", words) if _is_owner(words, note, item.owner) else words
    words = trimmed_end(without_front(words.strip(EDGES), item.owner)[0])
    only_talk = spoken & PRONOUNS or says_nothing(note.topics.of(words))
    return "" if only_talk else words


PRONOUNS = frozenset({"i", "he", "she", "we", "they", "dia", "beliau", "kita", "kami", "mereka"})


def _done(note: Note, item: Work, said: str) -> str:
    """`said` from its verb on, without last words that only say who, when or yes."""
    parted = _taking(note, _teller(note, item)) is not None
    said = _without_tail(_without_days(note, item, said), note, item.owner)
    opens = said.split(" ")[0].strip(EDGES)
    label = LABEL.match(said)
    if label and _is_owner(label.group(), note, item.owner):
        said = said[label.end() :]
    asks = note.framed(_teller(note, item), "will_ask")
    said = OPEN_END.sub("", said)
    said, third = without_front(asking().sub("", said), item.owner, asks)
    said = trimmed_end(said.strip(EDGES))
    if parted and note.reading.language == "en":
        said = base_of_gerund(BE_DOING.sub("", said))
    if note.reading.language == "en" and (third or (parted and said.startswith(opens))):
        said = base_of_third_person(said)
    return _ku().sub("", said) if item.owner == note.reading.me else said


def _persons(note: Note, item: Work, said: str) -> str:
    """`said` with names for "me" and "you", where these are not the one who does it."""
    speaker = note.clauses[_teller(note, item)].speaker
    writer = note.party.writer(speaker)
    other = note.party.counterpart(writer)
    if writer and item.owner not in (writer, BOTH, None):
        said = ME.sub(writer, said)
    if other and speaker and item.owner not in (other, BOTH, None):
        said = YOU.sub(other, said)
    return said


def _without_days(note: Note, item: Work, said: str) -> str:
    """`said` without the words that say by when; other days belong to the matter."""
    teller = item.told[0]
    for mention in reversed(named_days(said, note.day(teller), day_before(note, teller))):
        last = not re.search(r"[^\W\d_]{2}", said[mention.end :])
        behind = said[mention.end :]
        if mention.due is None or behind.startswith(("'s ", "’s ")):
            continue
        if mention.due == item.due or last:
            said = said[: mention.start] + " " + DAY_RIDER.sub("", behind)
    said = BRACKETS.sub(lambda m: "" if says_nothing(note.topics.of(m[1])) else m[0], said)
    return re.sub(r"\s+(?=[,;.!?)])", "", " ".join(said.split()))


def _without_tail(said: str, note: Note, owner: str | None) -> str:
    """`said` without last words that only say who or promise: "foto: gw", "…, dia janji"."""
    parts = re.split(r"(?<=\w)(?:[,;.:]| ->| →| [-–—])\s+", said)
    kept = len(parts)
    while kept > 1 and _says_only_who(parts[kept - 1], note, owner):
        kept -= 1
    return said if kept == len(parts) else said[: said.rindex(parts[kept])].rstrip(EDGES)


def _says_only_who(part: str, note: Note, owner: str | None) -> bool:
    words = {word for word in re.findall(r"[\w'-]+", part.lower()) if word != (owner or "").lower()}
    return says_nothing(note.topics.of(" ".join(words))) or bool(_tail().match(part))


def _is_owner(label: str, note: Note, owner: str | None) -> bool:
    words = set(re.findall(r"\w+", label.lower()))
    initial = re.match(r"\W*([A-Z])\W", label)
    if initial and note.party.by_label(initial[1]):
        return True
    people = {owner, note.reading.me, note.reading.other, *load("phrasing")["labels"]}
    names = {part.lower() for name in people if name for part in name.split()}
    return bool(words & names)


def _shortened(said: str) -> str:
    if len(said) <= LONGEST:
        return said
    return said[:LONGEST].rsplit(" ", 1)[0].rstrip(EDGES) + " …"


def _uncapital(said: str) -> str:
    """`said` with a small first letter, unless it is a name's or an abbreviation's."""
    plain_word = re.match(r"[A-Z][a-z]+\b(?! [A-Z])", said)
    return said[:1].lower() + said[1:] if plain_word else said


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


@cache
def _section_label() -> re.Pattern[str]:
    """Words that say that work follows, or one more line: "action: …", "my homework: …"."""
    words = [
        *load("words")["sections"]["actions"],
        *load("words")["asides"],
        *load_list("my_share"),
    ]
    return pattern(words, before=r"\A\W*", after=r"\s*(?:gue|gw|aku|saya)?\s*:\s*")


@cache
def _replaced() -> re.Pattern[str]:
    """What was first meant, in front of what holds."""
    first = pattern(load("words")["formerly"]).pattern
    now = pattern(load("words")["by_now"]).pattern
    return re.compile(
        rf"\W*{first}\s+(?P<act>.+?)\s*(?:[,;]|\s[-–—])?\s*(?:eh |tapi |but )?{now}", re.IGNORECASE
    )


@cache
def _holds() -> re.Pattern[str]:
    """Verbs of having work in hand, alone behind a person: "onboarding: Dian handle"."""
    holds = pattern(load("phrasing")["holds"]).pattern
    return re.compile(rf"\W*(?:(?:yang|yg|will|to|bakal|akan)\s+)?{holds}\W*", re.IGNORECASE)


@cache
def _told_that() -> re.Pattern[str]:
    """Whom somebody told that they do it: "Bimo bilang ke Putri dia yang kirim" is "kirim"."""
    tells = pattern([*load_list("bilang"), *load_list("said"), *load_list("told")]).pattern
    return re.compile(
        rf"^\s*{tells}\s+(?:\w+\s+){{0,2}}?(?:dia|beliau|he|she|they)(?:'d|'ll)?\s"
        r"(?:(?:yang|yg|akan|bakal|mau|will|would)\s)?",
        re.IGNORECASE,
    )


@cache
def _ku() -> re.Pattern[str]:
    """A verb that "ku" or "tak" hangs on, not a word that begins so: "kukirim", no "kumpulin"."""
    verbs = "|".join(entry.removeprefix("ku").rstrip("*") for entry in load_list("ku"))
    return re.compile(rf"^(?:ku(?={verbs})|tak (?=[a-z]{{4}}))", re.IGNORECASE)


@cache
def _tail() -> re.Pattern[str]:
    """Words that open a last part that is no task: "…, he needs it by noon"."""
    return pattern(load("phrasing")["tail"], before=r"\A\W*")
