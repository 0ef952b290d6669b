"""The `empatmata` command. Heavy libraries are imported where they are used, not here."""

from __future__ import annotations

import sys

from assistant.cli.app import app
from assistant.cli.errors import report
from assistant.engines.privacy import keep_quiet


def main() -> None:
    """Run the command; an error becomes a sentence and an exit code, never a traceback."""
    keep_quiet()
    try:
        app()
    except Exception as error:
        sys.exit(report(error, sys.argv))
