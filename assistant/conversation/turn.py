"""One turn: a message comes in, the answer grows, and both are kept.

message -> limits? -> what it means (`understanding`) -> job, advice or a question -> answer. What a
user may type never raises: a request that cannot be carried out is answered in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from assistant.checks.verdict import CLEAR_ROAD, Route, Verdict
from assistant.conversation import preparing, rehearsing
from assistant.conversation.followups import edited
from assistant.conversation.intent import IntentReader
from assistant.conversation.notice import Notice, notice_of
from assistant.conversation.phrases import says
from assistant.conversation.state import BESIDE, State, language_of
from assistant.conversation.understanding import Plan, Understanding, missing
from assistant.conversation.updates import Stage, Update
from assistant.errors import InputTooLong, InvalidRequest, NothingFound, UsageError
from assistant.jobs import REGISTRY, load_job
from assistant.jobs.change import Change
from assistant.jobs.contract import Answer, Request
from assistant.rendering import render
from assistant.settings import MAX_CHARACTERS, EngineChoice
from assistant.texts import Language, text

if TYPE_CHECKING:
    from assistant.coach import Coach
    from assistant.conversation.advice import Adviser
    from assistant.memory.store import Memory

FEW_WORDS = 5
"""A shorter message is taken to be in the language of the talk so far."""
STORIES = frozenset({"tension", "feedback"})
"""Jobs whose text a question may lean on."""
TOLD_BESIDE = frozenset({"agenda"})
"""Jobs of whose message the request holds a part only: the limits judge all of it."""
PLAIN = frozenset(
    {"cancelled", "prepared", "saving", "about-me", "about-data", "about-use", "outside", "unclear"}
)
"""What is answered with a text of that name."""
KEEPING = frozenset({"keeping", "kept", "not-kept"})
"""A promise told as kept: the question, the yes and the no."""
NEVER_SPARED = frozenset({Route.SELF_HARM, Route.VIOLENCE, Route.HARASSMENT})
"""A doubt about these is voiced even where the message is small talk."""
ONCE = "send"
"""The change of an agenda that shows its copy to send, this once."""
ASIDE = "aside"
"""The name under which words beside an answer are kept: a copy to send, a question back."""


class Conversation:
    """A talk of one user with the coach, kept in memory from the first message on."""

    def __init__(
        self,
        coach: Coach,
        memory: Memory,
        intents: IntentReader,
        adviser: Adviser,
        *,
        identity: str | None = None,
        engine: EngineChoice = "auto",
        language: Language | None = None,
    ) -> None:
        self._coach = coach
        self._memory = memory
        self._intents = intents
        self._adviser = adviser
        self._engine: EngineChoice = engine
        self._language: Language | None = language
        self.id = identity or memory.conversations.start(language=language).id

    def turn(
        self, message: str, *, button: str | None = None, person: str | None = None
    ) -> Iterator[Update]:
        """Answer a message. `button` names the job whose button was pressed, `person` whom the
        user chose to talk about. Raises StorageError alone.
        """
        message = message.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
        before = self._state()
        self._memory.conversations.append(self.id, "user", message)
        tongue = self._tongue(before, message)
        try:
            yield from self._answered(before, message, tongue, button, person)
        except (UsageError, NothingFound) as error:
            said = Update("final", error.message(tongue))
            self._keep(before.aside(ASIDE), None, said)
            yield said

    def _answered(
        self,
        before: State,
        message: str,
        tongue: Language,
        button: str | None,
        person: str | None,
    ) -> Iterator[Update]:
        if len(message) > MAX_CHARACTERS:
            raise InputTooLong(length=f"{len(message):,}", limit=f"{MAX_CHARACTERS:,}")
        plan = self._understanding(person).plan(before, message, button)
        draft: Update | None = None
        last: Update | None = None
        for last in self._updates(plan, message, tongue):
            draft = last if last.stage == "draft" else draft
            if last.stage == "final":
                break  # it is kept before it is shown
            yield last
        if last is None:
            return
        after = replace(_after(plan, last, tongue), doubted=_doubted(plan, last, message))
        self._keep(after, draft, last)
        self._remember_person(plan.state)
        if last.stage == "final":
            yield last

    def _updates(self, plan: Plan, message: str, tongue: Language) -> Iterator[Update]:
        state = plan.state
        if plan.change is not None:
            yield from self._amended(state, plan.change, message)
        elif state.job in REGISTRY and missing(state) is None:
            yield from self._job(plan, message, tongue)
        else:
            yield from self._beside(plan, message, tongue)

    def _job(self, plan: Plan, message: str, tongue: Language) -> Iterator[Update]:
        """The job's own updates, with what the limits say before them and a question below."""
        state = plan.state
        name, spoken = str(state.job), state.language or tongue
        job = load_job(name)
        request = _request(name, state, spoken)
        series_decides = name == "agenda"  # how long it takes, unless it was said
        fields = request.model_dump(
            mode="json", by_alias=True, exclude_none=True, exclude_unset=series_decides
        )
        notice = self._told_beside(plan, message, spoken)
        for step in self._coach.steps(
            job, request, engine=self._engine, language=spoken, dismissed=state.cleared
        ):
            answer = edited(name, step.answer, state.edits)
            if notice is None and answer.route is not None:
                notice = self._noticed(job.subject(request), spoken)
            update = _update(step.stage, name, answer, fields, notice, repeated=bool(state.notice))
            yield _followed(update, "" if notice else _below(plan, fields, spoken))

    def _told_beside(self, plan: Plan, message: str, language: Language) -> Notice | None:
        """What the limits say about a message of which the request holds a part only."""
        if not plan.fresh or plan.state.job not in TOLD_BESIDE or plan.state.cleared:
            return None
        return self._noticed(message, language)

    def _noticed(self, words: str, language: Language) -> Notice | None:
        verdict = self._coach.judge(words, language)
        return notice_of(self._coach, words, verdict, language) if verdict.route else None

    def _beside(self, plan: Plan, message: str, tongue: Language) -> Iterator[Update]:
        """What is no job: a field to ask for, advice, small talk, the end of a rehearsal."""
        state = plan.state
        verdict = CLEAR_ROAD if state.cleared else self._coach.judge(message, tongue)
        if state.job == "confirmed":
            yield self._confirmed(state, tongue)
            return
        if verdict.stops:
            yield self._stopped(message, verdict, tongue)
            return
        asked = verdict.doubtful and not (plan.idle and verdict.route not in NEVER_SPARED)
        notice = notice_of(self._coach, message, verdict, tongue) if asked else None
        for update in self._aside(plan, message, tongue):
            yield _preceded(update, notice)

    def _aside(self, plan: Plan, message: str, tongue: Language) -> Iterator[Update]:
        state = plan.state
        if state.job == "advice":
            background = self._leant_on(state, message)
            yield from self._adviser.advise(message, tongue, background)
        elif state.job == "debrief":
            yield Update("final", rehearsing.debrief(state, self._coach, tongue))
        elif state.job == "preparing":
            yield Update("final", preparing.worded(str(plan.asks), state.topic.fields, tongue))
        elif state.job in KEEPING:
            yield Update("final", self._kept(state, tongue))
        elif state.job in PLAIN:
            yield Update("final", text(f"conversation.{state.job}", tongue))
        elif state.job in REGISTRY:
            yield Update("question", _question(plan, tongue), state.job)
        else:
            yield Update("final", self._small_talk(message, tongue))

    def _kept(self, state: State, tongue: Language) -> str:
        """The question whether a promise is kept, and what follows on a yes or a no."""
        if state.job == "kept":
            self._memory.promises.close(str(state.fields["promise"]))
        return text(f"conversation.{state.job}", tongue, task=str(state.fields["task"]))

    def _small_talk(self, message: str, tongue: Language) -> str:
        for kind in ("thanks", "farewell"):
            if says(message, kind):
                return text(f"conversation.{kind}", tongue)
        return text("conversation.hello", tongue)

    def _stopped(self, words: str, verdict: Verdict, language: Language) -> Update:
        notice = notice_of(self._coach, words, verdict, language)
        return Update("final", notice.words, "limits", notice.answer, {"text": words}, notice.words)

    def _confirmed(self, state: State, tongue: Language) -> Update:
        """The user said that the doubt was right: whose help is due."""
        topic = State.from_json(state.base)
        words = state.doubted or load_job(str(topic.job)).subject(
            _request(str(topic.job), topic, tongue)
        )
        doubt = self._coach.judge(words, tongue)
        return self._stopped(words, replace(doubt, certain=True), tongue)

    def _amended(self, state: State, change: Change, message: str) -> Iterator[Update]:
        """The last answer with a change in it, or words beside it."""
        name = str(state.job)
        if change.answer is not None:
            shown = render(name, change.answer)
            yield Update("final", shown, name, change.answer, state.fields)
            return
        spoken = language_of(state)
        if not change.library:
            yield Update("final", change.said, ASIDE, Answer(language=spoken))
            return
        for update in self._adviser.advise(message, spoken):
            yield replace(update, markdown=f"{change.said}\n\n{update.markdown}")

    def _understanding(self, person: str | None) -> Understanding:
        people = tuple(self._memory.people.all())
        return Understanding(
            self._intents,
            people,
            self._coach.today(),
            person,
            tuple(self._memory.promises.open()),
        )

    def _tongue(self, before: State, message: str) -> Language:
        """The language to answer in: as asked for, as the talk goes, or as the message speaks."""
        topic = before.topic
        if len(message.split()) < FEW_WORDS:
            if before.asked and before.language:
                return before.language
            if topic.answer:
                return language_of(topic)
        return self._language or self._coach.detect(message)

    def _leant_on(self, state: State, message: str) -> list[str]:
        """What a question may lean on: the story told, or what was asked just before."""
        talk = self._memory.conversations.load(self.id).messages
        asked = [said.content for said in talk if said.role == "user"][:-1]
        last = next((said for said in reversed(talk) if said.role == "coach"), None)
        if last is not None and State.from_json(last.answer).job == "advice":
            return asked
        topic = state.topic
        if topic.job in STORIES and len(message.split()) < FEW_WORDS:
            return [str(topic.fields["text"])]
        return []

    def _state(self) -> State:
        for message in reversed(self._memory.conversations.load(self.id).messages):
            if message.role == "coach":
                return State.from_json(message.answer)
        return State()

    def _remember_person(self, state: State) -> None:
        """The talk is about somebody whom the user knows."""
        named = state.fields.get("person") or state.fields.get("other")
        known = {person.name: person for person in self._memory.people.all()}
        if named in known:
            self._memory.conversations.about(self.id, known[named])

    def _keep(self, state: State, draft: Update | None, last: Update) -> None:
        lasting = [edit for edit in state.edits if edit["kind"] != ONCE]
        stored = replace(state, drafted=None, unmade="", edits=lasting)
        if last.answer is not None:
            stored = replace(stored, answer=_as_json(last.answer))
        if draft and draft.answer and last.answer and last.answer.engine != "draft":
            stored = replace(stored, drafted=_as_json(draft.answer))
        self._memory.conversations.append(self.id, "coach", last.markdown, stored.as_json())


