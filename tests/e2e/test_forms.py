"""Nothing typed into a form is lost: over a reload, a gap, or a press that was refused."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Desk, Watch
from tests.e2e.talking import answer, open_talk, say

pytestmark = pytest.mark.browser

NOTES = "Talked with Rina. I will send the test plan by Friday. Rina books the room."


def note_on(page: Page, desk: Desk) -> Locator:
    """Where a note is written."""
    page.goto(desk.page("en", "notes"))
    field = page.locator("#em-notes form[data-do=write] textarea")
    expect(field).to_be_attached()
    if not field.is_visible():
        page.locator("#em-notes summary", has_text="Write a note").click()
    return field


def test_a_note_half_written_survives_a_reload_and_leaves_once_saved(
    page: Page, desk: Desk, watch: Watch
) -> None:
    note_on(page, desk).fill("The blinds are broken.")
    page.reload()
    watch.forgive_a_broken_stream()
    field = page.locator("#em-notes form[data-do=write] textarea")
    expect(field).to_be_visible()
    expect(field).to_have_value("The blinds are broken.")
    page.locator("#em-notes form[data-do=write] button[type=submit]").click()
    expect(page.locator("#em-notes .em-told")).to_have_text("Saved.")
    expect(field).to_have_value("")
    assert note_on(page, desk).input_value() == ""


def test_a_note_sent_into_a_gap_is_still_there(page: Page, desk: Desk, watch: Watch) -> None:
    note_on(page, desk).fill("The lift is slow.")
    page.context.set_offline(True)
    page.locator("#em-notes form[data-do=write] button[type=submit]").click()
    expect(page.locator(".toast-body.error")).to_be_attached()
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("#em-notes form[data-do=write] textarea")).to_have_value(
        "The lift is slow."
    )
    watch.errors = [error for error in watch.errors if "INTERNET_DISCONNECTED" not in error]
    watch.forgive_a_broken_stream()


def test_a_refused_press_gives_back_what_was_typed(page: Page, desk: Desk) -> None:
    page.goto(desk.page("en", "people"))
    page.locator("#em-people .em-box").first.click()
    page.locator("#em-person summary, #em-people summary").filter(has_text="promise").click()
    form = page.locator("form[data-do=promise]")
    form.locator("[name=task]").fill("   ")
    form.locator("button[type=submit]").click()
    expect(page.locator("#em-people [data-refused]")).to_be_visible()
    expect(form.locator("[name=task]")).to_have_value("   ")


def test_a_recap_that_was_mended_survives_a_reload(page: Page, desk: Desk, watch: Watch) -> None:
    open_talk(page, desk.page("en"))
    say(page, NOTES, button="recap")
    reply = answer(page)
    reply.locator("input[name=task-0]").fill("send the corrected plan")
    reply.locator("input[name=other]").fill("Wira")
    page.reload()
    watch.forgive_a_broken_stream()
    expect(answer(page).locator("input[name=task-0]")).to_have_value("send the corrected plan")
    expect(answer(page).locator("input[name=other]")).to_have_value("Wira")
