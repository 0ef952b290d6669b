"""What a follow-up does to a tension plan: "shorter", "just the opening line", "and if he's angry?"

Which reactions are meant stands in `data/reactions.yaml`.
"""

from __future__ import annotations

from assistant.jobs.change import Asked, Change
from assistant.jobs.tension.contract import Branch, TensionAnswer
from assistant.jobs.tension.plan import HOT
from assistant.language.dates import due_date
from assistant.language.lexicon import load_yaml
from assistant.retrieval.terms import words
from assistant.texts import text
from assistant.texts.days import say_day

INSISTS = "insists"
REGISTERS = ("santai", "netral", "formal")


def changed(asked: Asked) -> Change | None:
    """A plan asked for again, cut down, dated, or the branch that was asked about."""
    answer = asked.answer
    assert isinstance(answer, TensionAnswer)
    if not answer.opening:
        return None
    if asked.kind == "share":
        return Change(said=f'"{answer.opening}"')
    if asked.kind == "shorter":
        return Change(answer=_corridor(answer))
    if asked.kind == "date" or (asked.kind is None and _insists(asked)):
        return _dated(asked, answer)
    if asked.kind == "softer":
        return Change(fields={"want": "heard"})
    if asked.kind == "firmer":
        return Change(fields={"want": "decide"})
    if asked.kind in REGISTERS:
        return Change(fields={"register": asked.kind})
    branch = branch_for(asked.message, answer) if asked.kind == "what-if" else None
    return Change(said=f"**{branch.if_}:** {branch.then}", library=True) if branch else None


def branch_for(message: str, answer: TensionAnswer) -> Branch | None:
    """The branch of the plan for the reaction that the message names."""
    reactions: dict[str, list[str]] = load_yaml("assistant.jobs.tension", "reactions")
    said = set(words(message))
    for name, signs in reactions.items():
        if name == INSISTS or said.isdisjoint(signs):
            continue
        found = (
            branch for branch in answer.branches if not set(words(branch.if_)).isdisjoint(signs)
        )
        return next(found, None)
    return None


def _corridor(answer: TensionAnswer) -> TensionAnswer:
    """What fits into the corridor before the door: first sentence, branches, next step."""
    return answer.model_copy(
        deep=True,
        update={
            "facts": [],
            "stories": [],
            "kindest": "",
            "my_part": None,
            "concede": [],
            "unknowns": [],
            "interests": type(answer.interests)(),
            "avoid": answer.avoid[:1],
            "channel": "",
            "sources": [],
        },
    )


def _insists(asked: Asked) -> bool:
    """Whether the user will not wait though they are hot: "I'll talk to her today anyway"."""
    signs = load_yaml("assistant.jobs.tension", "reactions")[INSISTS]
    hot = int(asked.fields.get("heat") or 0) >= HOT
    return hot and not set(words(asked.message)).isdisjoint(signs)


def _dated(asked: Asked, answer: TensionAnswer) -> Change | None:
    mention = due_date(asked.message, asked.today)
    if mention is None or mention.due is None:
        return None
    day = say_day(mention.due, asked.language)
    hot = int(asked.fields.get("heat") or 0) >= HOT
    name = "today-hot" if hot and mention.due <= asked.today else "on"
    step = text(f"tension.change.{name}", asked.language, day=day)
    return Change(answer=answer.model_copy(update={"next_step": step}, deep=True))
