"""Whom a name means: case, titles and nicknames aside.

"Bu Rina", "rina" and "RINA PUTRI" mean Rina; "Dim" means Dimas where nobody else begins so. A name
that could mean two people means neither.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import TypeVar

import yaml

SHORTEST_NICKNAME = 3
NEARLY = 84.0
"""How alike (0 to 100) a misspelt name must be; measured by rapidfuzz."""

Known = TypeVar("Known")


@cache
def titles() -> frozenset[str]:
    """Words in front of a name that are not part of it."""
    source = files("assistant.memory").joinpath("titles.yaml").read_text(encoding="utf-8")
    return frozenset(yaml.safe_load(source)["titles"])


def plain_name(name: str) -> str:
    """A name without titles, accents, points and capitals: `Bu Réna P.` becomes `rena p`."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    words = "".join(c if c.isalnum() else " " for c in bare if not unicodedata.combining(c)).split()
    kept = [word for word in words if word not in titles()]
    return " ".join(kept or words)


def whom(
    name: str, known: Sequence[Known], names: Callable[[Known], Sequence[str]]
) -> Known | None:
    """The one among `known` that `name` means, or None; `names` gives each one's names."""
    wanted = plain_name(name)
    if not wanted:
        return None
    calls = [(one, [plain_name(each) for each in names(one)]) for one in known]
    for fits in (_same, _shares_first, _begins, _nearly):
        found = [one for one, own in calls if any(fits(wanted, each) for each in own)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _same(wanted: str, name: str) -> bool:
    return wanted == name


def _shares_first(wanted: str, name: str) -> bool:
    """`rina` for `rina putri`, and the reverse where only one of the two has more words."""
    ours, theirs = wanted.split(), name.split()
    shorter = min(len(ours), len(theirs))
    return ours[:shorter] == theirs[:shorter]


def _begins(wanted: str, name: str) -> bool:
    return len(wanted) >= SHORTEST_NICKNAME and name.startswith(wanted)


def _nearly(wanted: str, name: str) -> bool:
    from rapidfuzz.fuzz import ratio

    first = name.split()[0]
    return len(wanted) > SHORTEST_NICKNAME and ratio(wanted, first) >= NEARLY
