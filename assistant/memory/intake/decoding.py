"""Bytes to text, whatever program wrote them."""

from __future__ import annotations

from assistant.errors import NotText


def decode(raw: bytes, name: str) -> str:
    """UTF-8, UTF-16 with its mark, or Windows-1252. Raises NotText."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates: tuple[str, ...] = ("utf-16",)
    elif b"\x00" in raw:
        raise NotText(name=name)
    else:
        candidates = ("utf-8-sig", "cp1252")
    for encoding in candidates:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _looks_written(text):
            return text
    raise NotText(name=name)


def _looks_written(text: str) -> bool:
    controls = sum(1 for character in text if character < " " and character not in "\t\n\r\f\v")
    return controls <= len(text) * 0.01
