"""Search, limits and read: jobs that look and do not write. No model refines them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from assistant.checks.findings import Finding
from assistant.engines.engine import Engine
from assistant.jobs.contract import Answer, Context, Request
from assistant.jobs.lookup.contract import (
    HeardClause,
    HeardRole,
    Helper,
    LimitsAnswer,
    LimitsRequest,
    ReadAnswer,
    ReadRequest,
    Result,
    SearchAnswer,
    SearchRequest,
)


class _Lookup:
    """What these three jobs share: nothing to refine, nothing to check."""

    refinable: ClassVar[bool] = False
    reads_prose: ClassVar[bool] = False

    def refine(
        self,
        request: Any,
        context: Context,
        draft: Any,
        engine: Engine,
        findings: Sequence[Finding] = (),
    ) -> Iterator[Any]:
        """The draft is all there is."""
        yield draft

    def check(self, request: Any, context: Context, draft: Any, refined: Any) -> list[Finding]:
        """Nothing was rewritten, so nothing can have gone wrong."""
        return []


class Search(_Lookup):
    """Find practice cards and lines of one's own notes."""

    name: ClassVar[str] = "search"
    request_type: ClassVar[type[Request]] = SearchRequest
    answer_type: ClassVar[type[Answer]] = SearchAnswer

    def subject(self, request: SearchRequest) -> str:
        """The query."""
        return request.query

    def draft(self, request: SearchRequest, context: Context) -> SearchAnswer:
        """The best hits of each scope, best first."""
        hits = []
        if request.scope in ("practices", "all"):
            hits += context.finder.practices(request.query, request.k)
        if request.scope in ("notes", "all"):
            hits += context.finder.notes(
                request.query, request.k, request.person, request.since, request.until
            )
        hits.sort(key=lambda hit: hit.score, reverse=True)
        results = [
            Result(
                kind=hit.kind,
                id=hit.id,
                slug=hit.slug,
                language=hit.language,
                title=hit.title,
                score=round(hit.score, 4),
                quote=hit.quote,
                why=hit.why,
            )
            for hit in hits[: request.k]
        ]
        warnings = context.finder.notices(context.language)
        return SearchAnswer(results=results, warnings=warnings)


class Limits(_Lookup):
    """Say whether this is still coaching, and whom to turn to if not."""

    name: ClassVar[str] = "limits"
    request_type: ClassVar[type[Request]] = LimitsRequest
    answer_type: ClassVar[type[Answer]] = LimitsAnswer

    def subject(self, request: LimitsRequest) -> str:
        """The message."""
        return request.text

    def draft(self, request: LimitsRequest, context: Context) -> LimitsAnswer:
        """The written answer of the route, the people to turn to and a fact log."""
        from assistant.checks.limits.help import help_for

        verdict, language = context.verdict, context.language
        if verdict.route is None:
            return LimitsAnswer(about=verdict.about)
        offered = help_for(verdict, language, context.organisation)
        return LimitsAnswer(
            about=verdict.about,
            people=[Helper(name=p.name, how=p.how, for_=p.purpose) for p in offered.people],
            fact_log=list(offered.fact_log),
            message=offered.message,
            question=offered.question,
        )


class Read(_Lookup):
    """Show what the ear hears in a text."""

    name: ClassVar[str] = "read"
    request_type: ClassVar[type[Request]] = ReadRequest
    answer_type: ClassVar[type[Answer]] = ReadAnswer

    def subject(self, request: ReadRequest) -> str:
        """The text."""
        return request.text

    def draft(self, request: ReadRequest, context: Context) -> ReadAnswer:
        """Every clause with its roles, agent, day and register."""
        reading = context.ear.read(
            request.text, me=request.me, other=request.other, on=request.date or context.today
        )
        return ReadAnswer(
            clauses=[
                HeardClause(
                    start=clause.start,
                    end=clause.end,
                    text=clause.text,
                    language=clause.language,
                    roles=[HeardRole(role=g.role, p=round(g.p, 3)) for g in clause.roles],
                    agent=clause.agent,
                    due=clause.due,
                    due_text=clause.due_text,
                    register_=clause.register,
                )
                for clause in reading.clauses
            ]
        )
