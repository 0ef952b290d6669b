"""For everybody: by keyboard alone, by screen reader, in the dark, and on a narrow phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Desk, Watch, keep_picture
from tests.e2e.talking import PATIENCE, answer, open_talk, say

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
    expect(page.locator(READY[place]).first).to_be_visible(timeout=PATIENCE)
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


def test_a_session_goes_by_keyboard_alone(page: Page, desk: Desk) -> None:
    open_talk(page, desk.page("en"))
    page.locator("#em-composer textarea").focus()
    page.keyboard.type("Rina, half an hour")
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.dataset.id") == "agenda":
            break
    page.keyboard.press("Enter")
    answer(page)
    page.locator("#em-composer textarea").focus()
    page.keyboard.type("Notes with Rina: I send the list by Friday. She calls the printer.")
    page.keyboard.press("Enter")
    expect(page.locator("#em-history .em-user").last).to_contain_text("Notes with Rina")
    reply = answer(page)
    reply.locator("form[data-do=accept] button[type=submit]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#em-status")).to_contain_text("Saved")


def test_on_a_phone_every_place_leads_to_the_others(browser: Browser, desk: Desk) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(desk.page("id", PLACES[-1]))
    for place in PLACES[1:]:
        page.locator("[data-sheet=left]:visible").click(timeout=PATIENCE)
        page.locator(f"#em-left [data-nav={place}]").click()
        expect(page.locator(READY[place]).first).to_be_in_viewport(timeout=PATIENCE)
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
