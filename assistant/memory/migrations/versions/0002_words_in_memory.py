"""The word index leaves the database: the stems stay, the search counts them in memory."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Drop the full-text table and the triggers that kept it."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for trigger in ("passage_added", "passage_gone", "passage_changed"):
        op.execute(f"DROP TRIGGER {trigger}")
    op.execute("DROP TABLE passage_terms")
