"""Who is meant: names with and without titles, short names, pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.language.clauses import BOTH
from assistant.language.lexicon import from_words, load_data

WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
BY = re.compile(r"\b(?:di\w{3,}|oleh|by)\s+$", re.IGNORECASE)
AND = re.compile(r"\s*(?:\b(?:and|dan|sama|ama|n|x|bareng)\b|[&+])\s*", re.IGNORECASE)
APPENDIX = (
    r"(?:\s*\([^()\n]{1,40}\)|\s*,[^,\n]{2,50},"
    r"|\s+(?:from|in|at|of|on|dari|dr|di|bagian|divisi|tim|anak|yang|yg)(?:\s+[\w-]+){1,4}?)?"
    r"(?:\s+(?:td|tadi|jg|juga|baru|emang|memang|pun|nanti|ntar|also|just|already|now|kindly))?"
)
"""What may stand between somebody's name and the verb: "Priya from finance has agreed"."""
CONTRACTED = re.compile(
    r"['’]s\s+(?:(?:not|also|already)\s+)?(?:\w+ing|gonna|been|got|to|on (?:it|the)|agreed|promised"
    r"|taken|happy|fine|handed|volunteered|offered|said|done|sent)\b"
)
BOTH_THINGS = re.compile(
    r"\s+(?!of\b|us\b|yes\b|always\b|needs\b)(?:[a-z]+\s+)?[a-z]{2,}(?<!s)s\b", re.IGNORECASE
)
"""Behind "both" where it counts things: "both names", "both old copies"."""
DEED = re.compile(r"\w{4,}(?:ing|tion|ment)")
"""A word for something done, where it heads a line: "Marking: she wants the whole set"."""
SHORT_VERB = re.compile(r"['’](?:s|ll|d|ve|re)$", re.IGNORECASE)
"""What is left of "is", "will" or "would" behind a name."""
INITIAL = re.compile(r"\s*[A-Z]\s?(?::(?!\d)|->|→|\s?[-–—]\s)")
"""A capital letter that stands for whoever speaks or does: "S: will chase legal"."""
SHORTEST_NICKNAME = 2

