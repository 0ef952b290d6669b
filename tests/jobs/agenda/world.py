"""The demo stories as on one fixed day, and the coach over them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from assistant.checks.verdict import CLEAR_ROAD, Route, Verdict
from assistant.jobs.agenda.contract import AgendaAnswer, AgendaRequest
from assistant.jobs.agenda.draft import prepared
from assistant.jobs.agenda.material import Material, gather
from assistant.jobs.contract import Context
from assistant.memory.demo import fill_demo
from assistant.memory.store import Memory, Store
from assistant.settings import Settings

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def scenarios() -> list[dict[str, Any]]:
    source = Path(__file__).with_name("scenarios.yaml")
    return yaml.safe_load(source.read_text(encoding="utf-8"))


def memories(home: Path) -> dict[str, Memory]:
    store = Store(Settings(home=home), clock=lambda: NOW)
    found = {name: store.for_user(name) for name in ("Ayu", "Sam")}
    for name, memory in found.items():
        fill_demo(memory, name)
    ayu = found["Ayu"]
    ayu.people.save("Lintang", relation="peer")
    ayu.sessions.add("Lintang", TODAY - timedelta(days=7), agenda=["Kabar"], covered=["Kabar"])
    ayu.people.save("Nadia", relation="mentor", language="en")
    ayu.sessions.add("Nadia", TODAY - timedelta(days=30), agenda=["Career"], covered=["Career"])
    ayu.topics.add("Whether leading a project suits me", "Nadia")
    return found


def context(memory: Memory, language: str = "id", verdict: Verdict = CLEAR_ROAD) -> Context:
    """A world without ear and search: an agenda needs neither."""
    return Context(
        language=language,  # pyright: ignore[reportArgumentType]
        today=TODAY,
        ear=None,  # pyright: ignore[reportArgumentType]
        finder=None,  # pyright: ignore[reportArgumentType]
        recall=lambda: memory,
        verdict=verdict,
    )


def prepare(memory: Memory, row: dict[str, Any]) -> tuple[Material, AgendaAnswer]:
    """The agenda of a scenario, and what it was made of."""
    request = AgendaRequest.model_validate(row["request"])
    verdict = (
        Verdict(Route(row["route"]), about="self", spans=_spans(row))
        if row.get("route")
        else CLEAR_ROAD
    )
    world = context(memory, row["lang"], verdict)
    material = gather(request, world)
    return material, prepared(material, world)


def _spans(row: dict[str, Any]) -> tuple[tuple[int, int], ...]:
    return ((0, len(row["request"]["wishes"][0])),)
