"""One clause of raw feedback: may it be said, in part, or not at all?

Two witnesses: the ear, which has heard what the clause does, and the word lists, which know what
stings. A clause with a moment, an amount or a quote in it is never dropped whole for one word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.checks.blame import PRIVATE, Sting, stings
from assistant.checks.facts import details
from assistant.checks.instructions import speaks_to_a_program
from assistant.checks.softening import is_plain
from assistant.jobs.feedback.addressee import only_calls, vocative
from assistant.jobs.feedback.doing import (
    HEARD,
    OBSERVED,
    blame_in,
    checkable,
    doing,
    says_something,
    speaks_of_anybody,
    stings_more,
    telling,
)
from assistant.jobs.feedback.material import Kind, Piece
from assistant.jobs.feedback.signs import opens_with, shows
from assistant.jobs.feedback.trimming import (
    is_concrete,
    limbs,
    parts,
    tidy,
    without,
    without_absolutes,
)
from assistant.language.clauses import Clause, Reading, Role

BEYOND_REPAIR = (Role.MIND_READING, Role.SARCASM, Role.THREAT)
SEEN = (Role.OBSERVATION, Role.OWN_PART, Role.APOLOGY, Role.STATUS, Role.DONE, Role.CONTEXT)
IN_EARNEST = frozenset({PRIVATE, "threat", "crowd", "absolute", "empty-request"})
"""Kinds of words that count for nothing where something may not be softened."""
SWORN = ("insult", "profanity", "filler")
"""Kinds of words that go even where nothing else is softened."""
WEAKLY = 0.3
FAINTLY = 0.1
"""Probability of a private matter from which a bare word of one counts, said to the other."""
SURELY, MOSTLY = 0.7, 0.8
BEYOND_DOUBT = 0.9
FAINT_ALONE = 0.25
"""The same where nobody is spoken to."""
PRIVATELY = 0.8
"""Probability from which a private matter is named where no list knows its words."""
MOST = 0.6
"""Share of a clause's words that an empty request has to fill."""
FEWEST, LONG = 4, 7
"""Words of a rest from which it may, and from which it does, say something."""
ASIDE = 5
"""Words up to which a part between commas counts as an aside."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides piece by piece, knowing what kind of text it is.

    `core`: something must not be softened; `vague`: nothing could be seen or counted; `hot`:
    something stings beyond doubt; `threshold`: probability from which a clause counts as blame;
    `hear` listens to what is left of a clause.
    """

    core: bool
    vague: bool
    hot: bool
    threshold: float
    hear: Callable[[str], Reading]

    def piece(self, clause: Clause, found: Sequence[Sting]) -> Piece:
        """The clause with what may stay of it."""
        counted = self._counted(clause, found)
        own = shows("self_reproach", clause.text)
        charge = None if own and not counted else self._charge(clause, counted)
        if (
            self.core
            and is_plain(clause.text)
            and charge != "machine"
            and not _scolds(clause, counted)
        ):
            return Piece(clause, "core", self._plainly(clause, counted), counted)
        sweeping = any(s.kind == "absolute" and s.cut == "piece" for s in counted)
        right = "" if sweeping else self._put_right(clause, charge)
        if right:
            return Piece(clause, "fact", right, counted)
        if counted or charge in ("machine", "private"):
            return self._trimmed(clause, counted, charge or "blame")
        if charge and not self._spares(clause):
            said = self._salvaged(clause.text)
            return Piece(clause, doing(clause, said) if said else charge, said)
        asides = self._asides(clause)
        said = without(clause.text, clause.start, asides) if asides else clause.text
        return Piece(clause, doing(clause, said), said, tuple(asides))

    def _spares(self, clause: Clause) -> bool:
        """A vague text holds nothing that could be checked, so there only a request is spared."""
        return doing(clause) == "request" if self.vague else spared(clause)

    def _put_right(self, clause: Clause, charge: Kind | None) -> str:
        """What happened, where only an absolute ("never") speaks against saying it."""
        if charge != "blame" or self.core:
            return ""
        said = without_absolutes(clause.text)
        stung = any(not sting.weak for sting in stings(said))
        if said == clause.text or stung or shows("attitude", said):
            return ""
        return said if all(blame_in(c) < BEYOND_DOUBT for c in self.hear(said).clauses) else ""

    def _plainly(self, clause: Clause, found: Sequence[Sting]) -> str:
        """What must stay plain, without swear words and without the insults between its commas."""
        sworn = [replace(s, cut="word") for s in found if s.kind in SWORN]
        said = without(clause.text, clause.start, sworn) if sworn else clause.text
        pieces = parts(said)
        heard = [self.hear(tidy(part)).clauses for part in pieces]
        staying = [
            part
            for part, clauses in zip(pieces, heard, strict=True)
            if is_plain(part) or not clauses or not _insults(part, clauses)
        ]
        return said if len(staying) == len(pieces) else tidy("".join(staying)).rstrip(".") + "."

    def _counted(self, clause: Clause, found: Sequence[Sting]) -> tuple[Sting, ...]:
        """The words that count here: hard where nothing may be softened, mild in a request."""
        if clause.has(Role.APOLOGY, at_least=HEARD):
            return ()
        ignored = IN_EARNEST if self.core else frozenset[str]()
        if not self.core and (doing(clause) == "request" or self._only_of_me(clause)):
            ignored = frozenset({"absolute"})
        return tuple(s for s in found if s.kind not in ignored and self._stings(s, clause))

    def _only_of_me(self, clause: Clause) -> bool:
        """Whether it tells what the writer's side does, so that "every time" is no reproach."""
        own = shows("first_person", clause.text) and not shows("second_person", clause.text)
        against = blame_in(clause) - clause.p(Role.ABSOLUTE)
        return own and not shows("title", clause.text) and against < WEAKLY

    def _stings(self, sting: Sting, clause: Clause) -> bool:
        before = clause.text[: max(0, sting.start - clause.start)]
        if sting.kind == "empty-request" and sting.span in _own_parts(clause):
            return True
        if sting.kind == "empty-request":
            return len(sting.span.split()) >= MOST * len(clause.text.split())
        if sting.kind == "machine" and shows("first_person", before):
            return False
        if sting.kind == "machine" and clause.p(*SEEN) >= OBSERVED:
            return clause.p(Role.INSTRUCTION) > 0
        if sting.kind in ("insult", "label") and shows("self_reproach", clause.text):
            return False
        if sting.kind == PRIVATE and shows("trade", clause.text):
            return False
        if sting.kind == PRIVATE and shows("client", before + sting.span):
            return False
        if sting.kind == PRIVATE:
            return not sting.weak or self._privately(clause)
        return not sting.weak or self.vague or blame_in(clause) >= WEAKLY

    def _privately(self, clause: Clause) -> bool:
        """Whether a bare word of a private matter is meant of the other, not of the writer."""
        aimed = shows("second_person", clause.text) or shows("title", clause.text)
        enough = FAINTLY if aimed else FAINT_ALONE
        own = shows("first_person", clause.text) and not aimed
        return not own and clause.p(Role.PRIVATE_MATTER, Role.PRIVATE) >= enough

    def _charge(self, clause: Clause, counted: Sequence[Sting]) -> Kind | None:
        """What speaks against the clause as a whole."""
        kinds = {sting.kind for sting in counted}
        suspicion = clause.p(Role.INSTRUCTION) if len(clause.text.split()) > 2 else 0.0
        order = opens_with("forbidding", clause.text) or opens_with("verbs", clause.text)
        if order and not shows("wording", clause.text):
            suspicion = 0.0
        if "machine" in kinds or suspicion >= HEARD or speaks_to_a_program(clause.text, suspicion):
            return "machine"
        heard = clause.p(Role.PRIVATE_MATTER)
        private = heard >= PRIVATELY and heard > blame_in(clause) and not self.core
        if PRIVATE in kinds or (private and not is_concrete(clause.text)):
            return "private"
        if "empty-request" in kinds:
            return "empty"
        if self.vague and self._only_judges(clause):
            return "blame"
        if opens_with("thanks", clause.text) and self.threshold > HEARD and _is_brief(clause):
            return None
        if self.core and clause.role is Role.THREAT and not speaks_of_anybody(clause.text):
            return None
        seen = not self.hot and clause.p(Role.OBSERVATION, Role.IMPACT) >= WEAKLY
        doubted = (
            not seen and not self.core and not is_concrete(clause.text) and stings_more(clause)
        )
        return "blame" if doubted or blame_in(clause) >= self.threshold else None

    def _only_judges(self, clause: Clause) -> bool:
        """Whether a clause of a vague text tells nothing; what sounds like praise may be irony."""
        does = doing(clause)
        own = shows("first_person", clause.text)
        if self.hot and does in ("appreciation", "feeling") and not own:
            return not opens_with("thanks", clause.text)
        return does == "fact" and telling(clause) < HEARD

    def _trimmed(self, clause: Clause, found: Sequence[Sting], otherwise: Kind) -> Piece:
        """What is left without the stinging words, or nothing."""
        rest = without(clause.text, clause.start, found)
        if any(s.kind == "filler" for s in found) and not clause.text.rstrip().endswith("??"):
            rest = _stated(rest)
        if self.vague and not _stands_in_vague(clause, rest):
            return Piece(clause, otherwise, "", tuple(found))
        if self.core and otherwise != "machine" and self._stands_plainly(rest):
            return Piece(clause, "core", rest, tuple(found))
        if otherwise != "machine" and rest and self._may_stay(rest, found, checkable(clause)):
            return Piece(clause, doing(clause, rest), rest, tuple(found))
        saved = self._salvaged(rest) or self._seen(clause, found) if otherwise == "blame" else ""
        if saved:
            return Piece(clause, doing(clause, saved), saved, tuple(found))
        return Piece(clause, otherwise, "", tuple(found))

    def _stands_plainly(self, rest: str) -> bool:
        """Whether a grave text may say what an insult has left: doubt speaks for keeping it."""
        again = self.hear(rest).clauses if len(rest.split()) >= FEWEST else ()
        return bool(again) and max(map(blame_in, again)) < HEARD

    def _seen(self, clause: Clause, found: Sequence[Sting]) -> str:
        """A clause that was surely seen, with a moment or amount in it, without the bare words."""
        whole = any(sting.cut == "clause" or sting.kind == "sarcasm" for sting in found)
        if whole or telling(clause) < SURELY or not is_concrete(clause.text):
            return ""
        rest = without(clause.text, clause.start, [replace(s, cut="word") for s in found])
        return rest if is_concrete(rest) else ""

    def _may_stay(self, rest: str, found: Sequence[Sting], told: bool = True) -> bool:
        """`told`: the whole clause was heard as telling something."""
        loose = any(s.cut == "clause" for s in found) or opens_with("relative", rest)
        if (
            only_calls(rest)
            or not (is_concrete(rest) or len(rest.split()) > 1)
            or (loose and not is_concrete(rest))
        ):
            return False
        again = self.hear(rest).clauses
        if opens_with("forbidding", rest) and len(rest.split()) < FEWEST and found:
            return False
        if any(s.cut != "word" for s in found) and _is_scrap(rest, again):
            return False
        if not told and not is_concrete(rest) and not any(says_something(part) for part in again):
            return False
        return all(blame_in(clause) < self.threshold or spared(clause) for clause in again)

    def _salvaged(self, words: str) -> str:
        """The parts of `words` heard as blame that tell something when heard alone."""
        pieces = limbs(words)
        if len(pieces) == 1:
            return ""
        telling = [tidy(part) for part in pieces if self._tells(tidy(part))]
        return ", ".join(part for part in telling if self._may_stay(part, ()))

    def _tells(self, part: str) -> bool:
        if is_concrete(part):
            return True
        words = len(part.split())
        return words >= FEWEST and any(telling(said) >= HEARD for said in self.hear(part).clauses)

    def _asides(self, clause: Clause) -> list[Sting]:
        """The parts between commas that are about the person, beside others that tell a fact."""
        if self.core or not is_concrete(clause.text) or doing(clause) == "request":
            return []
        found: list[Sting] = []
        at = clause.start
        pieces = limbs(clause.text)
        for part in pieces:
            kind = None if is_concrete(part) else self._aside(tidy(part))
            if kind:
                found.append(Sting(at, at + len(part), part.strip(" ,"), kind, "word"))
            at += len(part)
        return found if len(found) < len(pieces) else []

    def _aside(self, part: str) -> str | None:
        if opens_with("missing", part):
            return None
        heard = () if only_calls(part) or vocative(f"{part}, ") else self.hear(part).clauses
        if not heard:
            return None
        if all(c.p(Role.PRIVATE_MATTER) >= SURELY and shows("second_person", part) for c in heard):
            return PRIVATE
        enough = MOSTLY if len(part.split()) <= ASIDE else BEYOND_DOUBT
        return "label" if all(blame_in(c) >= enough for c in heard) else None


