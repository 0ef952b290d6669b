"""One app at a time owns a data folder; plain commands beside it only use the database.

The lock is the operating system's (`flock`): it goes with the process, however that ends.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.errors import HomeInUse
from assistant.memory.database import told_plainly
from assistant.memory.home import Home


@contextmanager
def app_lock(home: Home) -> Iterator[None]:
    """Own the folder for the length of the block. Raises HomeInUse or StorageError."""
    with told_plainly(home.root):
        home.make()
        handle = os.open(home.lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise HomeInUse(folder=home.root) from error
        yield
    finally:
        os.close(handle)


def app_runs(home: Home) -> bool:
    """Whether an app owns this folder just now."""
    try:
        handle = os.open(home.lock, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False
