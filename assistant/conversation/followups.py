"""Messages that change the last answer instead of asking for a new one.

The phrases are in `data/followups.yaml`. Language, length, day and relation are the same for every
job and changed here; what only one job understands ("put X first", "Rina sends it") lives in that
job's `changes` module.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.conversation.hours import hour_in
from assistant.conversation.phrases import says_within
from assistant.conversation.slots import agenda_fields, day_in, minutes_in
from assistant.conversation.state import State, language_of
from assistant.conversation.whom import named_in
from assistant.jobs import schemas
from assistant.jobs.agenda.calendar import next_free
from assistant.jobs.agenda.changes import asks_to_send, opened, patterned, takes_away
from assistant.jobs.change import Asked, Change, changes_of
from assistant.jobs.contract import Answer
from assistant.language.detect import detect_language
from assistant.language.lexicon import load_yaml
from assistant.memory.naming import plain_name, whom
from assistant.memory.people import Person
from assistant.texts import Language, text

LONGEST_FOLLOWUP = 120
"""Characters; a longer message is new material."""
SHORTEST_SESSION = 10
SMALL = (
    "yang|ttg|tentang|topik|poin|soal|satu poin|juga|topic|point|a|the|about|that|bahwa|kalau|"
    "bahas|in"
)
"""Words between "add" and what is added."""
LONGEST_LENGTH = 8
"""Words of a message that tells a length and nothing else."""
PARTS = r"\s*[,;]\s*|\s+(?:and|then|dan|terus|trs|trus|plus|sekalian)\s+"
"""Where one change ends and the next begins."""
TONGUES: dict[str, Language] = {"english": "en", "indonesian": "id"}


def changeable(job: str | None) -> list[str]:
    """The changes that a job's answer may be asked for."""
    return load_yaml("assistant.conversation", "changeable").get(job or "", [])


def followup_in(message: str) -> str | None:
    """The name of the change that the message asks for: softer, firmer, english, ..."""
    if len(message) > LONGEST_FOLLOWUP or "\n" in message.strip():
        return None
    lowered = message.lower()
    for name, phrases in load_yaml("assistant.conversation", "followups").items():
        if any(re.search(rf"\b{re.escape(phrase)}\b", lowered) for phrase in phrases):
            return name
    return None


def changed(
    state: State, message: str, people: Sequence[Person], today: date, heard: str | None = None
) -> State | Change | None:
    """A state to answer again, a change of the answer itself, or None for a new matter.

    `state` is one with an answer; `heard` is the change that the message was heard to ask for where
    none of the phrases stands in it.
    """
    if state.answer is None or state.job is None or len(message) > LONGEST_FOLLOWUP:
        return None
    kind = followup_in(message) or heard
    if kind in TONGUES:
        return _translated(state, TONGUES[kind])
    if state.job == "agenda":
        return _agenda(state, kind, message, people, today)
    if state.job == "feedback" and kind == "add" and (more := added(message)):
        longer = f"{str(state.fields['text']).rstrip()} {more[:1].upper()}{more[1:]}."
        return again(state).with_fields(text=longer)
    change = _by_the_job(state, kind, message, today)
    if change is None or change.fields is None:
        return change
    return again(state).with_fields(**change.fields)


def again(state: State) -> State:
    """The same request, about to be answered anew in the same language."""
    spoken = state.language or (state.answer or {}).get("language")
    return replace(state, answer=None, drafted=None, language=spoken)


def edited(job: str, answer: Answer, edits: Sequence[Mapping[str, Any]]) -> Answer:
    """An agenda with the changes that are made to it and not to its request."""
    if job != "agenda" or not edits:
        return answer
    from assistant.jobs.agenda.changes import applied
    from assistant.jobs.agenda.contract import AgendaAnswer

    assert isinstance(answer, AgendaAnswer)
    return applied(answer, list(edits))


