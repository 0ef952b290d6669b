"""What an answer rests on, as inert HTML: sources, flags and the receipt at the right."""

from __future__ import annotations

from datetime import date

from assistant.jobs.contract import Answer, Source
from assistant.jobs.recap.contract import RecapAnswer
from assistant.texts import Language, text
from assistant.texts.days import say_day
from assistant.texts.numbers import say_number
from assistant.web.pieces import card, say
from assistant.web.sanitise import escaped

MOST_SOURCES = 6
LONGEST_QUOTE = 220


def column(answer: Answer | None, language: Language, at_work: bool = False) -> str:
    """All three boxes, those that have something in them; `at_work` while a model may still be
    asked."""
    return sources(answer, language) + flags(answer, language) + receipt(answer, language, at_work)


def sources(answer: Answer | None, language: Language) -> str:
    """The cards, notes and promises behind the answer, each with its words."""
    found = answer.sources[:MOST_SOURCES] if answer else []
    lines = "".join(f"<li>{_source(source, language)}</li>" for source in found)
    body = f'<ol class="em-sources">{lines}</ol>' if lines else _nothing(answer, language)
    return card(text("web.beside.sources", language), body)


def flags(answer: Answer | None, language: Language) -> str:
    """Words to be careful with."""
    noted = getattr(answer, "flags", None) or []
    lines = [f"<li><b>{escaped(f.span)}</b> {escaped(f.why)}</li>" for f in noted]
    if not lines:
        return ""
    return card(text("web.beside.flags", language), f'<ul class="em-list">{"".join(lines)}</ul>')


def receipt(answer: Answer | None, language: Language, at_work: bool = False) -> str:
    """Which engine wrote it and how many bytes left this machine, once that is known."""
    if answer is None:
        return ""
    engine = say(f"engine.{answer.engine}", language)
    model = f" · {escaped(answer.receipt.model)}" if answer.receipt.model else ""
    left = say("beside.counting", language) if at_work else _left(answer, language)
    prompt = answer.receipt.prompt_id
    asked = f'<p class="em-soft">{escaped(prompt)}</p>' if prompt else ""
    body = f"<p>{engine}{model}</p><p><b>{left}</b></p>{asked}"
    return card(text("web.beside.receipt", language), body)


def _left(answer: Answer, language: Language) -> str:
    sent = answer.receipt.bytes_out
    if not sent:
        return say("beside.stayed", language)
    return say("beside.left", language, bytes=say_number(sent, language))


def _source(source: Source, language: Language) -> str:
    kind = say(f"source.{source.kind}", language)
    title = escaped(_title(source, language))
    if source.kind == "card" and source.slug:
        title = f'<a href="#library/{escaped(source.slug)}">{title}</a>'
    quote = source.quote.replace("**", "")
    if len(quote) > LONGEST_QUOTE:
        quote = quote[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    said = f"<q>{escaped(quote)}</q>" if quote.strip() else ""
    return f'<span class="em-chip">{kind}</span> {title}{said}'


def _title(source: Source, language: Language) -> str:
    """The title; a note without one of its own is named by its day."""
    try:
        return say_day(date.fromisoformat(source.title), language, year=True)
    except ValueError:
        return source.title


def _nothing(answer: Answer | None, language: Language) -> str:
    """Before the first answer, or where it rests on the user's own words alone."""
    own = answer is not None and (isinstance(answer, RecapAnswer) or hasattr(answer, "message"))
    key = "own-words" if own else "no-sources"
    return f'<p class="em-soft">{say(f"beside.{key}", language)}</p>'
