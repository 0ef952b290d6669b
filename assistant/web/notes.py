"""Notes: bring them in, write one, find one, read one; and how many of them search knows."""

# No postponed annotations here: Gradio reads those of the handlers to hand in the event.

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import EmpatMataError
from assistant.texts import Language, text
from assistant.web import notes_view
from assistant.web.acting import Deed, acting, deed_in
from assistant.web.mistakes import in_words
from assistant.web.pieces import Refusal, bar_told, told

if TYPE_CHECKING:
    from assistant.assembly import House

KINDS = [".md", ".markdown", ".txt", ".text", ".docx", ".pdf", ".csv", ".tsv"]


def build(house: "House", language: Language) -> list[Any]:
    """Place the components and connect them; the events change what is known."""
    import gradio as gr

    index = gr.HTML(elem_id="em-index", apply_default_css=False)
    page = acting("em-notes", place="notes")
    with gr.Row(elem_id="em-intake"):
        files = gr.File(
            label=text("places.notes.files", language),
            file_count="multiple",
            file_types=KINDS,
            height=170,
            elem_id="em-files",
        )
    imports = gr.HTML(elem_id="em-imported", apply_default_css=False)

    def act(event: gr.EventData) -> str:
        return shown(house, deed_in(event), language)

    def catch_up() -> Iterator[str]:
        yield from indexing(house, language)

    def take(paths: list[str] | None) -> Iterator[list[Any]]:
        for said in imported(house, paths or [], language):
            yield [said, gr.skip(), gr.skip()]
        yield [gr.skip(), notes_view.overview(house, language), None]

    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    acted = page.click(act, None, page, trigger_mode="multiple", **quiet)
    taken = files.upload(take, files, [imports, page, files], **quiet)
    for event in (acted, taken):
        event.then(catch_up, None, index, trigger_mode="always_last", **quiet)
    return [acted, taken]


def shown(house: "House", deed: Deed, language: Language) -> str:
    """The page after a deed."""
    try:
        with in_words():
            return _carried_out(house, deed, language)
    except EmpatMataError as error:
        return notes_view.overview(house, language, Refusal(error.message(language)))


def _carried_out(house: "House", deed: Deed, language: Language) -> str:
    memory = house.memory
    if deed.do == "search" and deed.value("query"):
        hits = house.finder.notes(deed.value("query"), 10)
        return notes_view.found(house, deed.value("query"), hits, language)
    if deed.do == "write":
        memory.notes.add(deed.value("text"), deed.value("person") or None)
        return notes_view.overview(house, language, text("places.notes.saved", language))
    if deed.do == "edit":
        memory.notes.edit(deed.id, deed.value("text"))
        return notes_view.one(house, deed.id, language, text("places.notes.saved", language))
    if deed.do == "forget":
        memory.forget_note(deed.id)
        return notes_view.overview(house, language, text("places.notes.forgotten", language))
    if deed.id and deed.do in ("enter", "read"):
        return notes_view.one(house, deed.id, language)
    return notes_view.overview(house, language)


def indexing(house: "House", language: Language) -> Iterator[str]:
    """How many notes search knows, growing until it knows them all."""
    yield notes_view.index_line(house, language)
    try:
        for bar in _index_growing(house, language):
            yield notes_view.index_line(house, language, bar)
    except EmpatMataError as error:
        yield told(error.message(language), "em-warning")
    else:
        yield notes_view.index_line(house, language)


def imported(house: "House", paths: list[str], language: Language) -> Iterator[str]:
    """What became of each file, growing; then the index catches up."""
    lines: list[str] = []
    begun = house.memory.desk.clock()
    try:
        for line, bar in _taken(house, paths, language):
            lines.append(line)
            yield notes_view.progress(lines, bar)
        for bar in _index_growing(house, language):
            yield notes_view.progress(lines, bar)
        lines += house.quiet_word(begun, language).lines(language)
        yield notes_view.progress(lines)
    except EmpatMataError as error:
        yield notes_view.progress([*lines, error.message(language)])


def _taken(house: "House", paths: list[str], language: Language) -> Iterator[tuple[str, str]]:
    """For each file what became of it, and how far the import is."""
    from assistant.memory.intake.importing import import_files

    begun = time.monotonic()
    for outcome in import_files(house.memory.desk, [Path(path) for path in paths]):
        fate = text(f"memory.fate.{outcome.fate}", language)
        if outcome.reason:
            fate += f" ({text(f'memory.skipped.{outcome.reason}', language)})"
        place, total = outcome.position, outcome.total
        name = outcome.path.name
        line = text(
            "memory.import.line", language, position=place, total=total, file=name, fate=fate
        )
        label = text("places.notes.taking", language, done=place, total=total)
        yield line, bar_told(place, total, label, time.monotonic() - begun, language)


def _index_growing(house: "House", language: Language) -> Iterator[str]:
    """How far the index is, as a bar, while it takes notes in."""
    begun, had = time.monotonic(), None
    for state in house.finder.index_notes():
        had = state.indexed if had is None else had
        done, total = state.indexed - had, state.total - had
        label = text("memory.import.index", language, indexed=state.indexed, total=state.total)
        yield bar_told(done, total, label, time.monotonic() - begun, language)
