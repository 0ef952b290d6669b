"""Small pieces of HTML that all places share. Whatever comes from people or models is escaped."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.jobs.contract import Answer
from assistant.texts import Language, text
from assistant.web.pace import rest, time_told
from assistant.web.sanitise import escaped


def say(key: str, language: Language, **values: object) -> str:
    """A text of the page, escaped for use inside HTML."""
    return escaped(text(f"web.{key}", language, **values))


def card(title: str, body: str, kind: str = "") -> str:
    """A titled box; `title` is plain words."""
    return f'<section class="em-card {kind}"><h3>{escaped(title)}</h3>{body}</section>'


def button(do: str, label: str, identity: str = "", kind: str = "") -> str:
    """A button that acts; `label` is plain words."""
    return (
        f'<button type="button" class="em-button {kind}" data-do="{escaped(do)}"'
        f' data-id="{escaped(identity)}">{escaped(label)}</button>'
    )


def menu(language: Language) -> str:
    """The way to people and places on a phone, where they are a sheet."""
    return (
        '<button type="button" class="em-button em-phone" data-sheet="left"'
        f' aria-expanded="false">{say("top.menu", language)}</button>'
    )


def submit(label: str) -> str:
    """The button of a form."""
    return f'<button type="submit" class="em-button em-first">{escaped(label)}</button>'


def copy_button(words: str, language: Language, key: str = "copy") -> str:
    """A button that puts words on the clipboard."""
    return (
        f'<button type="button" class="em-button" data-copy="{escaped(words)}"'
        f' data-copied="{say("copied", language)}">{say(key, language)}</button>'
    )


def field(
    name: str,
    label: str,
    value: str = "",
    kind: str = "text",
    needed: bool = False,
) -> str:
    """A labelled input of a form; one that is `needed` has to be filled in."""
    return (
        f'<label class="em-field"><span>{escaped(label)}</span>'
        f'<input name="{escaped(name)}" type="{kind}" value="{escaped(value)}"'
        f"{' required' if needed else ''}></label>"
    )


def choice(name: str, label: str, options: Iterable[tuple[str, str]], chosen: str = "") -> str:
    """A labelled list to choose from: pairs of value and words."""
    listed = "".join(
        f'<option value="{escaped(value)}"{" selected" if value == chosen else ""}>'
        f"{escaped(words)}</option>"
        for value, words in options
    )
    return (
        f'<label class="em-field"><span>{escaped(label)}</span>'
        f'<select name="{escaped(name)}">{listed}</select></label>'
    )


def listed(lines: Iterable[str], kind: str = "em-list") -> str:
    """Ready lines of HTML as a list; nothing where there are none."""
    body = "".join(f"<li>{line}</li>" for line in lines)
    return f'<ul class="{kind}">{body}</ul>' if body else ""


def table(head: Iterable[str], rows: Iterable[Iterable[str]], caption: str) -> str:
    """A table of plain words; `caption` names it for those who cannot see it."""
    cells = "".join(f'<th scope="col">{escaped(name)}</th>' for name in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{escaped(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return (
        f'<div class="em-table" tabindex="0" role="region" aria-label="{escaped(caption)}"><table>'
        f"<caption>{escaped(caption)}</caption>"
        f"<thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table></div>"
    )


class Refusal(str):
    """Words about a deed that was not done: what was typed for it goes back into its form."""


def told(words: str, kind: str = "em-told") -> str:
    """A short notice that a screen reader speaks."""
    mark = " data-refused" if isinstance(words, Refusal) else ""
    return f'<p class="{kind}" role="status"{mark}>{escaped(words)}</p>' if words else ""


def warnings(answer: Answer) -> str:
    """What the user should know: loud where a limit is touched, else a quiet line."""
    kind = "em-warning" if answer.route else "em-notice"
    return "".join(f'<p class="{kind}">{escaped(line)}</p>' for line in answer.warnings)


def empty(words: str, more: str = "") -> str:
    """A page with nothing on it yet: one example and one button."""
    return f'<div class="em-empty"><p>{escaped(words)}</p>{more}</div>'


def bar_told(done: int, total: int, label: str, elapsed: float, language: Language) -> str:
    """How far something is, as a bar with words: so many of so many, and how long it still takes.

    `elapsed` are the seconds that `done` has taken.
    """
    left = time_told(elapsed, rest(elapsed, done, total), language) if done < total else ""
    words = escaped(" · ".join(part for part in (label, left) if part))
    return (
        f'<div class="em-progress"><progress max="{total}" value="{done}" aria-label="{words}">'
        f"</progress><small>{words}</small></div>"
    )
