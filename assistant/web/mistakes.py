"""Mistakes of the program, put into words: the trace goes to the log, the user gets a sentence."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.errors import EmpatMataError

log = logging.getLogger("empatmata")


@contextmanager
def in_words() -> Iterator[None]:
    """What goes wrong in the block becomes an EmpatMataError.

    The one place where everything is caught: behind it stand threads and streams in which an
    exception would leave the page waiting for ever.
    """
    try:
        yield
    except EmpatMataError:
        raise
    except Exception as mistake:
        log.exception("A mistake of the program")
        raise EmpatMataError from mistake
