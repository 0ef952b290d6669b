"""Messages as inert HTML: what the user wrote, what the coach answered and what can be done."""

from __future__ import annotations

from assistant.jobs.contract import Answer
from assistant.jobs.feedback.contract import FeedbackAnswer
from assistant.jobs.recap.contract import RecapAnswer
from assistant.texts import Language, text
from assistant.web.feedback_view import feedback_html
from assistant.web.pieces import button, copy_button, listed, say, warnings
from assistant.web.recap_view import recap_html
from assistant.web.replies import Reply
from assistant.web.sanitise import escaped, to_html

KEPT_AS: dict[str, str] = {"agenda": "keep-session", "feedback": "keep-feedback"}
"""What saving means for a job; for the others a note is kept. A recap has its own form."""
SAVABLE = frozenset({"agenda", "feedback", "tension", "ask", "advice", "rehearse"})


def user_html(words: str, language: Language) -> str:
    """What the user wrote, line breaks kept. Long texts fold."""
    if not words.strip():
        return ""
    you = say("you", language)
    body = f'<div class="em-words">{escaped(words)}</div>'
    if words.count("\n") > 8 or len(words) > 900:
        start = escaped(" ".join(words.split())[:140])
        body = f"<details><summary>{start} …</summary>{body}</details>"
    return f'<article class="em-message em-user"><h2 class="em-unseen">{you}</h2>{body}</article>'


def reply_html(reply: Reply, language: Language, live: str = "", busy: bool = False) -> str:
    """The coach's answer; both versions where a refinement took the draft's place."""
    shown = _body(reply, language, settled=not busy)
    version = reply.saved.version if reply.draft and reply.saved else "refined"
    if reply.draft:
        shown = (
            f'<div class="em-refined">{shown}</div>'
            f'<div class="em-draft">{_body(reply.draft, language, settled=not busy)}</div>'
        )
    flip = _flip(version, language) if reply.draft else ""
    shown += _people(reply, language)
    live = f'<p class="em-live" aria-hidden="true">{escaped(live)}</p>' if live else ""
    return (
        f'<article class="em-message em-coach" data-version="{version}" aria-busy="{_yes(busy)}">'
        f'<h2 class="em-unseen">{say("coach", language)}</h2>{flip}{shown}{live}</article>'
    )


def _body(reply: Reply, language: Language, settled: bool) -> str:
    if isinstance(reply.answer, FeedbackAnswer) and reply.answer.message:
        body = _notice(reply) + feedback_html(reply, language)
    elif isinstance(reply.answer, RecapAnswer):
        body = _notice(reply) + recap_html(reply, language, settled and not reply.outdated)
    else:
        body = _plain(reply)
    return body + (_actions(reply, language) if settled and reply.answer else "")


def _plain(reply: Reply) -> str:
    """The answer's Markdown; quiet notices move from its head to its foot."""
    answer, words = reply.answer, reply.markdown
    quiet = answer is not None and not answer.route
    if answer is not None and quiet:
        for line in answer.warnings:
            words = words.replace(f"> {line}", "", 1) if f"> {line}" in words else words
            words = words.removeprefix(line)
    notices = warnings(answer) if answer is not None and quiet else ""
    return f'<div class="em-words-of-coach">{to_html(words)}</div>{notices}'


def _notice(reply: Reply) -> str:
    """What the limits say before an answer that has a view of its own."""
    if not reply.notice:
        return ""
    return f'<div class="em-words-of-coach em-limits">{to_html(reply.notice)}</div>'


def _people(reply: Reply, language: Language) -> str:
    """Whom one can turn to, one tap away, where the limits were not sure."""
    if not reply.people:
        return ""
    title = escaped(text("limits.people-title", language))
    lines = listed(escaped(line) for line in reply.people)
    return f"<details><summary>{title}</summary>{lines}</details>"


def _flip(shown: str, language: Language) -> str:
    presses = "".join(
        f'<button type="button" data-show="{version}" aria-pressed="{_yes(version == shown)}">'
        f"{say(f'version.{version}', language)}</button>"
        for version in ("draft", "refined")
    )
    label = say("version.label", language)
    return f'<div class="em-flip" role="group" aria-label="{label}">{presses}</div>'


def _actions(reply: Reply, language: Language) -> str:
    """Copy, save, take along."""
    parts = [copy_button(to_copy(reply), language, _copy_key(reply))]
    if reply.id and (reply.job in SAVABLE or reply.outdated):
        parts.append(_keeping(reply, language))
    if reply.id:
        version = _version(reply)
        file = f"/exits/{reply.id}.md?version={version}"
        parts.append(f'<a class="em-button" href="{file}" download>{say("export", language)}</a>')
        parts += [_exit(reply, ending, key, language) for ending, key in _exits(reply)]
    return f'<div class="em-actions">{"".join(parts)}</div>'


def _keeping(reply: Reply, language: Language) -> str:
    """The button that saves; once that is done, the word that it was."""
    do = KEPT_AS.get(reply.job or "", "keep-note")
    if reply.outdated:
        return f'<span class="em-done em-soft">{say("newer", language)}</span>'
    if reply.saved:
        return f'<span class="em-done">{say(f"{do}-done", language)}</span>'
    return button(do, text(f"web.{do}", language), _handle(reply))


def _exits(reply: Reply) -> list[tuple[str, str]]:
    """The further files of an answer: their ending and what the link says."""
    if reply.job == "agenda":
        return [("ics", "calendar")]
    if isinstance(reply.answer, RecapAnswer) and reply.answer.actions:
        return [("ics", "recap.tasks"), ("csv", "recap.sheet")]
    return []


def _exit(reply: Reply, ending: str, key: str, language: Language) -> str:
    file = f"/exits/{reply.id}.{ending}?version={_version(reply)}"
    return f'<a class="em-button" href="{file}" download>{say(key, language)}</a>'


def to_copy(reply: Reply) -> str:
    """What somebody would paste elsewhere: the message or the copy that is safe to share."""
    answer: Answer | None = reply.answer
    for name in ("message", "shareable"):
        words = getattr(answer, name, "")
        if words:
            return words
    return reply.markdown


def _copy_key(reply: Reply) -> str:
    return "copy-share" if getattr(reply.answer, "shareable", "") else "copy"


def _version(reply: Reply) -> str:
    drafted = reply.answer is not None and reply.answer.engine == "draft"
    return "draft" if drafted else "refined"


def _handle(reply: Reply) -> str:
    return f"{reply.id}/{_version(reply)}"


def _yes(flag: bool) -> str:
    return "true" if flag else "false"
