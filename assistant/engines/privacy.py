"""Nobody phones home: the one place where tracing, analytics and telemetry are switched off.

Called at the start of every process, before any of the libraries is imported. It leaves the
proxies of the environment alone, except for what never leaves this machine.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

RULES = Path(__file__).with_name("privacy.yaml")


class Rules(BaseModel):
    """Variables that are set, variables that are removed, hosts that are reached directly."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    forced: dict[str, str]
    removed: tuple[str, ...]
    direct: tuple[str, ...]


def keep_quiet(environment: MutableMapping[str, str] = os.environ) -> None:
    """Put the rules into force in `environment`."""
    rules = quiet_rules()
    for name in rules.removed:
        environment.pop(name, None)
    environment.update(rules.forced)
    for name in ("NO_PROXY", "no_proxy"):
        kept = [host.strip() for host in environment.get(name, "").split(",") if host.strip()]
        environment[name] = ",".join(dict.fromkeys([*kept, *rules.direct]))


@cache
def quiet_rules() -> Rules:
    """The rules in `privacy.yaml`."""
    return Rules.model_validate(yaml.safe_load(RULES.read_text(encoding="utf-8")))
