"""A model may add, correct and drop items; it never writes evidence or days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.engines.scripted import Scripted
from assistant.jobs import load_job
from assistant.jobs.recap.contract import RecapAnswer, RecapRequest
from assistant.language.clauses import Role
from tests.jobs.recap.hearing import DeafEar, Said, context, reading

SAID = (
    Said("Oki cetak kalender dinding, Jumat", Role.ASSIGNMENT, "Oki", p=0.7),
    Said("antar kunci gudang besok", Role.ASSIGNMENT, None, p=0.2),
    Said("tenda sudah dibayar", Role.DONE, None, p=0.99),
    Said("rahasia: gaji Budi naik", Role.PRIVATE, None),
)
HEARD = reading(*SAID)
REQUEST = RecapRequest(notes=HEARD.text, me="Lia", other="Oki", date=date(2027, 5, 5))
WORLD = context(DeafEar(HEARD))
JOB = load_job("recap")


def refined(*found: dict[str, Any]) -> tuple[RecapAnswer, Scripted]:
    engine = Scripted([{"items": list(found)}])
    draft = JOB.draft(REQUEST, WORLD)
    *_, last = JOB.refine(REQUEST, WORLD, draft, engine)
    return last, engine


def item(n: int, owner: str, task: str) -> dict[str, Any]:
    return {"n": n, "owner": owner, "task": task}


KALENDER = item(1, "Oki", "Cetak kalender dinding")


def test_an_added_item_takes_proof_and_day_from_its_line() -> None:
    answer, _ = refined(KALENDER, item(2, "Lia", "Antar kunci gudang"))
    added = answer.actions[1]
    assert (added.owner, added.task, added.due) == ("Lia", "Antar kunci gudang", date(2027, 5, 6))
    assert added.evidence == SAID[1].text


def test_an_item_the_model_leaves_out_is_dropped_where_the_ear_was_not_sure() -> None:
    assert refined()[0].actions == []


def test_finished_work_cannot_be_added() -> None:
    assert len(refined(KALENDER, item(3, "Oki", "Bayar tenda"))[0].actions) == 1


def test_an_owner_named_in_the_line_cannot_be_changed() -> None:
    assert refined(item(1, "Lia", "Cetak kalender dinding"))[0].actions[0].owner == "Oki"


def test_words_with_something_of_the_models_own_are_not_taken() -> None:
    answer, _ = refined(item(1, "Oki", "Cetak 500 kalender untuk Budi"))
    assert answer.actions[0].task == "Cetak kalender dinding"


def test_words_of_a_line_kept_from_the_model_are_not_taken_from_it() -> None:
    answer, _ = refined(item(1, "Oki", "Cetak rahasia gaji naik"))
    assert answer.actions[0].task == "Cetak kalender dinding"


def test_nobody_whom_only_a_private_line_names_can_own_work() -> None:
    from assistant.errors import MalformedAnswer

    with pytest.raises(MalformedAnswer):
        refined(item(1, "Budi", "Cetak kalender dinding"))


def test_the_checks_know_the_other_by_the_name_the_request_gives() -> None:
    heard = reading(Said("Oki cetak kalender, Jumat", Role.ASSIGNMENT, "Oki"), other="Captain Oki")
    request = RecapRequest(notes=heard.text, me="Lia", other="Captain Oki", date=date(2027, 5, 5))
    world = context(DeafEar(heard))
    answer = JOB.draft(request, world)
    assert JOB.check(request, world, answer, answer) == []


def test_the_model_never_sees_a_private_line() -> None:
    _, engine = refined(KALENDER)
    assert all("gaji" not in each.content for each in engine.prompts[0].messages)


def test_only_people_of_the_note_can_be_named() -> None:
    from assistant.errors import MalformedAnswer

    with pytest.raises(MalformedAnswer):
        refined(item(1, "Rudi", "Cetak kalender"))


def test_the_checks_object_to_what_the_notes_do_not_say() -> None:
    answer, _ = refined(KALENDER)
    assert JOB.check(REQUEST, WORLD, answer, answer) == []
    answer.actions[0].owner = "Rudi"
    answer.actions[0].due = date(2027, 6, 1)
    assert len(JOB.check(REQUEST, WORLD, answer, answer)) == 2
