"""For everybody: by keyboard alone, by screen reader, in the dark, and on a narrow phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Desk, Watch, keep_picture
from tests.e2e.talking import answer, open_talk, say

pytestmark = pytest.mark.browser

PLACES = ("talk", "people", "notes", "library", "trust", "quality")
READY = {
    "talk": "#em-composer textarea",
    "people": "#em-people h1",
    "notes": "#em-notes h1",
    "library": "#em-library .em-box",
    "trust": "#em-trust .em-card",
    "quality": "#em-quality h1",
}
SERIOUS = ("serious", "critical")
MOST_TABS = 60
RAW = {
    "en": "You're so careless. On Tuesday you didn't check the price list and I couldn't stop nine"
    " letters. Please let me check it before it's sent.",
    "id": "Kamu ceroboh banget. Selasa kemarin kamu kirim daftar harga yang salah dan aku harus"
    " nelpon sembilan pelanggan. Tolong kasih aku cek dulu sebelum dikirim.",
}


def serious_findings(page: Page) -> list[str]:
    """What axe finds on our page, as rule and first element."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {rule['nodes'][0]['html'][:160]}"
        for rule in found
        if rule["impact"] in SERIOUS
    ]


WIDTHS = (360, 1440)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("place", PLACES)
def test_every_page_is_accessible_and_fits(
    browser: Browser, desk: Desk, place: str, language: str, scheme: str, width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 860})
    page = context.new_page()
    watch = Watch(desk.address)
    watch.over(page)
    page.goto(desk.page(language, place))
    expect(page.locator(READY[place]).first).to_be_visible()
    page.wait_for_timeout(400)
    keep_picture(page, f"{place}-{language}-{scheme}-{width}")
    assert serious_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    watch.assert_quiet()
    context.close()


def test_an_answer_is_accessible_too(page: Page, desk: Desk) -> None:
    open_talk(page, desk.page("en"))
    words = "Notes with Rina: I send the list by Friday. She calls the printer on Monday."
    say(page, words, button="recap")
    answer(page)
    assert serious_findings(page) == []


def tab_to(page: Page, selector: str, back: bool = False) -> None:
    """Press the tab key until that element has the focus, as somebody without a mouse does."""
    for _ in range(MOST_TABS):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"the tab key does not reach {selector}")


def test_a_session_goes_by_keyboard_alone(page: Page, desk: Desk) -> None:
    open_talk(page, desk.page("en"))
    page.reload()
    expect(page.locator("#em-left nav")).to_be_visible()
    expect(page.locator("#em-current article")).to_be_visible()
    tab_to(page, ".em-skip")
    page.keyboard.press("Enter")
    page.keyboard.type("Rina, half an hour")
    tab_to(page, "#em-begin [data-id=agenda]", back=True)
    page.keyboard.press("Enter")
    answer(page)
    tab_to(page, "#em-current [data-do=keep-session]", back=True)
    page.keyboard.press("Enter")
    expect(page.locator("#em-status")).to_contain_text("planned")
    tab_to(page, "#em-composer textarea")
    page.keyboard.type("Notes with Rina: I send the list by Friday. She calls the printer.")
    page.keyboard.press("Enter")
    expect(page.locator("#em-history .em-user").last).to_contain_text("Notes with Rina")
    answer(page)
    tab_to(page, "#em-current form[data-do=accept] button[type=submit]", back=True)
    page.keyboard.press("Enter")
    expect(page.locator("#em-status")).to_contain_text("Saved")


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_keyboard_reaches_all_of_a_worded_feedback(
    page: Page, desk: Desk, language: str
) -> None:
    open_talk(page, desk.page(language))
    say(page, RAW[language], button="feedback")
    reply = answer(page)
    before = reply.locator(".em-say").inner_text()
    page.locator("#em-composer textarea").focus()
    tab_to(page, "#em-current .em-flagged", back=True)
    expect(reply.locator(".em-flagged:focus .em-why")).to_be_in_viewport()
    keep_picture(page, f"feedback-hover-{language}")
    assert serious_findings(page) == []
    tab_to(page, "#em-current details:has(.em-variants) > summary", back=True)
    page.keyboard.press("Enter")
    expect(reply.locator(".em-variant")).to_have_count(3)
    tab_to(page, "#em-current [data-do=dial][data-id$='/5']", back=True)
    page.keyboard.press("Enter")
    expect(page.locator("#em-current [data-id$='/5'][aria-pressed=true]")).to_be_focused()
    assert answer(page).locator(".em-say").inner_text() != before
    page.reload()
    expect(page.locator("#em-current [data-id$='/5'][aria-pressed=true]")).to_be_visible()


def test_on_a_phone_every_place_leads_to_the_others(browser: Browser, desk: Desk) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(desk.page("id", PLACES[-1]))
    for place in PLACES[1:]:
        page.locator("[data-sheet=left]:visible").click()
        expect(page.locator("#em-left [data-nav=talk]")).to_be_focused()
        page.locator(f"#em-left [data-nav={place}]").click()
        expect(page.locator(READY[place]).first).to_be_in_viewport()
    context.close()


def test_a_finger_as_quick_as_the_sheet_still_hits_the_place(browser: Browser, desk: Desk) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(desk.page("en", PLACES[-1]))
    expect(page.locator(READY[PLACES[-1]]).first).to_be_visible()
    expect(page.locator("#em-left [data-nav=notes]")).to_be_attached()
    hit = page.evaluate(
        """() => {
          [...document.querySelectorAll("[data-sheet=left]")]
            .find((button) => button.offsetParent).click();
          const box = document.querySelector("#em-left [data-nav=notes]").getBoundingClientRect();
          const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return there.dataset.nav || there.id;
        }"""
    )
    assert hit == "notes"
    context.close()


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_phone_of_360_pixels_keeps_the_composer_in_reach(
    browser: Browser, desk: Desk, language: str
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, color_scheme="dark"
    )
    page = context.new_page()
    watch = Watch(desk.address)
    watch.over(page)
    open_talk(page, desk.page(language))
    keep_picture(page, f"phone-open-{language}")
    say(page, "What did I promise Rina?" if language == "en" else "Aku janji apa ke Rina?")
    answer(page)
    send = page.locator("#em-send").bounding_box()
    assert send is not None
    assert send["x"] + send["width"] <= 360
    assert send["y"] + send["height"] <= 740
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("#em-top [data-sheet=left]").click()
    expect(page.locator("#em-left nav")).to_be_in_viewport()
    keep_picture(page, f"phone-people-{language}")
    page.keyboard.press("Escape")
    page.locator("#em-top [data-sheet=right]").click()
    expect(page.locator("#em-beside-html")).to_be_in_viewport()
    keep_picture(page, f"phone-sources-{language}")
    watch.assert_quiet()
    context.close()
