"""What a person does on the page Talk."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def open_talk(page: Page, address: str) -> None:
    """Open the page and begin a fresh talk."""
    page.goto(address)
    expect(page.locator("#em-current article")).to_be_visible()
    welcome = page.locator(".em-welcome")
    if not welcome.is_visible():
        page.locator("#em-top [data-do=fresh]").click()
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
