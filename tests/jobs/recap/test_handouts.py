"""What a recap gives to take along."""

from __future__ import annotations

import csv
from datetime import date

from icalendar import Calendar

from assistant.jobs.recap.contract import ActionItem
from assistant.jobs.recap.handouts import for_mail, for_whatsapp, sheet, tasks

ITEMS = [
    ActionItem(owner="Lia", task="Kirim denah", due=date(2027, 5, 7), evidence="Lia kirim denah"),
    ActionItem(owner=None, task="=Cek lampu", due_text="secepatnya", evidence="lampu dicek"),
]


def test_each_item_is_a_task_with_its_day() -> None:
    dated, undated = Calendar.from_ical(tasks(ITEMS, "id")).walk("VTODO")
    assert str(dated["summary"]) == "Lia: Kirim denah"
    assert dated.decoded("due") == date(2027, 5, 7)
    assert "due" not in undated


def test_a_second_file_replaces_the_first() -> None:
    one, two = (Calendar.from_ical(tasks(ITEMS, "id")).walk("VTODO")[0]["uid"] for _ in "ab")
    assert one == two


def test_a_sheet_holds_no_formula() -> None:
    rows = list(csv.reader(sheet(ITEMS, "id").splitlines()))
    assert rows[1] == ["Lia", "Kirim denah", "2027-05-07"]
    assert rows[2][1:] == ["'=Cek lampu", "secepatnya"]


def test_words_for_mail_and_whatsapp_carry_no_markdown() -> None:
    copy = "**Recap**\n\n- Lia: send the plan"
    assert for_mail(copy) == "Recap\n\n- Lia: send the plan"
    assert for_whatsapp(copy) == "*Recap*\n\n• Lia: send the plan"
