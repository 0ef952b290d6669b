"""Commands that carry the memory about: import, export, forget, backup, restore, doctor."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.errors import interface_language
from assistant.cli.showing import Home, Json, Lang, open_house, print_json, show, speaker
from assistant.errors import InvalidRequest, UnknownName
from assistant.texts import Language, text

if TYPE_CHECKING:
    from assistant.assembly import House
    from assistant.memory.backups import Backup
    from assistant.memory.erasing import Erased
    from assistant.memory.health import Health
    from assistant.memory.intake.importing import Outcome

Yes = Annotated[bool, typer.Option("--yes", help="do not ask")]


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command(name="import")(import_)
    for command in (export, forget, backup, restore, doctor):
        app.command()(command)


def import_(
    paths: Annotated[list[Path], typer.Argument(help="files and folders")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only say what would happen")] = False,
    person: Annotated[str | None, typer.Option(help="whom the notes are about")] = None,
    me: Annotated[str | None, typer.Option(help="your own name in chats")] = None,
    home: Home = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Take in Markdown, text, .docx, .pdf, WhatsApp chats, CSV tasks, or an export.

    Starting it again goes on where it was stopped. Example: empatmata import ~/notes --dry-run
    """
    from assistant.memory.intake.importing import ImportOptions, import_files

    tongue, house = interface_language(lang), open_house(home)
    options = ImportOptions(dry=dry_run, person=person, me=me)
    outcomes: list[Outcome] = []
    begun = house.memory.desk.clock()
    try:
        for outcome in import_files(house.memory.desk, paths, options):
            outcomes.append(outcome)
            if not as_json:
                _tell(outcome, tongue)
        if not dry_run:
            _index(house, tongue, quiet=as_json)
    except KeyboardInterrupt:
        typer.echo(text("memory.import.stopped", tongue), err=True)
    for line in house.quiet_word(begun, tongue).lines(tongue):
        typer.echo(line, err=True)
    if as_json:
        print_json({"dry_run": dry_run, "files": outcomes, "sum": _sum(outcomes)})
        return
    typer.echo(text("memory.import.sum", tongue, **_sum(outcomes)))
    if dry_run:
        typer.echo(text("memory.import.dry", tongue))


