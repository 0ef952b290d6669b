from __future__ import annotations

from assistant.language.genre import guess_genre
from assistant.language.segments import segments


def test_lists_are_notes_and_paragraphs_to_somebody_are_talk():
    notes = "- cek stok\n- pesan lakban\n- bayar listrik"
    talk = "Kamu kemarin nggak datang. Aku nunggu satu jam. Kenapa kamu nggak ngabarin?"
    assert guess_genre(notes, segments(notes)) == "notes"
    assert guess_genre(talk, segments(talk)) == "talk"
