"""Who is asked, given work, or promised something: words that one person says to another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.clauses import Role
from assistant.language.lexicon import from_words, load_data
from assistant.language.people import Mention, Party, takes_on
from assistant.language.said import Said

BARE_ASKS = frozenset({"ask", "minta", "mohon", "mnt"})
"""Ask words that are a plea themselves where they open the clause."""
ASIDE = re.compile(
    r"\b(?:if|when|like|as|kalau|kalo|klo|jika|bila|unless|kayak|kaya|seperti)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""In front of an ask word that asks for nothing now: "if he wants", "like you told Fern"."""
MODAL = re.compile(
    r"\b(?:would|could|can|will|please|pls|just|tolong|tlg|mohon|bisa|boleh)\s+"
    r"(?:you\s+|u\s+|kamu\s+|minta\s+)?$",
    re.IGNORECASE,
)
PLEA = re.compile(r"\b(?:(?:minta\s+)?tolong(?:in)?|tlg|mohon|please|pls|plz)\b", re.IGNORECASE)
DEED = re.compile(
    r"\b(?!(?:dong|deh|juga|biar|buat|agar|supaya|can|could|will|would|let|have|get|the)\b)\w{3,}"
    r"\s.*\w|\b\w{3,}\s+(?:ke|ka|to|the)\b",
    re.IGNORECASE,
)
"""Between a plea and somebody where the deed is named already: "tolong antar surat Bu Ani"."""
THREE_WORDS = re.compile(r"\w+\s+\w+\s+\w+")
INTENDS = re.compile(r"mau|pengen|pengin|pingin|ingin", re.IGNORECASE)
ACTS = re.compile(
    r"\s+(?:me[a-z]{4,}|n[gy]\w{3,}|kasih|coba|bikin|bantu|cek|kirim|ke|pergi|beli|bawa|antar|urus"
    r"|cari|telepon|telpon|mulai|ikut|jadi)\b",
    re.IGNORECASE,
)
"""Behind a wish that is for one's own deed: "Ria mau kasih contoh"."""
BY_ME = re.compile(
    r"\s+(?:udah\s+|sudah\s+|nanti\s+|bakal\s+|akan\s+)?(?:ku|tak\s+|(?:aku|gue|gw|saya)\s+)"
    r"(?:bilangin\s+)?(?:suruh|minta|kongkon|kon|tugasi|tugaskan)$",
    re.IGNORECASE,
)
"""Between somebody and the end of the ask word where the writer asks them."""
BEHIND_A_DEED = re.compile(
    r"^\s+(?!tolong\b|bantuan\b|help\b|izin\b)\w{3,}\b.*\b(?:ke|kepada|untuk|buat|dari|sama|dengan|to|for|from|with)"
    r"\s+$",
    re.IGNORECASE,
)
"""Between an ask word and somebody who is part of the deed: "dikirim ke", "send it to"."""
SUBJECT_NEAR = 6
"""Characters within which a subject follows "he told me (that)"."""
WILL = re.compile(r"^\s+(?:bakal|akan|mau|will)\s+$", re.IGNORECASE)
MUST = re.compile(
    r"\s+(?:are|is|am|have|has|need|needs)\s+to\b|['’](?:re|s|m)\s+to\b"
    r"|\s+(?:must|shall|will|should|harus|wajib)\b",
    re.IGNORECASE,
)
"""Behind somebody whose work it is, whoever was told: "you are to go, and you have told me yes"."""
TO_YOU = re.compile(
    r"\b(?:you|u)(?:['’]ll| will|['’]d)?\s+(?:have|get|hear|see|receive)\b"
    r"|\bmy\s+\w+(?:['’]s|\s+is|\s+will\s+be)\s+with\s+you\b",
    re.IGNORECASE,
)
FROM_ME = re.compile(
    r"\b(?:gets?|has|have|had|receives?|hears?|dapat|dapet|terima|menerima)\b.*\bfrom me\b"
    r"|\bdari (?:aku|saya|gue|gw|gua)\b",
    re.IGNORECASE,
)
HANDS = re.compile(
    r"\b(?:gives?|gave|given|hands|handed|assigns|assigned|passed|kasih|ngasih|ngasi|memberi|beri|menunjuk|nunjuk|menugaskan|menugasi|nugasin|mempercayakan)\s+$",
    re.IGNORECASE,
)
"""In front of whom work is handed to: "she gave me the robes to sew"."""


def asked(said: Said, heard: Sequence[Mention], who: Party) -> str | None:
    """ "Rina minta aku kirim": me. "He'd like the list": whoever he talks to."""
    if said.role not in (Role.REQUEST, Role.ASSIGNMENT, Role.COMMITMENT):
        return None
    ask = _asks().search(said.text)
    if not ask or ASIDE.search(said.text[: ask.start()]):
        return None
    if said.role is Role.REQUEST and (pleaded := _pleaded(said, ask, who)):
        return pleaded
    before = [m for m in heard if m.end <= ask.start() + 3 and m.who]
    behind = [m for m in heard if m.start >= ask.end() and m.who and not _passed(said, ask, m)]
    if any(MUST.match(said.text, m.end) for m in before):
        return None
    if told := _told_by_me(said.text, ask, before):
        return told
    if INTENDS.fullmatch(ask.group()) and ACTS.match(said.text, ask.end()):
        return None
    if said.role is Role.COMMITMENT:
        return _told_me(ask, behind) or _asked_by_me(said.text, ask, before, behind)
    if said.role is Role.ASSIGNMENT:
        behind = [m for m in behind if m.kind != "absent"]
    return _of_whom(said, ask, before, behind) or (
        who.counterpart(before[-1].who) if before and said.role is Role.REQUEST else None
    )