Kind = Literal["speaker", "addressee", "absent", "both", "nobody", "name", "stranger"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words at `start:end` that point at somebody; `who` is None where it stays open who."""

    start: int
    end: int
    kind: Kind
    who: str | None
    said: str = ""


@dataclass(frozen=True)
class Party:
    """The people of a talk: who writes, with whom, and who else is known."""

    me: str | None = None
    other: str | None = None
    known: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody known, the two of the talk first."""
        return tuple(name for name in (self.me, self.other, *self.known) if name)

    def resolve(self, word: str) -> str | None:
        """The known person that `word` names: by the name, a part of it, or its first letters."""
        short = untitled(word).lower().replace("’", "'")
        if not short or short in _titles():
            return None
        if len(short) == 1:
            return self._by_initial(short) if untitled(word).isupper() else None
        if short in _common() and not word[:1].isupper():
            return None
        for name in self.names:
            parts = untitled(name).lower().split()
            if short == " ".join(parts) or (short in parts and short not in _common()):
                return untitled(name)
        return self._by_nickname(short, word)

    def _by_nickname(self, short: str, word: str) -> str | None:
        least = SHORTEST_NICKNAME if word[:1].isupper() else SHORTEST_NICKNAME + 1
        if len(short) < least or short in _common():
            return None
        for name in (self.other, self.me):
            if name and untitled(name).lower().startswith(short):
                return untitled(name)
        return self._by_ending(short) if word[:1].isupper() else None

    def _by_ending(self, short: str) -> str | None:
        """ "Mel" is Amelia, "Yanto" Suryanto, where only one of the two can be meant."""
        names = [untitled(name) for name in (self.other, self.me) if name]
        fits = [name for name in names if short in name.lower()]
        return fits[0] if len(fits) == 1 else None

    def _by_initial(self, letter: str) -> str | None:
        fits = [
            untitled(n) for n in (self.other, self.me) if n and untitled(n)[0].lower() == letter
        ]
        return fits[0] if len(fits) == 1 and letter not in "aio" else None

    def by_label(self, letter: str) -> str | None:
        """The one known person whose name begins with `letter`: "S: will chase legal"."""
        names = dict.fromkeys(untitled(name) for name in self.names if untitled(name))
        fits = [name for name in names if name[0] == letter]
        return fits[0] if len(fits) == 1 else None

    def writer(self, speaker: str | None) -> str | None:
        """Who says I."""
        if speaker and _kinds().get(speaker.lower()) != "speaker":
            return self.resolve(speaker) or self._by_handle(speaker) or untitled(speaker)
        return untitled(self.me) if self.me else None

    def _by_handle(self, speaker: str) -> str | None:
        """ "meera.k" is Meera."""
        first = re.split(r"[._-]", speaker)[0]
        return self.resolve(first) if len(first) > 1 else None

    def counterpart(self, name: str | None) -> str | None:
        """The other one of the two, seen from `name`; from the writer where it is None."""
        me, other = (untitled(n) if n else None for n in (self.me, self.other))
        return me if name and name == other else other


def party(me: str | None, other: str | None, people: Iterable[str] = ()) -> Party:
    """The people of a talk."""
    return Party(me or None, other or None, tuple(people))


@from_words
def untitled(name: str) -> str:
    """A name without the titles in front of it."""
    words = name.split()
    while len(words) > 1 and words[0].lower().strip(".") in _titles():
        words = words[1:]
    return " ".join(words).strip(".,:; ")


def mentions(text: str, who: Party, speaker: str | None = None) -> list[Mention]:
    """Everybody whom `text` points at, in order. "He" and "she" are left open."""
    return list(_mentions(text, who, speaker))


@from_words
def _mentions(text: str, who: Party, speaker: str | None) -> tuple[Mention, ...]:
    writer = who.writer(speaker)
    meant = {"speaker": writer, "addressee": who.counterpart(writer), "both": BOTH}
    found: list[Mention] = []
    for match in WORD.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        word = match.group().lower().replace("’", "'")
        kind = _kinds().get(word)
        bare = SHORT_VERB.sub("", match.group())
        named = None if kind else who.resolve(bare)
        labelled = who.by_label(match.group()) if INITIAL.match(text[: match.end() + 3]) else None
        if word == "both" and BOTH_THINGS.match(text, match.end()):
            continue
        if labelled and not text[: match.start()].strip():
            found.append(Mention(*match.span(), "name", labelled, match.group()))
        elif kind:
            found.append(Mention(*match.span(), kind, meant.get(kind), match.group()))
        elif named:
            end = match.start() + len(bare)
            found.append(Mention(match.start(), end, "name", named, bare))
        elif titled := _titled(match, text, who, writer, bool(speaker)):
            found.append(titled)
        elif stranger := _stranger(text, match):
            found.append(stranger)
    return tuple(_joined(text, found, {writer, who.counterpart(writer)}))


def _joined(text: str, found: list[Mention], pair: set[str | None]) -> list[Mention]:
    """ "Rina and I" and "aku sama Joko" are the two of the talk together."""
    result: list[Mention] = []
    for mention in found:
        last = result[-1] if result else None
        if (
            last
            and last.who != mention.who
            and {last.who, mention.who} == pair
            and AND.fullmatch(untitled_before(text, mention.start), last.end)
        ):
            result[-1] = Mention(
                last.start, mention.end, "both", BOTH, text[last.start : mention.end]
            )
        else:
            result.append(mention)
    return result


def names_its_doer(clause: str) -> bool:
    """Whether a clause opens with who does it, a conjunction aside: "dan dia cek", "I'll order"."""
    first = next(iter(mentions(clause, Party())), None)
    return first is not None and len(WORD.findall(clause[: first.start])) <= 1


def first_doer(clause: str) -> Kind | None:
    """What kind of person a clause speaks of first."""
    first = next(iter(mentions(clause, Party())), None)
    return first.kind if first else None


def _titled(
    match: re.Match[str], text: str, who: Party, writer: str | None, spoken: bool
) -> Mention | None:
    """A title without a name, "Bapak" or "Kapten", for one of the two who bears it."""
    word = match.group()
    if not is_title(word) or re.match(r"\.?\s+[A-Z]", text[match.end() :]):
        return None
    called = re.match(r"\s*(?:[,.?!]|$)", text[match.end() :])
    if (called or (spoken and not match.start())) and not BY.search(text[: match.start()]):
        return None
    for name in (who.other, who.me):
        borne = {_same_title(part) for part in name.split()[:-1]} if name else set()
        if name and _same_title(word) in borne:
            return Mention(*match.span(), "name", untitled(name))
    if word.lower() in ("bapak", "ibu", "pak", "bu"):
        return Mention(*match.span(), "addressee", who.counterpart(writer))
    return None


def is_title(word: str) -> bool:
    """Whether `word` stands in front of names."""
    return word.lower().strip(".") in _titles()


def _stranger(text: str, match: re.Match[str]) -> Mention | None:
    """A name nobody has introduced: a capital where no sentence begins, or behind a title."""
    word = match.group()
    if not word[0].isupper() or is_title(word):
        return None
    if {word.lower(), SHORT_VERB.sub("", word).lower()} & _not_names():
        return None
    before = text[: match.start()]
    opens = not re.search(r"[\w,]\s+$|@$", before)
    named = len(untitled_before(text, match.start())) < len(before)
    if not named and (len(word) < 3 or not any(c.islower() for c in word[1:])):
        return None
    name = SHORT_VERB.sub("", word)
    end = match.start() + len(name)
    if name.lower().endswith("nya") or (not named and DEED.fullmatch(name.lower())):
        return None
    acts = named or takes_on(text, end) or speaks(text, end)
    if opens and not acts and not _alone(text, match.start(), end):
        return None
    return Mention(match.start(), end, "stranger", name, name)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a word fills a cell or a field of its own: "report: Budi, Friday"."""
    before, after = text[:start], text[end:]
    opens = re.search(r"(?:^|[:|—–>(]|\s-)\s*(?:\w+\.?\s+)?$", before)
    closes = re.match(r"\s*(?:[,;|)(—–]|-\s|$)", after)
    return bool(opens and closes and (before.strip() or after.lstrip()[:1] in "|—–"))


def is_common(word: str) -> bool:
    """Whether `word` is an everyday word rather than a name."""
    return word.lower() in _common()


def may_speak(label: str) -> bool:
    """Whether a label can stand for somebody: a name, or "me" and "you"."""
    own = [word for part in label.split() if (word := part.strip("@~.")) and not is_title(word)]
    if len(own) == 1 and _kinds().get(own[0].lower()) in ("speaker", "addressee"):
        return True
    return bool(label.strip("@~")) and not any(is_common(word) for word in own)


def takes_on(text: str, position: int) -> bool:
    """Whether the words from `position` on are those behind somebody who takes work on."""
    return bool(_takes_on().match(text, position))


def speaks(text: str, position: int) -> bool:
    """Whether the words from `position` on are those behind somebody who says something."""
    return bool(_speaks().match(text, position))


def is_contraction(words: str) -> bool:
    """Whether words behind a name open with "'s" for "is" or "has": "'s taking Sunday"."""
    return bool(CONTRACTED.match(words))


def untitled_before(text: str, position: int) -> str:
    """What stands in front of `position`, the titles of a name there taken off."""
    before = text[:position]
    while (last := re.search(r"(\S+)\s+$", before)) and is_title(last[1]):
        before = before[: last.start(1)]
    return before


@from_words
def _takes_on() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in load_data("people")["takes_on"])
    return re.compile(
        rf"{APPENDIX}\s+(?:{words})\b(?!\s+be\s+(?!\w+ing\b))|['’](?:s|ll|d)\s+\w|:", re.IGNORECASE
    )


def _same_title(word: str) -> str:
    """One spelling for a title: "Bu" and "Ibu" are the same."""
    small = word.lower().strip(".")
    return _title_spellings().get(small, small)


@from_words
def _title_spellings() -> dict[str, str]:
    groups = load_data("people")["same_title"]
    return {spelling: group[0] for group in groups for spelling in group}


@from_words
def _speaks() -> re.Pattern[str]:
    return re.compile(
        rf"{APPENDIX}\s+(?:{'|'.join(load_data('people')['speaks'])})\b", re.IGNORECASE
    )


@from_words
def _titles() -> frozenset[str]:
    return frozenset(load_data("people")["titles"])


@from_words
def _not_names() -> frozenset[str]:
    return frozenset(load_data("people")["not_names"])


@from_words
def _common() -> frozenset[str]:
    """Words that are no names when written small: function words of both languages."""
    words = load_data("languages")
    return frozenset(words["id"]) | frozenset(words["en"]) | _not_names() | _titles()


@from_words
def _kinds() -> dict[str, Kind]:
    table = load_data("people")["pronouns"]
    return {str(word): kind for kind, words in table.items() for word in words}
