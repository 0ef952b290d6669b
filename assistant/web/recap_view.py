"""A recap as a form: each item can be mended or left out before it becomes a promise."""

from __future__ import annotations

from datetime import date

from assistant.jobs.recap.contract import ActionItem, NonCommitment, RecapAnswer
from assistant.jobs.recap.handouts import for_mail, for_whatsapp
from assistant.texts import Language, text
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
    other = str(reply.fields.get("other") or "")
    rows = "".join(_row(n, item, other, language) for n, item in enumerate(answer.actions))
    if not (settled and reply.id):
        return f'{title}<div class="em-items">{rows}</div>'
    handle = f"{reply.id}/{'draft' if answer.engine == 'draft' else 'refined'}"
    whom = field("other", text("web.recap.with", language), other)
    day = field("on", text("web.recap.day", language), _day(reply), "date")
    return (
        f'<form class="em-items" data-do="accept" data-id="{escaped(handle)}">'
        f'{title}<p class="em-soft">{say("recap.check", language)}</p>{rows}'
        f'<div class="em-fields">{whom}{day}{submit(text("web.recap.accept", language))}</div>'
        "</form>"
    )


def _row(number: int, item: ActionItem, other: str, language: Language) -> str:
    proposed = item.status == "proposed"
    mark = f'<span class="em-chip">{say("recap.proposed", language)}</span>' if proposed else ""
    take = say("recap.take", language)
    return (
        f'<fieldset class="em-item" data-proof="{escaped(item.evidence)}">'
        f'<legend class="em-unseen">{escaped(item.task)}</legend>'
        f'<label class="em-take"><input type="checkbox" name="take-{number}" value="1"'
        f"{'' if proposed else ' checked'}><span>{take}</span></label>"
        f'<div class="em-fields">{_task(number, item, language)}'
        f"{_owner(f'owner-{number}', item, other, language)}"
        f"{field(f'due-{number}', text('web.recap.by', language), _iso(item.due), 'date')}</div>"
        f'<p class="em-proof">{mark}<q>{escaped(item.evidence)}</q></p></fieldset>'
    )


def _task(number: int, item: ActionItem, language: Language) -> str:
    return field(f"task-{number}", text("web.recap.what", language), item.task)


def _owner(name: str, item: ActionItem, other: str, language: Language) -> str:
    """Me, the other, both, or somebody else who was named."""
    me, them, both = (text(f"web.recap.owner.{who}", language) for who in ("me", "them", "both"))
    options = [("me", me), ("them", other or them), ("both", both)]
    chosen = {None: "me", "both": "both", other: "them"}.get(item.owner, item.owner or "me")
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
