"""A recap on the page: its proof, what can be taken along, and edits that outlive a second run."""

from __future__ import annotations

import csv
import io

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Desk, keep_picture
from tests.e2e.talking import answer, open_talk, say

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", ["en", "id"])]

NOTES = {
    "en": "Talked with Rina. I will send the test plan by Friday. Rina books the room for the"
    " workshop. We decided to drop the old report.",
    "id": "Ngobrol sama Rina. Aku kirim rencana tes sebelum Jumat. Rina pesan ruangan buat"
    " lokakarya. Kami putuskan laporan lama dihentikan.",
}
MATTER = {"en": "test plan", "id": "rencana tes"}
COPIES = {
    "en": ("Copy", "Copy for mail", "Copy for WhatsApp"),
    "id": ("Salin", "Salin untuk email", "Salin untuk WhatsApp"),
}


def test_pointing_at_an_item_shows_its_proof_in_the_notes(
    page: Page, desk: Desk, language: str
) -> None:
    open_talk(page, desk.page(language))
    say(page, NOTES[language], button="recap")
    answer(page).locator("[data-proof]").first.hover()
    assert page.evaluate("CSS.highlights.get('em-proof').size") == 1
    keep_picture(page, f"recap-proof-{language}")


def test_the_items_can_be_taken_to_a_calendar_and_a_sheet(
    page: Page, desk: Desk, language: str
) -> None:
    open_talk(page, desk.page(language))
    say(page, NOTES[language], button="recap")
    reply = answer(page)
    files: dict[str, bytes] = {}
    for ending in ("ics", "csv"):
        with page.expect_download() as downloaded:
            reply.locator(f'.em-actions a[href*=".{ending}"]').click()
        files[ending] = downloaded.value.path().read_bytes()
    todos = Calendar.from_ical(files["ics"]).walk("VTODO")
    rows = list(csv.reader(io.StringIO(files["csv"].decode())))
    assert len(todos) == len(rows) - 1 == 2
    assert MATTER[language] in str(todos[0]["summary"])
    assert MATTER[language] in rows[1][1]
    assert todos[0].decoded("due").isoformat() == rows[1][2]


def test_the_copy_to_share_goes_to_mail_whatsapp_and_markdown(
    page: Page, desk: Desk, language: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_talk(page, desk.page(language))
    say(page, NOTES[language], button="recap")
    share = answer(page).locator("details", has=page.locator(".em-original"))
    share.locator("summary").click()
    copied: list[str] = []
    for name in COPIES[language]:
        share.get_by_role("button", name=name, exact=True).click()
        page.wait_for_function(
            "words => navigator.clipboard.readText().then(t => t != words)",
            arg=copied[-1] if copied else "",
        )
        copied.append(page.evaluate("navigator.clipboard.readText()"))
    markdown, mail, whatsapp = copied
    assert "**" in markdown
    assert "\n- " in markdown
    assert "*" not in mail
    assert "**" not in whatsapp
    assert "\n• " in whatsapp
    assert all(MATTER[language] in words for words in copied)


def test_what_was_mended_stays_mended_when_the_notes_are_run_again(
    page: Page, desk: Desk, language: str
) -> None:
    open_talk(page, desk.page(language))
    say(page, NOTES[language], button="recap")
    reply = answer(page)
    reply.locator("input[name=task-0]").fill("send the corrected test plan")
    reply.locator("select[name=owner-0]").select_option("both")
    reply.locator("input[name=due-0]").fill("2031-03-04")
    say(page, NOTES[language], button="recap")
    again = answer(page)
    expect(again.locator("input[name=task-0]")).to_have_value("send the corrected test plan")
    expect(again.locator("select[name=owner-0]")).to_have_value("both")
    expect(again.locator("input[name=due-0]")).to_have_value("2031-03-04")
