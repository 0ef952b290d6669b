"""Alembic's entry: the connection comes from `assistant.memory.migration`."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
