"""What a message means where the conversation stands.

Order matters: an answer to the limits first, then a rehearsal, then a field that was asked for,
then a change to the last answer, then a new matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.checks.limits.rules import signs
from assistant.conversation import preparing, rehearsing
from assistant.conversation.bringing import brought, is_order
from assistant.conversation.elliptic import asked_about_another
from assistant.conversation.followups import (
    again,
    changeable,
    changed,
    followup_in,
    more_topics,
)
from assistant.conversation.keeping import told_as_kept
from assistant.conversation.phrases import (
    FEW_WORDS,
    asks_how_to_begin,
    asks_notes,
    bare_request,
    is_short,
    says,
    says_only,
    wants_out,
)
from assistant.conversation.plainly import by_its_words, told_in_passing
from assistant.conversation.slots import (
    agenda_fields,
    coming_session,
    only_a_session,
    person_in,
    person_said,
    role_in,
    topics_told,
)
from assistant.conversation.state import BESIDE, State, language_of
from assistant.conversation.whom import named_in, one_of_them, spoken_of
from assistant.conversation.wishes import NEEDED, two_wishes
from assistant.jobs.agenda.changes import begins_by_changing
from assistant.jobs.change import Change
from assistant.memory.naming import plain_name, whom
from assistant.retrieval.followups import leans
from assistant.texts import text

if TYPE_CHECKING:
    from assistant.conversation.intent import Intent, IntentReader
    from assistant.memory.people import Person
    from assistant.memory.promises import Promise

BROUGHT = frozenset({"feedback"})
"""Jobs whose material may have a request around it."""
LONGEST_CHANGE = 14
"""Words of a message that may be a change in words of its own."""
NEWS = frozenset({"gentle", "add", "share"})
"""Changes that a few words may only sound like while they answer a question."""
LIKE_ANSWERS = frozenset({"agenda", "tension", "heavy", "chat"})
"""Intents that an answer to a question under an agenda may look like."""
SURE = 0.25
"""The margin from which an intent is clear."""
RELATED = frozenset({"agenda", "feedback", "tension", "recap"})
"""Jobs whose request has a relation."""
LEAST_MARGIN, LEAST_SCORE, LONGEST_UNCLEAR = 0.1, 0.6, 3
"""So few words, so near a toss-up or so far from all examples, are asked about, not guessed."""
ADDS = frozenset({"agenda", "outside", "unclear", "chat", "advice", "tension"})
"""Intents that a few words may have which only name more topics for an agenda."""
ASIDES = frozenset({"chat", "advice", "about-me", "about-data", "about-use", "outside", "unclear"})
"""Intents that are answered beside the topic, which follow-ups can still change."""
IDLE = ASIDES - {"advice", "unclear"}
LONGEST_IDLE = 8
"""Words of small talk that are spared a doubt of the limits where nothing in them is a sign."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be answered: a state, and where the answer itself changes, how.

    `asks` is the question that stands under the answer, `choices` are the people between whom the
    user has to choose, `fresh` means that the message began a new matter, `idle` that it is small
    talk or a question about the app: a doubt of the limits is spared it, a certain verdict never.
    """

    state: State
    change: Change | None = None
    asks: str | None = None
    choices: tuple[str, ...] = ()
    fresh: bool = False
    idle: bool = False


@dataclass(frozen=True)
class Understanding:
    """Reads messages. `people` are those whom the user knows, `person` the one chosen."""

    intents: IntentReader
    people: tuple[Person, ...]
    today: date
    person: str | None = None
    promises: tuple[Promise, ...] = ()

    def plan(self, state: State, message: str, button: str | None) -> Plan:
        """What to answer to `message`."""
        if button:
            return self._began(State(job=button), message, state)
        topic = state.topic
        if plan := self._about_limits(state, topic, message):
            return plan
        if rehearsing.rehearsing(state):
            return Plan(_rehearsed(state, message))
        if state.later and says_only(message, "more"):
            return self._new(replace(state, later=""), state.later)
        if state.job == "keeping" and (told := _about_keeping(state, message)):
            return told
        if plan := self._whole(state, message):
            return plan
        if preparing.preparing(state) and (plan := self._prepared(state, message)):
            return plan
        if state.asked and state.job in NEEDED and state.answer is None:
            return self._filled(state, message)
        return self._changed(topic, message) or self._new(state, message)

    def _whole(self, state: State, message: str) -> Plan | None:
        """A message whose whole form says what it is: a promise kept, a name, a bare request."""
        if kept := told_as_kept(message, self.promises):
            asked = {"promise": kept.id, "task": kept.task}
            return Plan(state.aside("keeping", fields=asked), idle=True)
        if about := asked_about_another(state, message, self.people):
            return Plan(about, fresh=True)
        stands = state.topic.job == "agenda" and state.topic.answer
        if stands and (ends := preparing.ending(message)):
            return Plan(state.aside(ends), idle=True)
        if bare := bare_request(message):
            return self._began(State(job=bare), message, state)
        return None

    def _prepared(self, state: State, message: str) -> Plan | None:
        """An answer to the question under an agenda, or none; None for anything else."""
        topic, asked = state.topic, str(state.asked)
        following = preparing.question_after(asked, topic.fields)
        if says(message, "thanks") or says(message, "farewell"):
            return Plan(state.aside("chat"), idle=True)
        if preparing.enough(message) or (preparing.passed(message) and following is None):
            return Plan(state.aside("prepared"), idle=True)
        if preparing.passed(message):
            return Plan(state.aside("preparing", asked=following), asks=following, idle=True)
        hoped = asked == "want" and is_short(message)
        told = preparing.answered(topic, asked, message) if hoped else None
        if told is None and (plan := self._changed(topic, message, answering=True)):
            return plan
        answers = self._answers(message) and not self._another_session(topic, message)
        if told is None and answers:
            told = preparing.answered(topic, asked, message)
        if told is None:
            return None
        return Plan(again(told), asks=preparing.question_after(asked, told.fields))

    def _another_session(self, topic: State, message: str) -> bool:
        """Whether a message tells of a session with somebody else."""
        told = agenda_fields(message, self.people, self.today)
        other = told["person"] and plain_name(told["person"]) != plain_name(
            str(topic.fields.get("person") or "")
        )
        return bool(other and (told["date"] or told["minutes"]))

    def _answers(self, message: str) -> bool:
        """Whether a message reads as an answer and not as a wish of its own."""
        if is_short(message):
            return True
        intent = self.intents.read(message)
        return intent.name in LIKE_ANSWERS or intent.margin < LEAST_MARGIN

    def _changed(self, topic: State, message: str, answering: bool = False) -> Plan | None:
        """A change to the last answer, if the message asks for one.

        `answering`: a few words may also be the answer to a question; then they are no news.
        """
        heard = self._heard(topic, message)
        if answering and heard in NEWS and is_short(message):
            heard = None
        found = changed(topic, message, self.people, self.today, heard)
        if isinstance(found, Change):
            return Plan(topic, found)
        if found:
            return Plan(found)
        dropping = topic.job == "agenda" and len(message.split()) <= LONGEST_CHANGE
        unmade = heard and heard != "what-if" and not (answering and is_short(message))
        if unmade or (dropping and begins_by_changing(message)):
            return Plan(topic, Change(said=text("conversation.no-change", language_of(topic))))
        return None

    def _heard(self, topic: State, message: str) -> str | None:
        """The change that a message without any of the known phrases sounds like."""
        kinds = changeable(topic.job)
        short = len(message.split()) <= LONGEST_CHANGE and "\n" not in message.strip()
        if topic.answer is None or not kinds or not short or followup_in(message):
            return None
        return self.intents.change(message, kinds)

    def _new(self, state: State, message: str) -> Plan:
        if not any(letter.isalnum() for letter in message):
            return Plan(state.aside("chat"))
        if followup_in(message) == "what-if" and state.topic.answer:
            return Plan(state.aside("advice"), idle=_harmless(message))
        first, later = two_wishes(message, self.intents)
        settled = by_its_words(self.intents.read(message), message, SURE)
        if later and settled != "feedback" and not told_in_passing(later):
            plan = self._new(state, first)
            return replace(plan, state=replace(plan.state, later=later))
        intent = self._intent(state, message)
        told = agenda_fields(message, self.people, self.today)
        if intent.name in ADDS and (more := more_topics(state.topic, message, told)):
            return Plan(more)
        if intent.name in ASIDES:
            sure = intent.margin >= SURE and intent.name in IDLE
            leaning = state.job == "advice" and leans(message)
            idle = (sure or leaning) and _harmless(message)
            return Plan(state.aside(intent.name), idle=idle)
        if intent.name == "heavy":
            return Plan(State(job="tension"), asks="heavy")
        begun = state.aside(intent.name) if intent.name in BESIDE else State(job=intent.name)
        return self._began(begun, message, state)

    def _intent(self, state: State, message: str) -> Intent:
        """What the message asks for; a few words that say nothing clear are asked about."""
        read = self.intents.read(message)
        if named := by_its_words(read, message, SURE):
            return replace(read, name=named, margin=max(read.margin, SURE))
        if only_a_session(message, self.people, self.today):
            return replace(read, name="agenda")
        if "?" not in message and coming_session(message, self.people, self.today):
            return replace(read, name="agenda")
        if is_order(message):
            return replace(read, name="feedback")
        if asks_notes(message):
            return replace(read, name="ask", margin=max(read.margin, SURE))
        if read.name == "about-use" and state.topic.answer and asks_how_to_begin(message):
            return replace(read, name="advice")
        if read.name == "rehearse" and wants_out(message):
            return replace(read, name="heavy")
        if state.job == "advice" and read.margin < SURE and leans(message):
            return replace(read, name="advice")
        far = read.score < LEAST_SCORE and read.name in ASIDES
        if len(message.split()) <= LONGEST_UNCLEAR and (far or read.margin < LEAST_MARGIN):
            return replace(read, name="unclear")
        return read

    def _filled(self, state: State, message: str) -> Plan:
        """The request with what was asked for, and whatever else the message tells."""
        if says(message, "cancel") or preparing.enough(message):
            return Plan(state.aside("cancelled"))
        begun = replace(state, asked=None, language=None)
        if state.asked != "person":
            if self._another_wish(state, message):
                return self._new(state, message)
            return Plan(begun.with_fields(**{str(state.asked): message.strip()}))
        told = agenda_fields(message, self.people, self.today)
        changing = followup_in(message) is not None
        picked = one_of_them(message, self.people)
        named = told["person"] or (picked.name if picked else None) or role_in(f"sama {message}")
        told_else = any(told[slot] for slot in ("minutes", "date", "at"))
        named = named or (None if changing or told_else else person_said(message))
        if named is None and not told_else and self._another_wish(state, message):
            return self._new(state, message)
        plan = self._opened(begun.with_fields(**{**told, "person": named}), message, picked)
        return replace(plan, asks="agenda-again") if missing(plan.state) else plan

    def _another_wish(self, state: State, message: str) -> bool:
        """Whether a reply is no answer but asks for something else, clearly."""
        if len(message.split()) < FEW_WORDS or "\n" in message:
            return False
        intent = self.intents.read(message)
        return intent.margin >= SURE and intent.name not in (state.job, "chat", "tension", "heavy")

    def _about_limits(self, state: State, topic: State, message: str) -> Plan | None:
        """A yes or a no to what the limits said last."""
        beside = state.answer is None or state.job not in NEEDED
        if state.doubted and beside and (plan := self._undoubted(state, message)):
            return plan
        if topic.notice and not topic.cleared and (replied := self._replied(topic, message)):
            return Plan(replied)
        return None

    def _undoubted(self, state: State, message: str) -> Plan | None:
        """An answer to a doubt that was voiced beside a question or small talk."""
        if says(message, "confirmation"):
            return Plan(state.aside("confirmed", doubted=state.doubted))
        if not says(message, "dismissal"):
            return None
        if state.asked:
            return Plan(replace(state, doubted="", cleared=True))
        plan = self._new(State(), state.doubted)
        return replace(plan, state=replace(plan.state, cleared=True))

    def _replied(self, topic: State, message: str) -> State | None:
        """An answer to the limits: a false alarm, or that it is so."""
        if says(message, "dismissal"):
            if topic.job == "limits":
                new = self._new(State(), str(topic.fields["text"])).state
                return replace(new, cleared=True)
            return replace(again(topic), cleared=True, notice="", doubted="")
        unsure = topic.answer is not None and not topic.answer.get("certain", True)
        if not (unsure or topic.doubted) or not says(message, "confirmation"):
            return None
        return topic.aside("confirmed", doubted=topic.doubted)

    def _began(self, state: State, message: str, before: State) -> Plan:
        """A new request with all that the message already tells."""
        if state.job == "agenda":
            told = agenda_fields(message, self.people, self.today)
            told["person"] = told["person"] or spoken_of(message, before) or role_in(message)
            if coming_session(message, self.people, self.today):
                told |= topics_told(told, message)
            return self._opened(state.with_fields(**told), message)
        needed = NEEDED.get(state.job or "")
        material = message if message.strip() and not bare_request(message) else None
        if material and state.job in BROUGHT:
            material = brought(material)
        if needed and state.job == rehearsing.JOB:
            material = material or rehearsing.scene(before.topic)
        if needed:
            state = state.with_fields(**{needed: material})
        known = self._known(message)
        name = known.name if known else person_in(message, ()) or self.person
        name = name or spoken_of(message, before)
        if state.job in ("recap", "ask"):
            state = state.with_fields(**{"other" if state.job == "recap" else "person": name})
        return Plan(self._related(state, known), fresh=True)

    def _opened(self, state: State, message: str, picked: Person | None = None) -> Plan:
        """An agenda about to be made: whom it is with, and what is asked under it."""
        named = named_in(message, self.people)
        if picked is None and named and len(named.people) > 1:
            names = tuple(person.name for person in named.people)
            return Plan(replace(state, fields=_without(state.fields, "person")), choices=names)
        if not state.fields.get("person"):
            state = state.with_fields(person=self.person)
        who = picked or self._called(str(state.fields.get("person") or ""))
        state = self._related(state, who)
        asks = preparing.first_question(state.fields) if missing(state) is None else None
        return Plan(state, asks=asks, fresh=True)

    def _known(self, message: str) -> Person | None:
        """The one person whom the message names."""
        named = named_in(message, self.people)
        if named:
            return named.people[0] if len(named.people) == 1 else None
        return self._called(self.person) if self.person else None

    def _called(self, name: str) -> Person | None:
        return whom(name, self.people, lambda person: (person.name, *person.aliases))

    def _related(self, state: State, known: Person | None) -> State:
        """The relation as it is remembered, where the message does not say it."""
        if state.job not in RELATED or known is None or state.fields.get("relation"):
            return state
        return state.with_fields(relation=known.relation)


def _about_keeping(state: State, message: str) -> Plan | None:
    """A yes or a no to the question whether a promise is kept."""
    for said, job in (("confirmation", "kept"), ("not_yet", "not-kept"), ("dismissal", "not-kept")):
        if says(message, said):
            return Plan(state.aside(job, fields=dict(state.fields)), idle=True)
    return None


def _without(fields: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if key != name}


def _harmless(message: str) -> bool:
    """Whether a few words show no sign of what the limits are about."""
    raised = any("/" in sign.kind for sign in signs(message))
    return len(message.split()) <= LONGEST_IDLE and not raised


def missing(state: State) -> str | None:
    """The field that has still to be asked for."""
    needed = NEEDED.get(state.job or "")
    return needed if needed and not state.fields.get(needed) else None


def _rehearsed(state: State, message: str) -> State:
    """The next sentence to the co-worker, one taken back, or the end."""
    if says(message, "stop") and len(message.split()) <= 4:
        return replace(state.aside("debrief"), fields=dict(state.fields), base=None)
    if says(message, "back") and len(message.split()) <= 3:
        return rehearsing.rewound(state)
    return rehearsing.said(state, message)
