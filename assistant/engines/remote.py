"""A chat model behind an OpenAI-compatible address: OpenAI, Ollama, vLLM, LM Studio, llama.cpp.

Every answer is streamed, also a structured one: only a stream can be stopped, bounded in time and
checked for its end. Servers differ in what they accept, so a structured answer is asked for
by schema, once more with what was wrong, then in plain words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, NoReturn

from assistant.engines.endpoint import Endpoint
from assistant.engines.engine import Message, Prompt
from assistant.engines.failures import as_engine_error
from assistant.engines.objects import find_object, objection
from assistant.engines.stopping import stop_question
from assistant.engines.traffic import Check, Traffic, client
from assistant.errors import (
    EngineBusy,
    EngineRefused,
    EngineTimeout,
    EngineUnreachable,
    MalformedAnswer,
    ModelCallsForbidden,
    Stopped,
    StreamCut,
)
from assistant.settings import EngineName

if TYPE_CHECKING:
    import httpx2
    from langchain_openai import ChatOpenAI

PAUSES = (0.5, 1.5)
"""Seconds before further attempts after a refused connection, 429 or 5xx. A timeout is not tried
again: the user has waited long enough. The client library's own retries are off, since they obey
whatever pause the other end asks for."""

LONGEST_WAIT = 4
"""A whole answer may take this many times the wait for its next piece."""

SHOWN_MODELS = 8

REPAIR = (
    "That answer does not fit: {problem}. Answer again with one JSON object only, "
    "without any other words, that fits this schema:\n{schema}"
)
PLAIN = "Answer with one JSON object only, without any other words. Its schema:\n{schema}"


class Remote:
    """An engine over one endpoint. `seconds` bound the wait for each next piece."""

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        seconds: float = 60.0,
        allowed: bool = True,
        name: EngineName = "remote",
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self.endpoint = endpoint
        self._seconds = seconds
        self._allowed = allowed
        self._name: EngineName = name
        self._pauses = pauses
        self._traffic = Traffic()

    @property
    def name(self) -> EngineName:
        """`remote`, or `embedded` where the endpoint is our own."""
        return self._name

    @property
    def bytes_out(self) -> int:
        """Bytes of requests that left this machine so far; loopback counts nothing."""
        return self._traffic.bytes_out

    @property
    def model(self) -> str:
        """The model's name; where none is set, the only one that the endpoint offers."""
        return self.endpoint.model or self._only_model

    @cached_property
    def _only_model(self) -> str:
        offered = self.models()
        if len(offered) == 1:
            return offered[0]
        listed = ", ".join(offered[:SHOWN_MODELS]) or "-"
        raise EngineRefused(address=self.endpoint.address, reason=f"EMPATMATA_MODEL? ({listed})")

    def models(self) -> list[str]:
        """Names of the models that the endpoint offers. Raises EngineError."""
        import openai

        self._forbid()
        caller = openai.OpenAI(
            base_url=self.endpoint.address,
            api_key=self.endpoint.key,
            max_retries=0,
            http_client=client(self.endpoint, self._seconds, self._traffic),
        )
        try:
            with caller:
                return [model.id for model in caller.models.list().data]
        except Exception as error:
            self._raise(error, began=False)

    def stream(self, prompt: Prompt) -> Iterator[str]:
        """Yield the pieces of a plain-text answer; closing the iterator stops the model.

        Raises StreamCut where the answer has no end, EngineTimeout, EngineUnreachable,
        EngineRefused, EngineBusy or ModelCallsForbidden.
        """
        return self._pieces(prompt.messages, prompt.max_tokens)

    def structured(self, prompt: Prompt, schema: Mapping[str, Any]) -> dict[str, Any]:
        """One object that fits the JSON schema.

        By schema, then with one repair, then in plain words; MalformedAnswer after that.
        """
        form = {"response_format": _by_schema(schema)}
        try:
            answer = self._whole(prompt.messages, prompt.max_tokens, form)
            value, problem = _judged(answer, schema)
            if problem is None:
                return value
            repaired = (*prompt.messages, *_repair(answer, problem, schema))
            value, problem = _judged(self._whole(repaired, prompt.max_tokens, form), schema)
            if problem is None:
                return value
        except EngineRefused as error:
            if not str(error.values["reason"]).startswith(("400", "422", "501")):
                raise
        plain = (*prompt.messages, Message("user", PLAIN.format(schema=json.dumps(schema))))
        value, problem = _judged(self._whole(plain, prompt.max_tokens), schema)
        if problem is not None:
            raise MalformedAnswer
        return value

    def _whole(
        self, messages: tuple[Message, ...], max_tokens: int, options: Mapping[str, Any] = {}
    ) -> str:
        return "".join(self._pieces(messages, max_tokens, options))

    def _pieces(
        self, messages: tuple[Message, ...], max_tokens: int, options: Mapping[str, Any] = {}
    ) -> Iterator[str]:
        self._forbid()
        limit = "max_completion_tokens" if self.endpoint.official else "max_tokens"
        body = {limit: max_tokens, **options}
        for pause in (*self._pauses, None):
            try:
                yield from self._attempt(messages, body)
                return
            except (EngineBusy, EngineUnreachable):  # raised only before the first piece
                if pause is None:
                    raise
                sleep(pause)

    def _attempt(self, messages: tuple[Message, ...], body: dict[str, Any]) -> Iterator[str]:
        began, ended = False, None
        try:
            with client(self.endpoint, self._seconds, self._traffic, self._watch()) as http:
                for chunk in self._chat(http).stream(_plain(messages), extra_body=body):
                    ended = chunk.response_metadata.get("finish_reason") or ended
                    if chunk.text:
                        began = True
                        yield chunk.text
        except Exception as error:
            self._raise(error, began=began)
        if ended != "stop":
            raise StreamCut

    def _watch(self) -> Check:
        """What ends one exchange from outside: the user's stop, or the end of our patience."""
        stop_asked = stop_question()
        longest = self._seconds * LONGEST_WAIT
        deadline = monotonic() + longest

        def check() -> None:
            if stop_asked():
                raise Stopped
            if monotonic() > deadline:
                raise EngineTimeout(seconds=f"{longest:g}")

        return check

    def _chat(self, http: httpx2.Client) -> ChatOpenAI:
        from langchain_openai import ChatOpenAI
        from pydantic import SecretStr

        return ChatOpenAI(
            base_url=self.endpoint.address,
            api_key=SecretStr(self.endpoint.key),
            model=self.model,
            temperature=None if self.endpoint.official else 0.0,
            timeout=self._seconds,
            max_retries=0,
            stream_usage=False,
            use_responses_api=False,
            http_socket_options=(),
            http_client=http,
        )

    def _forbid(self) -> None:
        if not self._allowed:
            raise ModelCallsForbidden

    def _raise(self, error: Exception, *, began: bool) -> NoReturn:
        known = as_engine_error(error, self.endpoint, self._seconds, began=began)
        raise known or error from error


def _plain(messages: tuple[Message, ...]) -> list[tuple[str, str]]:
    return [(message.role, message.content) for message in messages]


def _by_schema(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "answer", "schema": dict(schema)}}


def _judged(answer: str, schema: Mapping[str, Any]) -> tuple[dict[str, Any], str | None]:
    value = find_object(answer)
    return value or {}, objection(value, schema)


def _repair(answer: str, problem: str, schema: Mapping[str, Any]) -> tuple[Message, Message]:
    asked = REPAIR.format(problem=problem, schema=json.dumps(schema))
    return Message("assistant", answer), Message("user", asked)
