"""Text out of .docx and .pdf files."""

from __future__ import annotations

import logging
from io import BytesIO

from assistant.memory.intake.draft import Unreadable


def read_docx(raw: bytes) -> str:
    """Paragraphs and tables in their order. Raises Unreadable."""
    from zipfile import BadZipFile

    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        document = docx.Document(BytesIO(raw))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise Unreadable("damaged") from error
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines += [" | ".join(cell.text.strip() for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def read_pdf(raw: bytes) -> str:
    """The text of all pages. Raises Unreadable for a locked, damaged or scanned file."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # the user is told why it was skipped
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("locked")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unreadable("damaged") from error
    if not text.strip():
        raise Unreadable("scanned")
    return text
