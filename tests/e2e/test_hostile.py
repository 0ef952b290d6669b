"""A hundred hostile strings as notes, names, promises and as what a model wrote."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, expect

from assistant.memory.store import Memory, Store
from assistant.retrieval.chunks import note_passages
from assistant.settings import Settings
from tests.e2e.conftest import Desk, Watch, running
from tests.e2e.hostile import HOSTILE
from tests.e2e.talking import say

pytestmark = pytest.mark.browser


def fill(memory: Memory) -> str:
    """Everything that a person or a model can write, hostile; returns the id of a person."""
    person = memory.people.save("<img src=x onerror=window.hurt=1>", matters=HOSTILE[0])
    talk = memory.conversations.start()
    for words in HOSTILE:
        memory.notes.add(words + " note", person)
        memory.promises.add(words + " task", person=person, evidence=words, due=date.today())
        memory.conversations.append(talk.id, "user", words)
        memory.conversations.append(talk.id, "coach", words)
    memory.topics.add(HOSTILE[1], person)
    memory.goals.add(HOSTILE[2], person, steps=[HOSTILE[3]])
    return person.id


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, str]]:
    folder = tmp_path_factory.mktemp("attacked")
    store = Store(Settings(home=folder / "home"), split=note_passages)
    person = fill(store.for_user("me"))
    store.close()
    with running(folder / "home", EMPATMATA_WEIGHTS_FOLDER=str(folder / "weights")) as desk:
        yield desk, person


def test_hostile_words_are_only_words(browser: Browser, attacked: tuple[Desk, str]) -> None:
    desk, person = attacked
    page = browser.new_context(viewport={"width": 1300, "height": 900}).new_page()
    watch = Watch(desk.address)
    watch.over(page)
    page.goto(desk.page("en"))
    expect(page.locator("#em-history .em-coach").nth(80)).to_be_attached()
    shown = page.locator("#em-history").inner_html() + page.locator("#em-current").inner_html()
    assert "<img" not in shown
    assert "<iframe" not in shown
    assert "hostile.invalid" not in "".join(
        page.eval_on_selector_all(
            "#em-scroll [href], #em-scroll [src]", "all => all.map(e => e.outerHTML)"
        )
    )
    assert page.locator("#em-scroll [data-do=forget]").count() == 0
    for place, part in (("people", "#em-people .em-box"), ("notes", "#em-notes .em-box")):
        page.goto(desk.page("en", place))
        expect(page.locator(part).first).to_be_visible()
    page.goto(desk.page("en", f"people/{person}"))
    expect(page.locator("#em-person")).to_contain_text("window.hurt")
    page.goto(desk.page("en", "talk"))
    say(page, HOSTILE[4] + " " + HOSTILE[20], button="recap")
    expect(page.locator("#em-current .em-coach[aria-busy=false]")).to_be_visible()
    assert page.evaluate("window.hurt") is None
    watch.assert_quiet()
