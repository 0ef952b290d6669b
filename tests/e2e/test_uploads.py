"""A file of each kind, brought in through the browser, is taken into memory."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Desk
from tests.memory.test_transfer import one_page_pdf

pytestmark = pytest.mark.browser


def word_document() -> bytes:
    import docx

    document, file = docx.Document(), BytesIO()
    document.add_paragraph("The loading dock opens at six from next week.")
    document.save(file)
    return file.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "kitchen.md": lambda: b"# Kitchen\n\nThe tap drips again.\n",
    "garden.txt": lambda: b"The hedge is cut in October.\n",
    "dock.docx": word_document,
    "budget.pdf": lambda: one_page_pdf("The lift is repaired in June."),
    "WhatsApp Chat with Wening.txt": lambda: (
        b"12/05/2026, 09:14 - Wening: The keys are with the porter.\n"
        b"12/05/2026, 09:15 - Me: Thanks, I fetch them at noon.\n"
    ),
    "stock.csv": lambda: b"task,owner,due\nCount the shelves,Wening,2026-05-20\n",
}


@pytest.mark.parametrize("name", list(FILES))
def test_a_file_of_each_kind_is_taken_in(page: Page, desk: Desk, name: str) -> None:
    page.goto(desk.page("en", "notes"))
    chooser = page.locator("#em-files input[type=file]")
    expect(chooser).to_be_attached()
    chooser.set_input_files({"name": name, "mimeType": "", "buffer": FILES[name]()})
    told = page.locator("#em-imported")
    expect(told).to_contain_text(f"1 of 1: {name}: new")
