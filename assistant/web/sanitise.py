"""Text to HTML that can do nothing: no scripts, no images, no links that lead away."""

from __future__ import annotations

import html
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

TAGS = frozenset(
    [
        "p",
        "br",
        "strong",
        "em",
        "b",
        "i",
        "u",
        "s",
        "code",
        "pre",
        "ul",
        "ol",
        "li",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "mark",
        "span",
        "div",
        "details",
        "summary",
        "dl",
        "dt",
        "dd",
        "small",
    ]
)
ATTRIBUTES = {"span": {"class", "title"}, "mark": {"class", "title"}}


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return (
        MarkdownIt("commonmark", {"html": False, "breaks": True})
        .enable("table")
        .disable(["image", "autolink"])
    )


def to_html(markdown: str) -> str:
    """Markdown as inert HTML: the words of links and images stay, their addresses do not act."""
    import nh3

    rendered = _markdown().render(markdown)
    return nh3.clean(rendered, tags=set(TAGS), attributes=ATTRIBUTES, link_rel=None)


def escaped(words: str) -> str:
    """Plain words for use inside HTML."""
    return html.escape(words, quote=True)
