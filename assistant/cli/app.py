"""All commands, by group."""

from __future__ import annotations

import typer

from assistant.cli import evaluate, memory, models, run, system
from assistant.cli.jobs import job_command
from assistant.jobs import REGISTRY

EXAMPLES = {
    "recap": "empatmata recap notes.md --me Ayu --other Rina --date 2026-11-19",
    "feedback": "echo 'You are late again' | empatmata feedback - --relation peer",
    "tension": "empatmata tension account.txt --heat 6",
    "agenda": "empatmata agenda --person Rina --minutes 30",
    "ask": 'empatmata ask "What did I promise Rina?"',
    "rehearse": 'empatmata rehearse --scenario "Dimas rewrote my module"',
    "search": 'empatmata search "dia selalu bilang siap tapi tidak jalan"',
    "limits": 'empatmata limits "he keeps touching my shoulder"',
    "read": "empatmata read notes.md --json",
}

PURPOSES = {
    "recap": "Turn notes into action items, decisions and a recap that is safe to share.",
    "feedback": "Word difficult feedback so that it can be said, with every fact kept.",
    "tension": "Prepare a tense session: facts, stories, an opening and what to do next.",
    "agenda": "Prepare a session with somebody.",
    "ask": "Ask your own notes; every claim is cited.",
    "rehearse": "Rehearse one turn with a simulated co-worker.",
    "search": "Search the practice library and your notes.",
    "limits": "Say whether this is still coaching, and whom to turn to if not.",
    "read": "Show what the ear hears in a text.",
}

app = typer.Typer(
    name="empatmata",
    help="Empat Mata: a private coach for one-on-ones between co-workers.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

for name in REGISTRY:
    app.command(name, help=f"{PURPOSES[name]}\n\nExample: {EXAMPLES[name]}")(job_command(name))

run.register(app)
system.register(app)
memory.register(app)
models.register(app)
evaluate.register(app)
