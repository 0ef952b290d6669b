"""What an answer rests on, as inert HTML: sources, flags and the receipt at the right."""

from __future__ import annotations

from assistant.jobs.contract import Answer, Source
from assistant.texts import Language, text
from assistant.web.sanitise import escaped

MOST_SOURCES = 6


def sources(answer: Answer | None, language: Language) -> str:
    """The cards, notes and promises behind the answer, each with its words."""
    found = answer.sources[:MOST_SOURCES] if answer else []
    body = "".join(_source(source, language) for source in found)
    return _card(text("web.beside.sources", language), body or _nothing("no-sources", language))


def flags(answer: Answer | None, language: Language) -> str:
    """Words to be careful with, and warnings."""
    noted = getattr(answer, "flags", None) or []
    lines = [f"<li><b>{escaped(f.span)}</b><br>{escaped(f.why)}</li>" for f in noted]
    lines += [f"<li>{escaped(w)}</li>" for w in (answer.warnings if answer else [])]
    if not lines:
        return ""
    items = f'<ul class="em-quiet-list">{"".join(lines)}</ul>'
    return _card(text("web.beside.flags", language), items)


def receipt(answer: Answer | None, language: Language) -> str:
    """Which engine wrote it and how many bytes left this machine."""
    if answer is None:
        return ""
    engine = text(f"web.engine.{answer.engine}", language)
    model = f" · {escaped(answer.receipt.model)}" if answer.receipt.model else ""
    sent = answer.receipt.bytes_out
    left = (
        text("web.beside.left", language, bytes=f"{sent:,}")
        if sent
        else text("web.beside.stayed", language)
    )
    return _card(
        text("web.beside.receipt", language), f"<p>{escaped(engine)}{model}</p><p>{left}</p>"
    )


def _source(source: Source, language: Language) -> str:
    kind = text(f"web.source.{source.kind}", language)
    quote = f"<br><q>{escaped(source.quote)}</q>" if source.quote else ""
    return f'<p><span class="em-soft">{kind}</span> {escaped(source.title)}{quote}</p>'


def _nothing(key: str, language: Language) -> str:
    return f'<p class="em-soft">{text(f"web.beside.{key}", language)}</p>'


def _card(title: str, body: str) -> str:
    return f'<section class="em-card"><h4>{escaped(title)}</h4>{body}</section>'