def spared(clause: Clause) -> bool:
    """Heard as blame, yet it says something that can be checked or asked for."""
    if doing(clause) == "request":
        return True
    if clause.role is Role.ABSOLUTE and not speaks_of_anybody(clause.text):
        return True
    if any(d.kind in ("number", "quote") for d in details(clause.text)):
        return True
    if clause.role is Role.MIND_READING and opens_with("first_person", clause.text):
        return shows("effect", clause.text)
    if shows("underway", clause.text) and clause.role is Role.MIND_READING:
        return clause.p(Role.JUDGEMENT, Role.ABSOLUTE, Role.SARCASM) < WEAKLY
    beyond = clause.role in BEYOND_REPAIR and blame_in(clause) >= SURELY
    return is_concrete(clause.text) and not beyond


def _own_parts(clause: Clause) -> list[str]:
    """The words between its commas, where there are any."""
    pieces = parts(clause.text)
    return [part.strip(" ,.!") for part in pieces] if len(pieces) > 1 else []


def _insults(part: str, heard: Sequence[Clause]) -> bool:
    """Whether a part of plain words is an insult, listed or beyond doubt."""
    listed = any(s.kind in ("insult", "label") and not s.weak for s in stings(part))
    return max(map(blame_in, heard)) >= (SURELY if listed else BEYOND_DOUBT)


