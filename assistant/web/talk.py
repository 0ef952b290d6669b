"""Talk, free of Gradio: what the page shows of a conversation, and what a press on it does."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from assistant.checks.verdict import Verdict
from assistant.errors import EmpatMataError
from assistant.jobs.contract import Answer
from assistant.texts import Language, text
from assistant.web import beside, composer, invented, keeping
from assistant.web.acting import Deed
from assistant.web.heading import person_named
from assistant.web.marks import mark_of
from assistant.web.messages import reply_html, user_html
from assistant.web.mistakes import in_words
from assistant.web.pace import time_told
from assistant.web.pieces import say
from assistant.web.replies import Reply, growing, grown, remembered
from assistant.web.revisions import outdated
from assistant.web.rewording import dialled, put_back
from assistant.web.sanitise import escaped
from assistant.web.turns import Progress, Turn, Turns
from assistant.web.welcome import BEGINNINGS as BEGINNINGS
from assistant.web.welcome import welcome

if TYPE_CHECKING:
    from assistant.assembly import House
    from assistant.memory.conversations import Conversation, Message

STILL_OPEN = timedelta(hours=12)
"""A talk that was continued within this time is shown again; later the page opens with today."""
LEFT = "left-talk"
"""Under this key stands the talk that the user left for a new one."""
FEW_WORDS = 5
"""A shorter message is taken to be in the language of the page."""
LIVE = 160
"""Characters of a growing refinement that are shown below the draft."""


@dataclass(frozen=True, slots=True)
class View:
    """What a turn changes on the page; None leaves a part as it is."""

    talk: str | None = None
    person: str | None = None
    history: str | None = None
    current: str | None = None
    beside: str | None = None
    status: str | None = None
    time: str = ""
    composer: str | None = None
    running: bool | None = None


class TalkPage:
    """The page's behaviour: messages and presses in, views out."""

    def __init__(self, house: House, language: Language, turns: Turns) -> None:
        self._house = house
        self._language: Language = language
        self._turns = turns
        self._composer = composer.Composer()

    def typed(self, words: str) -> None:
        """What stands in the composer changed."""
        self._composer.typed(self._house.memory, words)

    def opening(self) -> Iterator[View]:
        """The latest talk as it was left, and what is at work in it; or today."""
        memory = self._house.memory
        typed = composer.kept(memory)
        latest = memory.conversations.latest()
        turn = self._turns.of(latest.id) if latest else None
        if latest is None or not (turn or self._still_open(latest)):
            yield replace(self.fresh(), composer=typed)
            return
        yield replace(self._restored(latest, bool(turn)), composer=typed)
        if turn:
            yield from self._followed(turn)

    def fresh(self) -> View:
        """A new talk: today, and six ways to begin, by example."""
        return View(
            talk="",
            person="",
            history="",
            current=welcome(self._house.memory, self._language),
            beside=self._beside(None),
            status="",
            running=False,
        )

    def _still_open(self, talk: Conversation) -> bool:
        memory = self._house.memory
        left = memory.consents.get(LEFT) == talk.id
        return not left and memory.desk.clock() - talk.updated < STILL_OPEN

    def left_behind(self, talk: str | None) -> View:
        """A new talk; a reload does not bring the former one back."""
        if talk:
            self._house.memory.consents.set(LEFT, talk)
        return self.fresh()

    def meet(self, name: str, talk: str | None) -> View:
        """What is written next is about this person; about nobody where no name is known."""
        memory = self._house.memory
        person = person_named(self._house, name)
        if not person:
            if talk:
                memory.conversations.about(talk, "")
            return View(person="", status=text("web.top.cleared", self._language))
        return View(person=person, status=text("web.top.next", self._language, person=person))

    def turn(
        self, message: str, talk: str | None, person: str | None, tab: str, button: str | None
    ) -> Iterator[View]:
        """Answer a message; what was typed comes back where it could not be kept."""
        if not message.strip() and not button:
            yield View(status=text("web.status.empty", self._language))
            return
        try:
            yield from self._turn(message, talk or None, person or None, tab, button)
        except EmpatMataError as error:
            said = error.message(self._language)
            yield View(status=said, composer=message, running=False)

    def stop(self, talk: str | None) -> View:
        """End what is at work; the draft stands."""
        turn = self._turns.of(talk)
        if turn is None:
            return View(status="", running=False)
        turn.stop()
        return View(status=text("web.status.stopping", self._language), running=True)

    def press(self, deed: Deed, person: str | None, talk: str, tab: str) -> Iterator[View]:
        """A button on an answer; what was saved is shown as saved."""
        try:
            with in_words():
                yield from self._pressed(deed, person, talk, tab)
        except EmpatMataError as error:
            yield View(status=error.message(self._language))

    def _pressed(self, deed: Deed, person: str | None, talk: str, tab: str) -> Iterator[View]:
        if deed.do in invented.DEEDS:
            yield self._with_demo(deed.do)
        elif deed.do == "dial":
            yield from self._dialled(deed, talk, tab)
        elif deed.do == "put-back":
            yield self._with_words_back(deed, talk, tab)
        else:
            said = keeping.keep(self._house.memory, deed, person, self._language, talk)
            yield replace(self._after_saving(deed, talk), status=said)

    def _dialled(self, deed: Deed, talk: str, tab: str) -> Iterator[View]:
        """Feedback with another directness, where it stands: a turn that a stop ends.

        While an answer is on its way in this talk the draft alone is worded anew.
        """
        message, at_work = deed.id.partition("/")[0], self._turns.of(talk)
        if at_work and at_work.rewords != message:
            deque(dialled(self._house, deed, "draft"), maxlen=0)
            said = text("web.done.dial", self._language)
            yield replace(self._anew(message, talk), status=said)
            return
        words = str(keeping.reply_of(self._house.memory, message).fields.get("text"))
        engine = self._house.settings.engine
        turn = self._turns.start(
            talk, words, tab, lambda: dialled(self._house, deed, engine), rewords=message
        )
        yield from self._followed(turn)

    def _with_words_back(self, deed: Deed, talk: str, tab: str) -> View:
        message, at_work = deed.id.partition("/")[0], self._turns.of(talk)
        if at_work and at_work.rewords == message:
            self._turns.make_way(talk, tab)
        put_back(self._house, deed)
        said = text("web.done.put-back", self._language)
        return replace(self._anew(message, talk), status=said)

    def _after_saving(self, deed: Deed, talk: str) -> View:
        message = deed.id.partition("/")[0]
        return self._anew(message, talk) if mark_of(self._house.memory, message) else View()

    def _anew(self, message: str, talk: str, live: str = "") -> View:
        """The messages of the talk anew, as far as the one that changed stands there.

        `live` is how far a refinement of it has come.
        """
        if not talk:
            return View()
        messages = self._house.memory.conversations.load(talk).messages
        shown, turn = self._messages(messages), self._turns.of(talk)
        if messages[-1].id == message:
            reply = self._reply(messages[-1])
            last = reply_html(reply, self._language, live, busy=turn is not None)
            rests = self._beside(reply, turn is not None)
            return View(history="".join(shown[:-1]), current=last, beside=rests)
        answering = turn is not None and not turn.rewords
        return View(history="".join(shown if answering else shown[:-1]))

    def _with_demo(self, do: str) -> View:
        count = invented.carry_out(self._house.memory, do, self._language)
        return replace(self.fresh(), status=invented.said(do, count, self._language, "talk"))

    def _turn(
        self, message: str, talk: str | None, person: str | None, tab: str, button: str | None
    ) -> Iterator[View]:
        spoken = self._spoken(message)
        conversation = self._house.conversation(talk, spoken)
        memory = self._house.memory
        before = memory.conversations.load(conversation.id).messages
        shown = message or text(f"web.begin.{button}", self._language)
        turn = self._turns.start(
            conversation.id,
            message,
            tab,
            lambda: conversation.turn(message, button=button, person=person),
        )
        self._composer.sent(memory, message)
        yield View(
            talk=conversation.id,
            history="".join(self._messages(before)) + user_html(shown, self._language),
            current=_thinking(self._language),
            status=text("web.status.reading", self._language),
            composer="",
            running=True,
        )
        yield from self._followed(turn)

    def _spoken(self, message: str) -> Language:
        if len(message.split()) < FEW_WORDS:
            return self._language
        return self._house.coach.detect(message)

    def _followed(self, turn: Turn) -> Iterator[View]:
        """A turn as it grows; the last view is complete and comes from memory."""
        seen = Progress(since=time.monotonic())
        for progress in turn.follow():
            if progress.ended:
                yield self._ended(turn, progress)
                return
            fresh = progress.stage != seen.stage
            took = progress.since - seen.since
            if fresh and took > 0:  # else the stage had begun before anybody looked
                self._turns.pace.took(seen.stage, len(turn.message.split()), took)
            if progress is not seen and progress.update is not None:
                yield self._grown(turn, progress, fresh)
            elif not turn.stopping:
                yield self._waiting(turn, progress)
            seen = progress

    def _grown(self, turn: Turn, progress: Progress, fresh: bool) -> View:
        """The answer as far as it has come; `fresh` where a stage of it begins."""
        update, stage = progress.update, progress.stage
        assert update is not None
        live = grown(progress.draft, update)[-LIVE:] if stage == "refining" else ""
        said = text(f"web.status.{stage}", self._language) if fresh else None
        if turn.rewords:
            anew = self._anew(turn.rewords, turn.talk, live)
            return replace(anew, status=said, running=True)
        reply = growing(update, progress.draft)
        return View(
            talk=turn.talk,
            current=reply_html(reply, self._language, live, busy=True),
            beside=self._beside(reply, stage != "final") if fresh else None,
            status=said,
            running=True,
        )

    def _waiting(self, turn: Turn, progress: Progress) -> View:
        """What is at work, and for how long still."""
        elapsed = time.monotonic() - progress.since
        left = self._turns.pace.left(progress.stage, len(turn.message.split()), elapsed)
        return View(
            talk=turn.talk,
            status=text(f"web.status.{progress.stage}", self._language),
            time=time_told(elapsed, left, self._language),
            running=True,
        )

    def _ended(self, turn: Turn, progress: Progress) -> View:
        """The kept reply with its buttons; an error in words, with what was typed given back."""
        talk = self._house.memory.conversations.load(turn.talk)
        failed = progress.error is not None and not turn.rewords
        if failed or not _answered(talk):
            said = progress.error.message(self._language) if progress.error else ""
            reply = growing(progress.update, progress.draft) if progress.update else None
            stopped = text("web.status.stopped", self._language) if progress.stopping else ""
            return View(
                talk=turn.talk,
                current=_notice(said or stopped) if reply is None else self._shown(reply),
                status=said or stopped,
                composer=turn.message if reply is None else None,
                running=False,
            )
        reply = self._reply(talk.messages[-1])
        return View(
            talk=turn.talk,
            person=self._subject(talk, reply) or None,
            history="".join(self._messages(talk.messages)[:-1]),
            current=self._shown(reply),
            beside=self._beside(reply),
            status=self._said_at_the_end(turn, progress),
            running=False,
        )

    def _said_at_the_end(self, turn: Turn, progress: Progress) -> str:
        if progress.error is not None:
            return progress.error.message(self._language)
        return text("web.done.dial" if turn.rewords else "web.status.done", self._language)

    def _restored(self, talk: Conversation, running: bool) -> View:
        messages = talk.messages
        reply = self._reply(messages[-1]) if _answered(talk) else None
        waiting = _thinking(self._language) if running else ""
        return View(
            talk=talk.id,
            person=self._subject(talk, reply),
            history="".join(self._messages(messages)[: -1 if reply else None]),
            current=self._shown(reply) if reply else waiting,
            beside=self._beside(reply),
            status=text("web.status.reading", self._language) if running else "",
            running=running,
        )

    def _subject(self, talk: Conversation, reply: Reply | None) -> str:
        """Whom the answer is about, else whom the talk is about; empty for nobody known."""
        named = keeping.about(reply.fields) if reply else None
        if known := person_named(self._house, named or ""):
            return known
        return self._house.memory.people.get(talk.person_id).name if talk.person_id else ""

    def _messages(self, messages: tuple[Message, ...]) -> list[str]:
        """All of a talk, each message as HTML."""
        old = outdated(messages)
        return [self._message(message, message.id in old) for message in messages]

    def _message(self, message: Message, old: bool) -> str:
        if message.role == "user":
            return user_html(message.content, self._language)
        return self._shown(self._reply(message, old))

    def _reply(self, message: Message, old: bool = False) -> Reply:
        reply = remembered(message, mark_of(self._house.memory, message.id), old)
        return replace(reply, people=self._people(reply.answer))

    def _people(self, answer: Answer | None) -> tuple[str, ...]:
        """Those to turn to where the limits had a doubt about what was written."""
        if answer is None or answer.route is None or answer.certain:
            return ()
        from assistant.checks.limits.help import help_for

        doubt = Verdict(answer.route, certain=False)
        help_at_hand = help_for(doubt, self._language, self._house.settings.organisation)
        return tuple(person.line() for person in help_at_hand.people)

    def _shown(self, reply: Reply) -> str:
        return reply_html(reply, self._language)

    def _beside(self, reply: Reply | None, at_work: bool = False) -> str:
        return beside.column(reply.answer if reply else None, self._language, at_work)


def _answered(talk: Conversation) -> bool:
    return bool(talk.messages) and talk.messages[-1].role == "coach"


def _thinking(language: Language) -> str:
    words = say("status.reading", language)
    return f'<article class="em-message em-coach em-waiting"><p>{words}</p></article>'


def _notice(words: str) -> str:
    return (
        f'<article class="em-message em-coach"><p class="em-warning">{escaped(words)}</p></article>'
    )