def _of_whom(
    said: Said, ask: re.Match[str], before: Sequence[Mention], behind: Sequence[Mention]
) -> str | None:
    """Who is named as the one that does the asking, or as the one who is asked."""
    if before and not behind and WILL.search(said.text[before[-1].end : ask.start()]):
        return before[-1].who
    if behind and not THREE_WORDS.search(said.text[ask.end() : behind[0].start]):
        return behind[0].who
    return None


def _passed(said: Said, ask: re.Match[str], mention: Mention) -> bool:
    """Whether somebody is asked to do it to, for or with this one: "mohon dikirim ke saya"."""
    return bool(BEHIND_A_DEED.search(said.text[ask.end() : mention.start]))


def _pleaded(said: Said, ask: re.Match[str], who: Party) -> str | None:
    """ "Wants the log by Monday": he of me. "Minta datanya ya", "could you ask": I of the other."""
    before = said.text[: ask.start()]
    opens = not before.strip(" -")
    if opens and ask.group().lower().endswith("s"):
        return who.counterpart(who.counterpart(None))
    if (opens and ask.group().lower() in BARE_ASKS) or MODAL.search(before):
        return who.counterpart(who.writer(said.speaker))
    return None


def _told_by_me(text: str, ask: re.Match[str], before: Sequence[Mention]) -> str | None:
    """ "Mega tak suruh nelpon", "Mega aku minta nelpon": Mega, named in front of who asks."""
    others = [m for m in before if m.kind in ("name", "stranger", "absent")]
    if not others:
        return None
    between = text[others[-1].end : ask.end()]
    return others[-1].who if BY_ME.match(between) else None


def _asked_by_me(
    text: str, ask: re.Match[str], before: Sequence[Mention], behind: Sequence[Mention]
) -> str | None:
    """ "Aku nitip Rizal ambilin sertifikat": Rizal, who stands right behind."""
    if not before or before[-1].kind != "speaker" or not behind or behind[0].kind != "name":
        return None
    asks = re.fullmatch(r"\s+", text[before[-1].end : ask.start()])
    return behind[0].who if asks and behind[0].start <= ask.end() + 7 else None


def _told_me(ask: re.Match[str], behind: Sequence[Mention]) -> str | None:
    """ "They asked me to": the work is mine, but not in "he told me he will"."""
    if not behind or behind[0].kind not in ("speaker", "both") or behind[0].start > ask.end() + 1:
        return None
    reported = len(behind) > 1 and behind[1].start - behind[0].end <= SUBJECT_NEAR
    return None if reported else behind[0].who


def receiver(said: Said, heard: Sequence[Mention]) -> str | None:
    """Who is given work: "saya ditugasi Pak Joko", "Agnes has been told to"."""
    given = (m for m in heard if m.who and _receives().match(said.text, m.end))
    handed = (
        m
        for m in heard
        if m.who and said.role is Role.ASSIGNMENT and HANDS.search(said.text[: m.start])
    )
    return next((m.who for m in (*given, *handed)), None)


def pleaded(said: Said, heard: Sequence[Mention], who: Party) -> str | None:
    """ "Tolong mintakan tanda tangan dr. Lukman ya": of whoever hears it, not of whom it names."""
    plea = PLEA.search(said.text) if said.role in (Role.REQUEST, Role.ASSIGNMENT) else None
    if plea is None or any(m.who and m.end <= plea.start() for m in heard):
        return None
    behind = [m for m in heard if m.start >= plea.end()]
    apart = behind and DEED.search(said.text[plea.end() : behind[0].start])
    if not apart or any(takes_on(said.text, m.end) for m in behind):
        return None
    return who.counterpart(who.writer(said.speaker))


def promised(said: Said, who: Party) -> str | None:
    """ "You'll have it by Monday", "the donor gets a letter from me": the one who speaks."""
    if said.role is not Role.COMMITMENT:
        return None
    given = TO_YOU.search(said.text) or FROM_ME.search(said.text)
    return who.writer(said.speaker) if given else None


@from_words
def _receives() -> re.Pattern[str]:
    words = "|".join(load_data("people")["receives"])
    return re.compile(
        rf"\s+(?:{words})\b|['’]s\s+been\s+(?:asked|told|given|handed)\b", re.IGNORECASE
    )


@from_words
def _asks() -> re.Pattern[str]:
    asks = "|".join(load_data("people")["asks"])
    return re.compile(rf"(?:(?<!\w)(?:{asks})|['’]d (?:like|love|rather|prefer))\b", re.IGNORECASE)
