"""Library: look for a practice, leaf through all of them, read one."""

# No postponed annotations here: Gradio reads those of the handlers to hand in the event.

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from assistant.texts import Language, text
from assistant.web.acting import Deed, acting, deed_in
from assistant.web.pieces import empty, field, submit
from assistant.web.sanitise import escaped, to_html

if TYPE_CHECKING:
    from assistant.assembly import House
    from assistant.retrieval.cards import Card

FOUND = 8


def build(house: "House", language: Language) -> list[Any]:
    """Place the component and connect it; nothing here changes what is known."""
    import gradio as gr

    page = acting("em-library", place="library")

    def act(event: gr.EventData) -> str:
        return shown(house, deed_in(event), language)

    page.click(
        act, None, page, show_progress="hidden", api_visibility="private", trigger_mode="multiple"
    )
    return []


def shown(house: "House", deed: Deed, language: Language) -> str:
    """The page after a deed: a card, what was found, or the whole library."""
    query = deed.value("query")
    if deed.do == "search" and query:
        return _top(query, language) + _found(house, query, language)
    card = _card_named(house, deed.id, language) if deed.do in ("enter", "read") else None
    return _read(card, house, language) if card else _top("", language) + _all(house, language)


def _cards(house: "House", language: Language) -> list["Card"]:
    from assistant.retrieval.cards import library_cards

    every = library_cards(house.settings.organisation)
    return [card for card in every if card.language == language]


def _card_named(house: "House", slug: str, language: Language) -> "Card | None":
    return next((card for card in _cards(house, language) if card.slug == slug), None)


def _top(query: str, language: Language) -> str:
    title = escaped(text("places.library.title", language))
    label = text("places.library.ask", language)
    press = submit(text("places.library.search", language))
    return (
        f'<h1>{title}</h1><form data-do="search" class="em-fields" role="search">'
        f"{field('query', label, query)}{press}</form>"
    )


def _found(house: "House", query: str, language: Language) -> str:
    hits = house.finder.practices(query, FOUND, language)
    if not hits:
        return empty(text("places.library.nothing", language))
    boxes = "".join(
        f'<a class="em-box" href="#library/{escaped(hit.slug or "")}"><b>{escaped(hit.title)}</b>'
        f"<span>{escaped(hit.quote.replace('**', ''))}</span></a>"
        for hit in hits
    )
    return f'<div class="em-boxes">{boxes}</div>'


def _all(house: "House", language: Language) -> str:
    themes: dict[str, list[Card]] = defaultdict(list)
    for card in _cards(house, language):
        themes[card.theme].append(card)
    parts = []
    for theme, cards in sorted(themes.items()):
        boxes = "".join(
            f'<a class="em-box" href="#library/{escaped(card.slug)}"><b>{escaped(card.title)}</b>'
            f"<span>{escaped(card.summary)}</span></a>"
            for card in cards
        )
        name = escaped(text(f"places.library.theme.{theme}", language))
        parts.append(f'<h2>{name}</h2><div class="em-boxes">{boxes}</div>')
    return "".join(parts)


def _sections(card: "Card") -> str:
    """What to do comes first; how people put it is folded away at the end."""
    ways = ""
    parts = []
    for section in card.sections:
        body = "".join(f"<li>{to_html(line)}</li>" for line in section.lines)
        heading = escaped(section.heading)
        if section.part == "ways":
            ways = f"<details><summary>{heading}</summary><ul>{body}</ul></details>"
        else:
            kind = "ol" if section.part == "steps" else "ul"
            parts.append(f"<h2>{heading}</h2><{kind}>{body}</{kind}>")
    return "".join(parts) + ways


def _read(card: "Card", house: "House", language: Language) -> str:
    sources = "".join(f"<li>{escaped(source.name)}</li>" for source in card.sources)
    related = " · ".join(
        f'<a href="#library/{escaped(other.slug)}">{escaped(other.title)}</a>'
        for slug in card.related
        if (other := _card_named(house, slug, language))
    )
    also = f"<h2>{escaped(text('places.library.related', language))}</h2><p>{related}</p>"
    return (
        f'<p><a href="#library">{escaped(text("places.library.back", language))}</a></p>'
        f'<article class="em-read"><h1>{escaped(card.title)}</h1>'
        f"<p>{escaped(card.summary)}</p>{_sections(card)}"
        f"{also if related else ''}<details><summary>"
        f"{escaped(text('places.library.sources', language))}</summary><ul>{sources}</ul>"
        "</details></article>"
    )
