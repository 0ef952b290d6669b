"""Lets the command run as `python -m assistant.cli`."""

from assistant.cli import main

main()
