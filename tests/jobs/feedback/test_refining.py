"""A model may change how a message is said, never what."""

from __future__ import annotations

import pytest

from assistant.engines.scripted import Scripted
from assistant.jobs.feedback import Feedback
from assistant.jobs.feedback.contract import FeedbackRequest

RAW = "You clown. On Monday you left the till open and we lost 40 euros. Lock it at night."
GOOD = (
    "On Monday you left the till open, and we lost 40 euros. Please lock it at night. "
    "What was going on for you?"
)
job = Feedback()


def refined(context, answer: str, raw: str = RAW):
    request = FeedbackRequest(text=raw)
    world = context(raw)
    draft = job.draft(request, world)
    *_, last = job.refine(request, world, draft, Scripted([answer]))
    return draft, last, job.check(request, world, draft, last)


def test_a_smoother_message_passes(context) -> None:
    draft, last, findings = refined(context, GOOD)
    assert findings == []
    assert last.message == GOOD
    assert last.receipt.prompt_id == "feedback.en"
    assert last.message in {variant.message for variant in last.variants}
    assert draft.message != GOOD


def test_quotation_marks_and_labels_around_the_answer_are_taken_off(context) -> None:
    assert refined(context, f'Message: "{GOOD}"')[1].message == GOOD


@pytest.mark.parametrize(
    ("answer", "objection"),
    [
        (GOOD.replace("40", "30"), "missing"),
        (GOOD.replace("On Monday you", "You"), "missing"),
        (GOOD.replace("the till", "the till with Carlos"), "new-name"),
        (GOOD.replace("Please", "You clown, please"), "about-the-person"),
        (
            GOOD + " I value your hard work and commitment to this team every day, truly." * 3,
            "too-long",
        ),
        (
            "Kemarin kamu tidak menutup laci kasir dan kami rugi 40 euro hari Senin, ya?",
            "not-in-en",
        ),
        ("", "empty"),
    ],
)
def test_what_is_lost_added_or_blamed_is_found(context, answer: str, objection: str) -> None:
    assert f"checks.{objection}" in {finding.objection for finding in refined(context, answer)[2]}


def test_another_form_of_address_is_found(context) -> None:
    raw = "Dasar egois. Senin kamu pakai mobil kantor, aku naik ojek 2 kali."
    draft = job.draft(FeedbackRequest(text=raw), context(raw))
    changed = draft.message.replace("kamu", "Anda").replace("aku", "saya")
    assert "checks.other-address" in {
        finding.objection for finding in refined(context, changed, raw)[2]
    }


def test_a_repair_is_told_what_went_wrong(context) -> None:
    request, world = FeedbackRequest(text=RAW), context(RAW)
    draft, _, findings = refined(context, GOOD.replace("40", "30"))
    engine = Scripted([GOOD])
    list(job.refine(request, world, draft, engine, findings))
    assert '"40" is missing' in engine.prompts[0].messages[-1].content


def test_a_fine_text_never_reaches_a_model(context) -> None:
    raw = "Ana, the note missed two patients on Friday. Could you add new admissions next time?"
    request, world = FeedbackRequest(text=raw), context(raw)
    engine = Scripted(["anything"])
    draft = job.draft(request, world)
    assert [answer.message for answer in job.refine(request, world, draft, engine)] == [raw]
    assert engine.prompts == []
