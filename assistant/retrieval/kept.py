"""Vectors of cards that were not there at release, kept in the data folder.

An organisation's card is embedded once, when it is first read; afterwards only what changed is.
The file may be deleted at any time, and one that cannot be read counts as empty.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptVectors:
    """A file of vectors (384,) by the hash of model, kind and text."""

    file: Path

    def read(self) -> dict[str, Floats]:
        """All of them; none where there is no such file."""
        try:
            with np.load(self.file, allow_pickle=False) as archive:
                keys, vectors = archive["keys"], archive["vectors"].astype(np.float32)
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            log.warning("the kept vectors cannot be read and are made again: %s", error)
            return {}
        return {str(key): vector for key, vector in zip(keys, vectors, strict=True)}

    def write(self, vectors: dict[str, Floats]) -> None:
        """These and no others. Where the disk does not take them they are made again next time."""
        draft = self.file.with_suffix(".part.npz")
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            np.savez(draft, keys=np.array(list(vectors)), vectors=np.stack(list(vectors.values())))
            draft.replace(self.file)
        except OSError as error:
            log.warning("the vectors of further cards cannot be kept: %s", error)
