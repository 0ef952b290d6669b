"""`python -m assistant.memory.demo [--home DIR] [--lang en] [--remove]`: fill a home."""

from __future__ import annotations

import argparse

from assistant.assembly import House
from assistant.memory.demo import TOLD, fill_demo, remove_demo
from assistant.settings import load_settings

OTHER = "Sam"


def main() -> None:
    """Ayu's or Robin's stories for the user of the settings, Sam's for a second user."""
    options = argparse.ArgumentParser(prog="python -m assistant.memory.demo", description=__doc__)
    options.add_argument("--home", help="the data folder")
    options.add_argument("--lang", choices=list(TOLD), default="id", help="their language")
    options.add_argument("--remove", action="store_true", help="take the invented people out again")
    given = options.parse_args()
    settings = load_settings(home=given.home)
    store = House(settings).store
    for name, user in ((settings.user, TOLD[given.lang]), (OTHER, OTHER)):
        memory = store.for_user(name)
        if given.remove:
            print(f"{name}: {remove_demo(memory)} invented people removed")  # noqa: T201
        else:
            met = ", ".join(person.name for person in fill_demo(memory, user)) or "nobody new"
            print(f"{name}: {met} in {settings.home}")  # noqa: T201
    store.close()


if __name__ == "__main__":
    main()