def export(
    folder: Annotated[Path | None, typer.Argument(help="default: exports in the home")] = None,
    person: Annotated[str | None, typer.Option(help="only what belongs to this person")] = None,
    home: Home = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Write everything to a folder of Markdown and JSON that import reads back.

    Example: empatmata export ~/empatmata-export --person Rina
    """
    from assistant.memory.export import export as write
    from assistant.memory.home import Home as DataFolder

    tongue, memory = speaker(lang, home)
    whose = memory.people.find(person) if person else None
    if person and whose is None:
        raise UnknownName(name=person)
    default = DataFolder(memory.desk.folder).exports / f"{memory.desk.today:%Y-%m-%d}"
    target = folder or default
    files = write(memory.desk, target, tongue, whose)
    values = {"files": len(files), "folder": target}
    show(values, as_json, lambda: [text("memory.export.done", tongue, **values)])


def forget(
    person: Annotated[str | None, typer.Argument(help="whom to forget")] = None,
    note: Annotated[str | None, typer.Option(metavar="ID", help="one note")] = None,
    everything: Annotated[bool, typer.Option("--everything", help="all of your memory")] = False,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="also what others' rows say of them")
    ] = False,
    yes: Yes = False,
    home: Home = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Erase a person, a note or everything, down to the bytes on the disk.

    Example: empatmata forget Rina
    """
    tongue, memory = speaker(lang, home)
    if sum(map(bool, (person, note, everything))) != 1:
        raise InvalidRequest(field="forget", problem=text("memory.forget.one", tongue))
    what = person or text(f"memory.forget.{'note' if note else 'everything'}", tongue)
    _make_sure("memory.forget.sure", tongue, yes, what=what)
    if person:
        erased = memory.forget_person(person, mentions)
    elif note:
        erased = memory.forget_note(note)
    else:
        erased = memory.forget_everything()
    show(erased, as_json, lambda: _erased_lines(erased, mentions, tongue))


def backup(home: Home = None, lang: Lang = None, as_json: Json = False) -> None:
    """Copy the database now. Copies are also made daily and before each change of its form.

    Example: empatmata backup
    """
    tongue, house = interface_language(lang), open_house(home)
    copy = house.store.backup()
    name = str(copy.path) if copy else ""
    show(copy, as_json, lambda: [text("memory.backup.done", tongue, file=name)])


def restore(
    name: Annotated[str | None, typer.Argument(help="a copy; default: the newest")] = None,
    list_: Annotated[bool, typer.Option("--list", help="only list the copies")] = False,
    yes: Yes = False,
    home: Home = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Put a copy in place of the database; the present state is copied first.

    Example: empatmata restore --list
    """
    from assistant.memory.backups import backups
    from assistant.memory.backups import restore as put_back
    from assistant.memory.home import Home as DataFolder
    from assistant.memory.store import utc_now
    from assistant.settings import load_settings

    tongue = interface_language(lang)
    folder = DataFolder(load_settings(home=home).home)
    copies = backups(folder)
    if list_ or not copies:
        empty = text("memory.backup.none", tongue)
        show(copies, as_json, lambda: [_copy_line(copy) for copy in copies] or [empty])
        return
    chosen = next((copy for copy in copies if name in (None, copy.path.name)), None)
    if chosen is None:
        raise UnknownName(name=name)
    _make_sure("memory.backup.sure", tongue, yes, date=f"{chosen.at:%Y-%m-%d %H:%M}")
    done = put_back(folder, name and chosen.path.name, utc_now())
    when = f"{done.at:%Y-%m-%d %H:%M}"
    show(done, as_json, lambda: [text("memory.backup.restored", tongue, date=when)])


def doctor(
    reindex: Annotated[bool, typer.Option("--reindex", help="make the search index anew")] = False,
    home: Home = None,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Check the data folder, and that the ear hears as well as it can.

    Example: empatmata doctor
    """
    from assistant.checks.limits.contacts import stale_contacts
    from assistant.language.embedding import MODEL
    from assistant.language.senses import trouble

    tongue, house = interface_language(lang), open_house(home)
    if reindex:
        house.memory.reindex()
        _index(house, tongue, quiet=as_json)
    health = house.memory.health(MODEL)
    stale = stale_contacts(house.memory.desk.today, house.settings.organisation)
    if as_json:
        print_json({"health": health, "stale_contacts": stale, "ear_trouble": trouble()})
    else:
        for name, value in _health_lines(health, stale, tongue):
            typer.echo(f"{text(f'memory.doctor.{name}', tongue)}: {value}")
        typer.echo(f"{text('memory.doctor.ear', tongue)}: {_ear_line(trouble(), tongue)}")
    if not health.sound:
        raise typer.Exit(4)


def _ear_line(trouble: str | None, tongue: Language) -> str:
    key = "alone" if trouble else "in-context"
    return text(f"memory.doctor.{key}", tongue, trouble=trouble or "")


def _tell(outcome: Outcome, tongue: Language) -> None:
    fate = text(f"memory.fate.{outcome.fate}", tongue)
    if outcome.reason:
        fate += f" ({text(f'memory.skipped.{outcome.reason}', tongue)})"
    values = {"position": outcome.position, "total": outcome.total, "file": outcome.path.name}
    typer.echo(text("memory.import.line", tongue, fate=fate, **values))


def _index(house: House, tongue: Language, quiet: bool) -> None:
    """Make new notes findable by meaning, unless a running app does so anyway."""
    from assistant.memory.home import Home as DataFolder
    from assistant.memory.lock import app_runs

    if app_runs(DataFolder(house.settings.home)):
        return
    for state in house.finder.index_notes():
        if not quiet:
            values = {"indexed": state.indexed, "total": state.total}
            typer.echo(text("memory.import.index", tongue, **values))
    house.finder.close()


def _sum(outcomes: list[Outcome]) -> dict[str, int]:
    fates = Counter(outcome.fate for outcome in outcomes)
    return {
        "total": outcomes[0].total if outcomes else 0,
        "taken": len(outcomes) - fates["skipped"],
        **{fate: fates[fate] for fate in ("added", "updated", "unchanged", "duplicate", "skipped")},
        "notes": sum(outcome.notes for outcome in outcomes),
        "promises": sum(outcome.promises for outcome in outcomes),
    }


def _make_sure(key: str, tongue: Language, yes: bool, **values: object) -> None:
    """Ask, unless `yes`. Raises InvalidRequest where nobody can answer, Exit(0) after a no."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise InvalidRequest(field="--yes", problem=text("memory.forget.needs-yes", tongue))
    if not typer.confirm(text(key, tongue, **values)):
        raise typer.Exit


def _erased_lines(erased: Erased, all_of_it: bool, tongue: Language) -> Iterator[str]:
    rows = _counted(erased.rows, tongue)
    yield text("memory.forget.done", tongue, rows=rows, copies=erased.copies)
    if erased.mentions and not all_of_it:
        yield text("memory.forget.mentions", tongue, rows=_counted(erased.mentions, tongue))
    yield text("memory.forget.outside", tongue)


def _counted(rows: Mapping[str, int], tongue: Language) -> str:
    return ", ".join(f"{n} {text(f'memory.kind.{kind}', tongue)}" for kind, n in rows.items() if n)


def _copy_line(copy: Backup) -> str:
    return f"{copy.path.name}  {copy.at:%Y-%m-%d %H:%M}  {_size(copy.size)}"


def _health_lines(health: Health, stale: list[str], tongue: Language) -> Iterator[tuple[str, str]]:
    def word(name: str, **values: object) -> str:
        return text(f"memory.doctor.{name}", tongue, **values)

    notes, newest = health.notes, health.newest_backup
    yield "folder", health.folder
    yield "sound", word("well" if health.sound else "damaged")
    yield "private", word("yes-word" if health.private else "open-folder")
    yield "app", word("runs" if health.app_runs else "rests")
    size = _size(health.free_bytes)
    yield "free", word("little", size=size) if health.little_room else size
    key = "indexed" if notes.complete else "indexing"
    yield "notes", word(key, indexed=notes.indexed, total=notes.total)
    yield "backup", f"{newest.at:%Y-%m-%d %H:%M}" if newest else word("none")
    yield "contacts", word("stale", names=", ".join(stale)) if stale else word("well")


def _size(count: int) -> str:
    mega = count / 1024**2
    return f"{mega / 1024:.1f} GB" if mega >= 1024 else f"{mega:.1f} MB"