def _scolds(clause: Clause, found: Sequence[Sting]) -> bool:
    """Whether most of a clause with a plain word in it is a label: "you don't care if we die"."""
    most = MOST * len(clause.text.split())
    return any(s.kind == "label" and len(s.span.split()) >= most for s in found)


def _is_brief(clause: Clause) -> bool:
    return len(clause.text.split()) <= ASIDE and not clause.text.rstrip().endswith("?")


def _is_scrap(rest: str, heard: Sequence[Clause]) -> bool:
    """Too little is left to say anything: no request, no effect on the writer, few words."""
    name = vocative(f"{rest} ") or ""
    words = len(rest.replace(name, "").split())
    asks = shows("request", rest) or opens_with("verbs", rest)
    if asks or (shows("first_person", rest) and words > 2) or words > LONG:
        return False
    tells = is_concrete(rest) or any(telling(clause) >= HEARD for clause in heard)
    return words < FEWEST or not tells


def _stands_in_vague(clause: Clause, rest: str) -> bool:
    """Whether what is left of a cut clause is more than half a verdict where nothing is told."""
    asks = doing(clause, rest) in ("request", "question")
    return asks or is_concrete(rest) or shows("first_person", rest)


def _stated(rest: str) -> str:
    """ "You know that ...?" without the "you know" is no question any more."""
    concrete = is_concrete(rest) and rest.endswith("?")
    return f"{rest[:-1]}." if concrete else rest
