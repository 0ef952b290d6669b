"""The house put together from the settings. Each room is opened when somebody first enters it."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.checks.verdict import Verdict
from assistant.coach import Coach
from assistant.engines.engine import Engine
from assistant.engines.privacy import keep_quiet
from assistant.jobs.contract import Context
from assistant.settings import EngineChoice, Settings
from assistant.texts import Language

if TYPE_CHECKING:
    from assistant.checks.limits import Limits
    from assistant.conversation.intent import IntentReader
    from assistant.conversation.turn import Conversation
    from assistant.engines.choice import Engines
    from assistant.language.ear import Ear
    from assistant.language.embedding import Encoder
    from assistant.memory.store import Memory, Store
    from assistant.rendering.quiet import QuietWord
    from assistant.retrieval.search import Finder


class House:
    """One user's coach with all it needs."""

    def __init__(self, settings: Settings) -> None:
        keep_quiet()
        self.settings = settings

    @cached_property
    def coach(self) -> Coach:
        """The turn from words to answer."""
        from assistant.language.detect import detect_language

        return Coach(
            judge=self._judge,
            detect=detect_language,
            context=self._context,
            engine_for=self._engine_for,
        )

    @cached_property
    def encoder(self) -> Encoder:
        """The sentence embeddings of this process."""
        from assistant.language.embedding import shared_encoder

        return shared_encoder()

    @cached_property
    def ear(self) -> Ear:
        """What reads clauses."""
        from assistant.language.ear import Ear

        return Ear(self.encoder, organisation=self.settings.organisation)

    @cached_property
    def limits(self) -> Limits:
        """What says where coaching stops."""
        from assistant.checks.limits import Limits

        return Limits(self.encoder)

    @cached_property
    def store(self) -> Store:
        """The database, migrated and opened."""
        from assistant.memory.store import Store
        from assistant.retrieval.chunks import note_passages

        return Store(self.settings, split=note_passages)

    @cached_property
    def memory(self) -> Memory:
        """This user's rows."""
        return self.store.for_user(self.settings.user)

    @cached_property
    def finder(self) -> Finder:
        """Search over the practice library and this user's notes."""
        from assistant.retrieval.search import Finder

        return Finder(self.encoder, self.settings, memory=lambda: self.memory)

    @cached_property
    def engines(self) -> Engines:
        """The language models that may refine a draft."""
        from assistant.engines.choice import Engines

        return Engines(self.settings)

    @cached_property
    def intents(self) -> IntentReader:
        """What tells which job a message asks for."""
        from assistant.conversation.intent import IntentReader

        return IntentReader(self.encoder)

    def close(self) -> None:
        """Leave what was opened in good order: the index, the embedded model, the database."""
        for room in ("finder", "engines", "store"):
            if room in self.__dict__:
                self.__dict__.pop(room).close()

    def start_over(self) -> None:
        """Everything was forgotten: open the user's rows, and the search over them, anew."""
        for room in ("memory", "finder", "coach"):
            self.__dict__.pop(room, None)

    def conversation(
        self, identity: str | None = None, language: Language | None = None
    ) -> Conversation:
        """The talk with this id, or a new one."""
        from assistant.conversation.advice import Adviser
        from assistant.conversation.turn import Conversation

        return Conversation(
            self.coach,
            self.memory,
            self.intents,
            Adviser(self.finder),
            identity=identity,
            engine=self.settings.engine,
            language=language,
        )

    def quiet_word(self, since: datetime, language: Language) -> QuietWord:
        """What the owner alone is told about notes taken in since then; nothing of it is kept."""
        from assistant.language.detect import detect_language
        from assistant.rendering.quiet import quiet_word

        fresh = [note for note in self.memory.notes.all() if note.updated >= since]
        return quiet_word(
            fresh,
            lambda words: self.limits.serious_lines(words, detect_language(words)),
            language,
            self.settings.organisation,
        )

    def _judge(self, text: str, language: Language) -> Verdict:
        return self.limits.judge(text, language)

    def _engine_for(
        self, choice: EngineChoice, job: str, language: Language
    ) -> tuple[Engine | None, list[str]]:
        return self.engines.pick(choice, job, language)

    def _context(self, language: Language, verdict: Verdict, today: date) -> Context:
        return Context(
            language=language,
            today=today,
            ear=self.ear,
            finder=self.finder,
            verdict=verdict,
            organisation=self.settings.organisation,
            unavailable=self.settings.unavailable,
            recall=lambda: self.memory,
        )