def _question(plan: Plan, language: Language) -> str:
    """What is asked for: which of several people, a name, or the job's own material."""
    if plan.choices:
        names = text("conversation.or", language).join(plan.choices)
        return text("conversation.ask.which", language, names=names)
    told = preparing.known_so_far(plan.state.fields, language)
    if plan.asks == "agenda-again" and told:
        return text("conversation.ask.agenda-noted", language, told=told)
    return text(f"conversation.ask.{plan.asks or plan.state.job}", language)


def _below(plan: Plan, fields: dict[str, Any], language: Language) -> str:
    """What stands under an answer: the second wish of the message, else a question."""
    if plan.state.unmade:
        return text("conversation.unmade", language, words=plan.state.unmade)
    if plan.state.later:
        return text("conversation.then", language, words=plan.state.later)
    return preparing.worded(plan.asks, fields, language) if plan.asks else ""


def _followed(update: Update, question: str) -> Update:
    """The answer with a question below it, once it stands."""
    if not question or update.stage != "final":
        return update
    return replace(update, markdown=f"{update.markdown}\n\n{question}")


def _after(plan: Plan, last: Update, tongue: Language) -> State:
    """The state that the turn leaves behind."""
    state = plan.state
    if last.stage == "question":
        return replace(state, asked=missing(state), language=tongue)
    if plan.change is not None and last.job not in REGISTRY:
        return state.aside(str(last.job), fields=last.fields)
    if last.job in REGISTRY and last.answer is not None:
        asks = None if last.notice or state.later else plan.asks
        base = state.base if last.job in BESIDE else None
        state = replace(state, job=last.job, fields=last.fields, base=base, asked=asks)
        state = replace(state, notice=state.notice or last.notice)
        return rehearsing.replied(state, last.answer) if state.job == rehearsing.JOB else state
    return replace(state, job=last.job or state.job)


