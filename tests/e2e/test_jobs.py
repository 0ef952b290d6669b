"""The jobs on the page, in both languages, from the words typed to the buttons on the answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Desk, keep_picture
from tests.e2e.talking import answer, open_talk, say

pytestmark = pytest.mark.browser

ASKED = {
    "agenda": {"en": "Rina, half an hour", "id": "sama Rina, setengah jam"},
    "feedback": {
        "en": "You are so careless. On Tuesday you shipped the wrong price list and I had to call"
        " nine customers. Please let me check it before it goes out.",
        "id": "Kamu ceroboh banget. Selasa kemarin kamu kirim daftar harga yang salah dan aku harus"
        " nelpon sembilan pelanggan. Tolong kasih aku cek dulu sebelum dikirim.",
    },
    "tension": {
        "en": "Since the audit we hardly speak. He said in front of everyone that my numbers are"
        " made up. I answered sharply. We sit down on Thursday.",
        "id": "Sejak audit kami jarang ngomong. Dia bilang di depan semua orang angkaku ngarang."
        " Aku balas ketus. Kamis kami harus ngobrol.",
    },
    "recap": {
        "en": "Talked with Rina. I will send the test plan by Friday. Rina books the room for the"
        " workshop. We decided to drop the old report.",
        "id": "Ngobrol sama Rina. Aku kirim rencana tes sebelum Jumat. Rina pesan ruangan buat"
        " lokakarya. Kami putuskan laporan lama dihentikan.",
    },
    "ask": {"en": "What did I promise Rina?", "id": "Aku pernah janji apa ke Rina?"},
}


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("job", list(ASKED))
def test_a_job_answers_with_a_draft_that_can_be_copied(
    page: Page, desk: Desk, job: str, language: str
) -> None:
    open_talk(page, desk.page(language))
    say(page, ASKED[job][language], button=job)
    reply = answer(page)
    expect(reply.locator(".em-actions [data-copy]")).to_be_visible()
    assert len(reply.inner_text()) > 60
    expect(page.locator("#em-beside-html")).to_contain_text("0 b")
    assert page.locator("#em-composer textarea").input_value() == ""
    keep_picture(page, f"{job}-{language}")


def test_recap_items_become_promises_only_after_a_look(page: Page, desk: Desk) -> None:
    open_talk(page, desk.page("en"))
    say(page, ASKED["recap"]["en"], button="recap")
    reply = answer(page)
    first = reply.locator("input[name=task-0]")
    first.fill("send the corrected test plan")
    reply.locator("input[name=other]").fill("Wira")
    reply.locator("form[data-do=accept] button[type=submit]").click()
    expect(page.locator("#em-status")).to_contain_text("promises")
    page.get_by_role("link", name="People", exact=True).click()
    page.locator("#em-people .em-box", has_text="Wira").click()
    expect(page.locator("#em-people")).to_contain_text("send the corrected test plan")


def test_feedback_shows_the_original_with_what_was_left_out(page: Page, desk: Desk) -> None:
    open_talk(page, desk.page("en"))
    say(page, ASKED["feedback"]["en"], button="feedback")
    reply = answer(page)
    expect(reply.locator(".em-say")).to_contain_text("wrong price list")
    expect(reply.locator("mark.em-flag").first).to_be_visible()
    assert "careless" not in reply.locator(".em-say").inner_text()


def test_a_kept_agenda_can_be_taken_into_a_calendar(page: Page, desk: Desk) -> None:
    open_talk(page, desk.page("en"))
    say(page, ASKED["agenda"]["en"], button="agenda")
    reply = answer(page)
    with page.expect_download() as downloaded:
        reply.locator("a[href*='.ics']").click()
    assert b"BEGIN:VEVENT" in downloaded.value.path().read_bytes()
    reply.locator("[data-do=keep-session]").click()
    expect(page.locator("#em-status")).to_contain_text("planned")


@pytest.mark.parametrize(
    ("language", "change"), [("en", "make it 20 minutes"), ("id", "20 menit aja")]
)
def test_only_the_newest_version_of_an_agenda_is_planned(
    page: Page, desk: Desk, language: str, change: str
) -> None:
    open_talk(page, desk.page(language))
    say(page, ASKED["agenda"][language], button="agenda")
    answer(page).locator("[data-do=keep-session]").click()
    expect(page.locator("#em-current .em-done")).to_be_visible()
    say(page, change)
    expect(page.locator("#em-history .em-user").last).to_contain_text(change)
    answer(page)
    expect(page.locator("[data-do=keep-session]")).to_have_count(1)
    expect(page.locator("#em-history .em-done.em-soft")).to_be_visible()
    page.locator("#em-current [data-do=keep-session]").click()
    expect(page.locator("#em-current .em-done")).to_be_visible()
    page.locator("[data-nav=people]").click()
    page.locator("#em-people .em-box", has_text="Rina").click()
    expect(page.locator("#em-people form[data-do=covered]")).to_have_count(1)
