"""Import and export: what goes in, what is told, and that the way out loses nothing."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import FileMissing
from assistant.memory.archive import dump
from assistant.memory.consents import SAVED
from assistant.memory.export import export
from assistant.memory.intake.importing import ImportOptions, Outcome, import_files
from assistant.memory.store import Memory, Store
from assistant.settings import Settings
from tests.words import passages_with


def take(memory: Memory, *paths: Path, **options: object) -> list[Outcome]:
    return list(import_files(memory.desk, paths, ImportOptions(**options)))  # pyright: ignore


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


MARKDOWN = """---
tanggal: 2026-05-04
orang: "[[people/Seruni|Uni]]"
judul: Kopi sore
---

Ngobrol sama [[Seruni]] soal gudang.

- [ ] kirim foto rak 📅 2026-05-08
- [x] Seruni: pesan label
- [-] batal
"""


def test_markdown_brings_its_date_person_title_and_tasks(memory: Memory, tmp_path: Path) -> None:
    [outcome] = take(memory, write(tmp_path, "vault/kopi.md", MARKDOWN))
    assert (outcome.fate, outcome.position, outcome.total) == ("added", 1, 1)
    [note] = memory.notes.all("Seruni")
    assert (note.title, note.date) == ("Kopi sore", date(2026, 5, 4))
    open_, done = memory.promises.all()
    assert (open_.task, open_.owner, open_.due) == ("kirim foto rak", "me", date(2026, 5, 8))
    assert open_.evidence in note.text
    assert (done.task, done.owner, done.status) == ("pesan label", "them", "done")


def test_what_was_known_before_is_not_counted_again(memory: Memory, tmp_path: Path) -> None:
    path = write(tmp_path, "vault/kopi.md", MARKDOWN)
    [first], [again] = take(memory, path), take(memory, path)
    assert (first.notes, first.promises) == (1, 2)
    assert (again.fate, again.notes, again.promises) == ("unchanged", 0, 0)


def test_a_changed_file_is_updated_and_an_unchanged_one_left_alone(
    memory: Memory, tmp_path: Path
) -> None:
    path = write(tmp_path, "a.md", "First words.\n\n- [ ] call the depot\n")
    assert take(memory, path)[0].fate == "added"
    assert take(memory, path)[0].fate == "unchanged"
    write(tmp_path, "a.md", "Other words.\n\n- [x] call the depot\n")
    assert take(memory, path)[0].fate == "updated"
    [note] = memory.notes.all()
    assert note.text.startswith("Other words.")
    assert len(memory.notes.versions(note.id)) == 1
    assert [promise.status for promise in memory.promises.all()] == ["done"]


def test_the_same_words_in_another_file_are_a_duplicate(memory: Memory, tmp_path: Path) -> None:
    write(tmp_path, "f/a.txt", "The very same words.")
    write(tmp_path, "f/b.txt", "The very  same words.\n")
    assert [each.fate for each in take(memory, tmp_path / "f")] == ["added", "duplicate"]


def test_a_trial_run_writes_nothing(memory: Memory, tmp_path: Path) -> None:
    write(tmp_path, "f/a.md", MARKDOWN)
    assert [each.fate for each in take(memory, tmp_path / "f", dry=True)] == ["added"]
    assert memory.notes.all() == []
    assert memory.people.all() == []
    assert memory.promises.all() == []


def test_an_import_that_was_stopped_goes_on(memory: Memory, tmp_path: Path) -> None:
    for n in range(5):
        write(tmp_path, f"f/{n}.md", f"Note number {n}.")
    running = import_files(memory.desk, [tmp_path / "f"])
    next(running)
    next(running)
    running.close()
    fates = [each.fate for each in take(memory, tmp_path / "f")]
    assert fates == ["unchanged", "unchanged", "added", "added", "added"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.md", " \n", "empty"),
        ("picture.png", b"\x89PNG\r\n", "unknown-kind"),
        ("noise.txt", bytes(range(256)), "not-text"),
        ("long.txt", "word " * 60_000, "too-large"),
        ("broken.docx", b"PK nothing", "damaged"),
        ("broken.pdf", b"%PDF-1.4 nothing", "damaged"),
        ("other.csv", "colour;size\nred;4\n", "no-task-column"),
    ],
)
def test_each_skip_has_its_reason(
    memory: Memory, tmp_path: Path, name: str, content: str | bytes, reason: str
) -> None:
    write(tmp_path, "f/good.md", "A good one.")
    outcomes = take(memory, tmp_path / "f/good.md", write(tmp_path, f"f/{name}", content))
    assert [(each.fate, each.reason) for each in outcomes] == [("added", ""), ("skipped", reason)]


def test_a_missing_path_is_told(memory: Memory, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        take(memory, tmp_path / "nowhere")


ANDROID_ID = """\
01/05/26 08.59 - Pesan dan panggilan terenkripsi secara end-to-end.
01/05/26 09.00 - Kinanti: Jadi rapat jam berapa?
01/05/26 09.02 - Bayu: Jam dua ya
di ruang kecil
02/05/26 10.11 - Kinanti: <Media tidak disertakan>
13/05/26 10.12 - Kinanti: Notulennya aku kirim besok
"""
ANDROID_EN = """\
5/1/26, 9:00 AM - Kinanti: When do we meet?
5/1/26, 9:02 AM - Bayu: At two
5/13/26, 10:12 PM - Kinanti: I send the minutes tomorrow
"""
IOS = """\
\u200e[01/05/26 09.00.12] Kinanti: Jadi rapat jam berapa?
[01/05/26 09.02.00] Bayu: Jam dua
\u200e[13/05/26 22.12.44] Kinanti: \u200eimage omitted
[13/05/26 22.13.01] Kinanti: Notulen besok ya
"""


@pytest.mark.parametrize(
    "chat", [ANDROID_ID, ANDROID_EN, IOS], ids=["android-id", "android-en", "ios"]
)
def test_a_chat_becomes_a_note_a_day(memory: Memory, tmp_path: Path, chat: str) -> None:
    take(memory, write(tmp_path, "_chat.txt", chat), me="Bayu")
    notes = memory.notes.all("Kinanti")
    assert [note.date for note in notes] == [date(2026, 5, 13), date(2026, 5, 1)]
    assert "omitted" not in notes[0].text
    assert "end-to-end" not in notes[1].text
    assert "two" in notes[1].text or "dua" in notes[1].text


def test_a_longer_chat_adds_only_its_new_days(memory: Memory, tmp_path: Path) -> None:
    path = write(tmp_path, "Chat WhatsApp dengan Kinanti.txt", ANDROID_ID)
    take(memory, path)
    write(tmp_path, path.name, ANDROID_ID + "14/05/26 09.00 - Kinanti: Sudah ya\n")
    [outcome] = take(memory, path)
    assert (outcome.fate, outcome.notes) == ("added", 1)
    assert len(memory.notes.all("Kinanti")) == 3


def test_a_table_of_tasks_becomes_promises(memory: Memory, tmp_path: Path) -> None:
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";")
    writer.writerows(
        [
            ["Tugas", "PIC", "Dengan", "Tenggat", "Status"],
            ["Pesan kursi", "saya", "Kinanti", "24/05/2026", ""],
            ["Ukur ruangan", "Kinanti", "Kinanti", "2026-05-20", "selesai"],
            ["Cat dinding", "Pak Jarwo", "Kinanti", "", ""],
        ]
    )
    take(memory, write(tmp_path, "tugas.csv", table.getvalue()))
    found = {promise.task: promise for promise in memory.promises.all("Kinanti")}
    assert (found["Pesan kursi"].owner, found["Pesan kursi"].due) == ("me", date(2026, 5, 24))
    assert (found["Ukur ruangan"].owner, found["Ukur ruangan"].status) == ("them", "done")
    assert found["Cat dinding"].owner == "Pak Jarwo"


def test_word_and_pdf_documents_are_read(memory: Memory, tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Rapat anggaran di lantai dua.")
    document.add_table(1, 2).rows[0].cells[0].text = "kursi"
    document.save(str(tmp_path / "rapat 2026-05-04.docx"))
    write(tmp_path, "surat.pdf", one_page_pdf("The budget was approved in May."))
    take(memory, tmp_path / "rapat 2026-05-04.docx", tmp_path / "surat.pdf")
    texts = [note.text for note in memory.notes.all()]
    assert any("lantai dua" in text and "kursi" in text for text in texts)
    assert any("approved in May" in text for text in texts)
    assert passages_with(memory, "anggaran")[0].date == date(2026, 5, 4)


def test_the_folder_names_the_person(memory: Memory, tmp_path: Path) -> None:
    memory.people.save("Kinanti")
    take(memory, write(tmp_path, "Mbak Kinanti/2026-05-04.txt", "Tentang libur."))
    assert len(memory.notes.all("Kinanti")) == 1


def test_an_export_brings_everything_back(memory: Memory, tmp_path: Path) -> None:
    fill(memory)
    export(memory.desk, tmp_path / "out", "id")
    other = Store(Settings(home=tmp_path / "other")).for_user("someone")
    take(other, tmp_path / "out")
    assert dump(other.desk) == dump(memory.desk)
    assert passages_with(other, "kursi")
    assert [each.fate for each in take(other, tmp_path / "out")] == ["unchanged"]


def test_the_export_of_one_person_holds_nobody_else(memory: Memory, tmp_path: Path) -> None:
    fill(memory)
    person = memory.people.find("Kinanti")
    export(memory.desk, tmp_path / "out", "en", person)
    content = "".join(path.read_text() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert "Jarwo" not in content
    assert "kursi" in content


def test_two_users_may_import_the_same_export(store: Store, memory: Memory, tmp_path: Path) -> None:
    fill(memory)
    export(memory.desk, tmp_path / "out", "en")
    second = store.for_user("second")
    take(second, tmp_path / "out")
    assert len(second.notes.all()) == len(memory.notes.all())
    assert not {note.id for note in second.notes.all()} & {note.id for note in memory.notes.all()}
    assert second.overview("Kinanti").promises[0].note_id == second.notes.all("Kinanti")[0].id


def test_what_was_saved_of_a_message_is_known_after_an_import(
    store: Store, memory: Memory, tmp_path: Path
) -> None:
    fill(memory)
    export(memory.desk, tmp_path / "out", "en")
    second = store.for_user("second")
    take(second, tmp_path / "out")
    [message] = second.conversations.load(second.conversations.all()[0].id).messages
    saved = second.consents.get(SAVED + message.id)
    assert saved
    assert json.loads(saved)["note"] == second.notes.all("Kinanti")[0].id
    assert list(second.consents.all()) == [SAVED + message.id]


def test_a_note_edited_in_the_export_comes_back_with_its_former_words_kept(
    memory: Memory, tmp_path: Path
) -> None:
    fill(memory)
    files = export(memory.desk, tmp_path / "out", "en")
    file = next(path for path in files if path.parent.name == "notes" and "Kinanti" in path.name)
    file.write_text(file.read_text().replace("kursi", "bangku"))
    take(memory, tmp_path / "out")
    [note] = memory.notes.all("Kinanti")
    assert "bangku" in note.text
    assert len(memory.notes.versions(note.id)) == 2
    assert passages_with(memory, "bangku")


def fill(memory: Memory) -> None:
    person = memory.people.save("Kinanti", relation="peer", aliases=["Kin"])
    note = memory.notes.add("Soal kursi: dua belas, bukan sepuluh.\n", person, title='a/b: "c"')
    memory.notes.edit(note.id, "Soal kursi: tiga belas.\r\n---\nbukan sepuluh")
    promise = memory.promises.add("pesan kursi", person=person, note_id=note.id)
    memory.promises.postpone(promise.id, date(2026, 6, 1), "libur")
    memory.sessions.add("Pak Jarwo", agenda=["cat"], notes="Jarwo pilih hijau.", recap="hijau")
    memory.goals.add("ruang baru", steps=["ukur", "cat"])
    memory.moods.add(4, "senang")
    talk = memory.conversations.start("Pak Jarwo", "id")
    said = memory.conversations.append(talk.id, "coach", "halo", {"a": [1, None]})
    memory.consents.set(SAVED + said.id, json.dumps({"note": note.id, "lines": [1, None]}))
    memory.consents.set("interface-language", "id")


def one_page_pdf(words: str) -> bytes:
    """The smallest PDF that shows a line of text."""
    stream = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            table,
            len(out),
        )
    )
