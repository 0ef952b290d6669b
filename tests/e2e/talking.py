"""What a person does on the page Talk."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, TimeoutError, expect

PRESSES, PATIENCE = 6, 10_000
"""How often a fresh talk is asked for, and how long each time, in milliseconds."""


def open_talk(page: Page, address: str) -> None:
    """Open the page and begin a fresh talk."""
    page.goto(address)
    expect(page.locator("#em-left-html nav")).to_be_attached()
    welcome = page.locator(".em-welcome")
    for _press in range(PRESSES):
        if welcome.is_visible():
            return
        try:
            page.locator("#em-top [data-do=fresh]").click(timeout=PATIENCE)
            expect(welcome).to_be_visible(timeout=PATIENCE)
        except (AssertionError, TimeoutError):
            continue  # the page stood but did not listen yet: a person presses again
    expect(welcome).to_be_visible()


def say(page: Page, words: str, button: str | None = None) -> None:
    """Type and send, or type and press one of the six; the page has taken it."""
    said = page.locator("#em-history .em-user")
    before = said.count()
    page.locator("#em-composer textarea").fill(words)
    if button:
        page.locator(f"#em-begin [data-id={button}]").click()
    else:
        page.locator("#em-send").click()
    expect(said).to_have_count(before + 1)


def answer(page: Page) -> Locator:
    """The complete answer."""
    reply = page.locator("#em-current .em-coach[aria-busy=false]")
    expect(reply).to_be_visible()
    return reply
