"""A recap as a form: each item can be mended or left out before it becomes a promise."""

from __future__ import annotations

from datetime import date

from assistant.jobs.recap.contract import ActionItem, NonCommitment, RecapAnswer
from assistant.jobs.recap.handouts import for_mail, for_whatsapp
from assistant.jobs.recap.met import met
from assistant.texts import Language, text
from assistant.web.marks import Line, Mark, item_keys
from assistant.web.pieces import choice, copy_button, field, listed, say, submit, warnings
from assistant.web.replies import Reply
from assistant.web.sanitise import escaped

FIRST_PERSON = frozenset({"i", "me", "aku", "saya", "gue", "gw"})


def recap_html(reply: Reply, language: Language, settled: bool) -> str:
    """Items with their proof, then what was settled or stayed open, then the copy to share."""
    answer = reply.answer
    assert isinstance(answer, RecapAnswer)
    return "".join(
        (
            warnings(answer) if answer.route else "",
            _summary(answer, language),
            _items(reply, answer, language, settled),
            _lines("decisions", answer.decisions, language),
            _lines("open", answer.open_questions, language),
            _not_yet(answer.non_commitments, language),
            _shareable(answer, language),
            _lines("private", answer.private, language),
            "" if answer.route else warnings(answer),
        )
    )


def _summary(answer: RecapAnswer, language: Language) -> str:
    return f"<p>{escaped(answer.summary)}</p>" if answer.summary else ""


def _items(reply: Reply, answer: RecapAnswer, language: Language, settled: bool) -> str:
    title = f"<h3>{say('recap.items', language)}</h3>"
    if not answer.actions:
        return f'{title}<p class="em-soft">{say("recap.none", language)}</p>'
    mark = reply.saved
    other = mark.other if mark else _other(reply)
    lines = _lines_as_left(answer, mark)
    rows = "".join(
        _row(n, item, line, other, language)
        for n, (item, line) in enumerate(zip(answer.actions, lines, strict=True))
    )
    if not (settled and reply.id):
        return f'{title}<div class="em-items">{rows}</div>'
    handle = escaped(f"{reply.id}/{'draft' if answer.engine == 'draft' else 'refined'}")
    whom = field("other", text("web.recap.with", language), other)
    day = field("on", text("web.recap.day", language), (mark and mark.on) or _day(reply), "date")
    check = say("recap.check", language)
    done = f'<p class="em-told">{say("recap.saved", language)}</p>' if mark else ""
    return (
        f'<form class="em-items" data-do="accept" data-id="{handle}">'
        f'{title}{done or f"""<p class="em-soft">{check}</p>"""}{rows}'
        f'<div class="em-fields">{whom}{day}</div><div class="em-actions">'
        f"{_presses(handle, other, bool(mark), language)}</div></form>"
    )


def _presses(handle: str, other: str, saved: bool, language: Language) -> str:
    """Save, or once that is done bring up to date; without a name also the way to do without."""
    if saved:
        again = say("recap.again", language)
        return f'<button type="submit" class="em-button">{again}</button>'
    alone = (
        f'<button type="button" class="em-button" data-do="accept-alone" data-id="{handle}">'
        f"{say('recap.alone', language)}</button>"
    )
    return submit(text("web.recap.accept", language)) + ("" if other else alone)


def _lines_as_left(answer: RecapAnswer, mark: Mark | None) -> list[Line]:
    """The items as they were saved, else as they were found; a mere proposal is not ticked."""
    found = [
        Line(take=item.status != "proposed", task=item.task, due=_iso(item.due), owner="")
        for item in answer.actions
    ]
    left = mark.lines if mark else {}
    keys = item_keys(answer.actions)
    return [left.get(key, line) for key, line in zip(keys, found, strict=True)]


def _other(reply: Reply) -> str:
    """Whom the recap was with: as asked for, else as the heading of the notes says."""
    notes, me = str(reply.fields.get("notes") or ""), reply.fields.get("me")
    return str(reply.fields.get("other") or "") or next(reversed(met(notes, me)), "")


def _row(number: int, item: ActionItem, line: Line, other: str, language: Language) -> str:
    proposed = item.status == "proposed"
    chip = f'<span class="em-chip">{say("recap.proposed", language)}</span>' if proposed else ""
    take = say("recap.take", language)
    task = field(f"task-{number}", text("web.recap.what", language), line.task)
    due = field(f"due-{number}", text("web.recap.by", language), line.due, "date")
    return (
        f'<fieldset class="em-item" data-proof="{escaped(item.evidence)}">'
        f'<legend class="em-unseen">{escaped(line.task)}</legend>'
        f'<label class="em-take"><input type="checkbox" name="take-{number}" value="1"'
        f"{' checked' if line.take else ''}><span>{take}</span></label>"
        f'<div class="em-fields">{task}'
        f"{_owner(f'owner-{number}', line.owner or item.owner, other, language)}{due}</div>"
        f'<p class="em-proof">{chip}<q>{escaped(item.evidence)}</q></p></fieldset>'
    )


def _owner(name: str, owner: str | None, other: str, language: Language) -> str:
    """Me, the other, both, or somebody else who was named."""
    me, them, both = (text(f"web.recap.owner.{who}", language) for who in ("me", "them", "both"))
    options = [("me", me), ("them", other or them), ("both", both)]
    chosen = {None: "me", "both": "both", other: "them"}.get(owner, owner or "me")
    if chosen in FIRST_PERSON:
        chosen = "me"
    if chosen not in dict(options):
        options.append((chosen, chosen))
    return choice(name, text("web.recap.who", language), options, chosen)


def _day(reply: Reply) -> str:
    return str(reply.fields.get("date") or date.today().isoformat())


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _lines(part: str, lines: list[str], language: Language) -> str:
    if not lines:
        return ""
    return f"<h3>{say(f'recap.{part}', language)}</h3>{listed(escaped(line) for line in lines)}"


def _not_yet(promises: list[NonCommitment], language: Language) -> str:
    """What sounds like a promise and is none, with one question that saves face."""
    if not promises:
        return ""
    shown = listed(
        f"<q>{escaped(each.text)}</q> {escaped(each.why)}"
        f"<br><b>{say('recap.ask', language)}</b> {escaped(each.confirm)}"
        for each in promises
    )
    return f"<h3>{say('recap.not-yet', language)}</h3>{shown}"


def _shareable(answer: RecapAnswer, language: Language) -> str:
    if not answer.shareable:
        return ""
    return (
        f"<details><summary>{say('recap.shareable', language)}</summary>"
        f'<div class="em-original">{escaped(answer.shareable)}</div>'
        f"{copy_button(answer.shareable, language)}"
        f"{copy_button(for_mail(answer.shareable), language, 'recap.mail')}"
        f"{copy_button(for_whatsapp(answer.shareable), language, 'recap.whatsapp')}</details>"
    )