def _doubted(plan: Plan, last: Update, message: str) -> str:
    """The message that the limits spoke about, where the answered request does not hold it."""
    beside = plan.fresh and last.job in TOLD_BESIDE
    held = last.job in REGISTRY and last.stage != "question" and not beside
    return message if last.notice and not held else plan.state.doubted if held else ""


def _update(
    stage: Stage,
    name: str,
    answer: Answer,
    fields: dict[str, Any],
    notice: Notice | None,
    repeated: bool,
) -> Update:
    """A step as the user sees it; a doubt is voiced once, a clear limit every time."""
    if notice is None:
        return Update(stage, render(name, answer), name, answer, fields)
    shown = notice.without_echo(answer)
    plain = Update(stage, render(name, shown), name, shown, fields)
    return plain if repeated and not answer.certain else _preceded(plain, notice)


def _preceded(update: Update, notice: Notice | None) -> Update:
    if notice is None:
        return update
    both = f"{notice.words}\n\n---\n\n{update.markdown}" if update.markdown else notice.words
    return replace(update, markdown=both, notice=notice.words)


def _request(name: str, state: State, language: Language) -> Request:
    """The job's request. Raises InvalidRequest, which says which field is wrong."""
    fields = dict(state.fields)
    if name == "recap" and not fields.get("me"):
        fields["me"] = text("conversation.me", language)
    try:
        return load_job(name).request_type.model_validate(fields)
    except ValidationError as error:
        raise InvalidRequest.first_of(error.errors()) from error


def _as_json(answer: Answer) -> dict[str, Any]:
    return answer.model_dump(mode="json", by_alias=True)
