"""What lies behind what the co-worker did, as far as the scenario lets one guess."""

from __future__ import annotations

from assistant.jobs.capitals import capitals
from assistant.jobs.contract import Context
from assistant.jobs.rehearsal.persona import PACKAGE, Persona
from assistant.jobs.tension.account import Account, witness
from assistant.jobs.tension.other import Other, the_other
from assistant.jobs.tension.part import answers, own_parts, to_own_up_to
from assistant.jobs.tension.situations import situations
from assistant.language.lexicon import load_yaml

FELT = "felt"
OF_MINE = {"their": "my", "them": "me", "they": "I", "who": "I"}
"""English forms of the one who speaks; the Indonesian lines hold none."""


def concerns(persona: Persona, scenario: str, context: Context) -> tuple[str, ...]:
    """What they would say about it themselves; empty where the scenario tells no kind of event."""
    account = witness(context.ear.read(scenario, on=context.today, genre="talk"))
    other = the_other(account.reading, persona.language)
    felt = _felt(account, other, persona)
    name = FELT if felt else situations(account, 0.0, other.name)[0].name
    lines: list[str] = load_yaml(PACKAGE, f"concerns.{persona.language}").get(name, [])
    return tuple(capitals(line.format(i=persona.me, felt=felt)) for line in lines)


def _felt(account: Account, other: Other, persona: Persona) -> str:
    """How they may have felt where the user's own doing came first; empty elsewhere."""
    owned = to_own_up_to(own_parts(account, other.name))
    if not owned or answers(account, owned, other.name):
        return ""
    mine = OF_MINE if persona.language == "en" else dict.fromkeys(OF_MINE, persona.me)
    return owned[0][1].felt[persona.language].format(**mine)
