"""Bringing a database to the present schema: Alembic, run in process, never backwards.

The usual case, a database that is up to date, is recognised without loading Alembic.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, inspect, text

FOLDER = Path(__file__).parent / "migrations"


def head() -> str:
    """The newest revision: migrations are named by four digits, `0001_first.py`."""
    return max(path.name for path in (FOLDER / "versions").glob("[0-9]*.py"))[:4]


def revision(engine: Engine) -> str | None:
    """The revision of this database, None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.scalar(text("SELECT version_num FROM alembic_version"))


def migrate(engine: Engine, before: Callable[[str], object]) -> bool:
    """Bring the database to `head()`; `before` is told the revision that is left behind.

    Returns whether there was anything to do. All of it happens in one transaction.
    """
    present = revision(engine)
    if present == head():
        return False
    if present is not None:
        before(present)
    _upgrade(engine)
    return True


def _upgrade(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    from assistant.memory.database import WRITES

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