def added(message: str) -> str:
    """What "add ..." adds, without the word for adding; empty where nothing follows."""
    data = load_yaml("assistant.conversation", "followups")
    phrases = "|".join(map(re.escape, data["add"]))
    small = rf"(?:(?:{SMALL})\s+)*"
    found = re.match(rf"\s*(?:[\w]+,?\s+){{0,3}}(?:{phrases})\s+{small}(.+)", message, re.I)
    found = found or re.search(rf"(?:,|\b(?:{SMALL}))\s+{small}(.+)", message, re.I)
    return found[1].strip(" .!?") if found else ""


def _translated(state: State, wanted: Language) -> State | Change:
    """The same in the other language; a message in the user's own words is not translated."""
    own = str(state.fields.get("text", ""))
    if state.job == "feedback" and detect_language(own) != wanted:
        return Change(said=text("conversation.no-translation", wanted))
    return replace(again(state), language=wanted)


def _by_the_job(state: State, kind: str | None, message: str, today: date) -> Change | None:
    change = changes_of(str(state.job))
    if change is None:
        return None
    answer = schemas(str(state.job))[1].model_validate(state.answer)
    return change(Asked(message, kind, state.fields, answer, answer.language, today))


def _agenda(
    state: State, kind: str | None, message: str, people: Sequence[Person], today: date
) -> State | Change | None:
    """The session's length, day or points; another person makes it another session."""
    told = agenda_fields(message, people, today)
    if told["person"] and not _same(told["person"], state, people):
        return _with_another(state, message, people) if _corrects(message) else None
    if several := _several(state, message, people, today):
        return several
    if says_within(message, "free_day"):
        return again(state).with_fields(date=_free_day(state, today).isoformat())
    short, minutes = len(message.split()) <= LONGEST_LENGTH, told["minutes"]
    moved = {key: told[key] for key in ("date", "at", "zone") if told[key]}
    if moved and (kind == "date" or (short and (told["at"] or _moves(message)))):
        return again(state).with_fields(**moved, minutes=minutes)
    if minutes and (kind == "minutes" or short):
        return again(state).with_fields(minutes=minutes)
    if kind == "add" and (wish := added(message)):
        return again(state).with_fields(wishes=[*state.fields.get("wishes", []), wish])
    if kind == "shorter":
        held = sum(int(item["minutes"]) for item in (state.answer or {})["items"])
        return again(state).with_fields(minutes=max(SHORTEST_SESSION, held * 2 // 3))
    return _points(state, kind, message)


def _free_day(state: State, today: date) -> date:
    """The next working day after that of the session."""
    on = state.fields.get("date")
    return next_free(date.fromisoformat(on) if on else today, language_of(state))


def _several(
    state: State, message: str, people: Sequence[Person], today: date
) -> State | Change | None:
    """All the changes of a message that asks for two or more; None where it asks for fewer.

    What could not be found stays in `State.unmade`, to be said.
    """
    parts = [opened(part) for part in re.split(PARTS, message, flags=re.IGNORECASE)]
    parts = [part for part in parts if part]
    if len(parts) < 2 or not all(_sounds_like_change(part) for part in parts):
        return None
    after, unmade = state, []
    for part in parts:
        made = _one(replace(after, answer=state.answer), part, people, today)
        if isinstance(made, State):
            after = made
        else:
            unmade.append(part)
    if after is state:
        return Change(said=text("conversation.no-change", language_of(state)))
    return replace(after, unmade="; ".join(unmade))


def _sounds_like_change(part: str) -> bool:
    told = followup_in(part) or takes_away(part) or minutes_in(part) or hour_in(part)
    return bool(told or patterned(part) or asks_to_send(part))


def _one(state: State, part: str, people: Sequence[Person], today: date) -> State | Change | None:
    """One part of a message with several changes; an hour that is off needs no point of its own."""
    if asks_to_send(part):
        return replace(state, edits=[*state.edits, {"kind": "send"}])
    if takes_away(part) and (hour_in(part) or day_in(part, today)):
        return state
    if takes_away(part):
        return _points(state, "drop", part)
    return _agenda(state, followup_in(part), part, people, today)


def _same(name: str, state: State, people: Sequence[Person]) -> bool:
    """Whether a name means the person of the agenda."""
    now = str(state.fields.get("person") or "")
    return plain_name(name) == plain_name(now) or (
        _called(name, people) is not None and _called(name, people) == _called(now, people)
    )


def _called(name: str, people: Sequence[Person]) -> Person | None:
    return whom(name, people, lambda person: (person.name, *person.aliases))


def _moves(message: str) -> bool:
    """Whether a message puts the session on another day."""
    cues: list[str] = load_yaml("assistant.conversation", "phrases")["moving"]
    return any(re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", message.lower()) for cue in cues)


def _corrects(message: str) -> bool:
    """Whether a message puts something right: "bukan Dimas, maksudku Rina"."""
    cues: list[str] = load_yaml("assistant.conversation", "phrases")["correction"]
    return any(re.search(rf"\b{re.escape(cue)}\b", message.lower()) for cue in cues)


def _with_another(state: State, message: str, people: Sequence[Person]) -> State | None:
    """The same session with somebody else: the last who is named is meant."""
    named = [named_in(part, people) for part in re.split(r"[,;.]|\bbut\b|\btapi\b", message)]
    meant = [each for each in named if each and len(each.people) == 1]
    meant = [each for each in meant if not _same(each.words, state, people)]
    if not meant:
        return None
    kept = {key: told for key, told in state.fields.items() if key in ("minutes", "date")}
    person = meant[-1].people[0]
    fields = {**kept, "person": meant[-1].words, "relation": person.relation}
    return replace(again(state), fields={k: v for k, v in fields.items() if v}, edits=())


def _points(state: State, kind: str | None, message: str) -> State | Change | None:
    """A point first, one less, a gentler session, or the copy to send."""
    from assistant.jobs.agenda.changes import known, understood

    answer = state.answer or {}
    titles = [str(item["title"]) for item in answer.get("items", [])]
    there = {title.lower() for title in titles}
    titles += [wish for wish in state.fields.get("wishes", []) if wish.lower() not in there]
    change = understood(message, titles, kind)
    if kind == "share" or (change and change.kind == "send"):
        return Change(said=str(answer.get("shareable", "")))
    if change is None:
        return None
    if change.kind == "drop" and (fields := _without_wish(state.fields, change.title)):
        return replace(again(state), fields=fields)
    base = state if known(change, titles) else _with_focus(state, change.title)
    return replace(again(base), edits=[*state.edits, change.as_json()])


def more_topics(topic: State, message: str, told: Mapping[str, Any]) -> State | None:
    """The agenda that stands with further topics, where a message says "mau bahas ..." and brings
    nothing but topics.
    """
    brings = told["focus"] and not (told["person"] or told["date"]) and "?" not in message
    cues: list[str] = load_yaml("assistant.conversation", "phrases")["wanting"]
    wants = re.match(rf"(?:{'|'.join(cues)})\b", opened(message).lower())
    if topic.job != "agenda" or topic.answer is None or not (brings and wants):
        return None
    wishes = [*topic.fields.get("wishes", []), told["focus"], *(told["wishes"] or [])]
    return again(topic).with_fields(wishes=wishes)


def _with_focus(state: State, title: str) -> State:
    """Another focus; what was the focus before stays as a wish."""
    before = [state.fields["focus"]] if state.fields.get("focus") else []
    wishes = [*before, *state.fields.get("wishes", [])]
    return state.with_fields(focus=title, wishes=wishes or None)


def _without_wish(fields: Mapping[str, Any], title: str) -> dict[str, Any] | None:
    """The request without a topic of the user's own, so that its place is free; None if not one."""
    wishes = [wish for wish in fields.get("wishes", []) if wish.lower() != title.lower()]
    if len(wishes) < len(fields.get("wishes", [])):
        return {**fields, "wishes": wishes}
    own = [name for name in ("focus", "theirs") if str(fields.get(name)).lower() == title.lower()]
    return {key: told for key, told in fields.items() if key not in own} if own else None
