import numpy as np
import pytest

from assistant.checks.limits.calibration import SHARES, Cuts, Heard, cuts_at, harmless, no_sooner
from assistant.checks.limits.heads import FORMS, Thresholds
from assistant.checks.limits.labels import Labelled, ordinary_windows
from assistant.checks.limits.windows import Form
from assistant.checks.verdict import Route

SURE = np.linspace(0, 1, 201, dtype=np.float32)


def window(whole: str) -> Labelled:
    return Labelled(f"{whole}/x", "Stok tinta habis.", "id", None, None, whole=whole)


def texts(share_grave: float = 0.0) -> Heard:
    return Heard(SURE, np.arange(len(SURE)) % 10 < 10 * share_grave)


def test_a_long_text_counts_once_by_its_gravest_window():
    heard = Heard(np.array([0.1, 0.9, 0.4, 0.2], np.float32), np.array([False, True, False, False]))
    held = harmless([window("a"), window("a"), window("a"), window("b")], heard)
    assert held["page"].alarm.tolist() == [np.float32(0.9)]
    assert held["page"].grave.tolist() == [True]
    assert held["message"].alarm.tolist() == [np.float32(0.2)]
    assert len(held["account"].alarm) == 0


def test_messages_are_held_against_hard_harmless_ones_only():
    hard = Labelled("h", "Mati gaya aku.", "id", None, "self", hard=True)
    plain = Labelled("p", "Tolong susun agenda.", "id", None, "self")
    serious = Labelled("s", "Aku dipukul.", "id", Route.VIOLENCE, "self", hard=True)
    heard = Heard(np.array([0.3, 0.1, 0.9], np.float32), np.zeros(3, bool))
    assert harmless([hard, plain, serious], heard)["message"].alarm.tolist() == [np.float32(0.3)]


@pytest.mark.parametrize("form", FORMS)
def test_few_ordinary_texts_stop_and_not_many_are_doubted(form: Form):
    cuts = cuts_at(texts(), SHARES[form])
    assert (cuts.clear <= SURE).mean() <= SHARES[form].stopped + 0.01
    assert cuts.found(texts()).mean() <= SHARES[form].stopped + SHARES[form].doubted + 0.01


def test_danger_to_life_is_asked_about_earlier():
    cuts = cuts_at(texts(share_grave=0.3), SHARES["page"])
    assert cuts.grave < cuts.doubt < cuts.clear


def test_a_long_text_is_stopped_no_sooner_than_a_message():
    assert no_sooner(Cuts(0.4, 0.8, 0.3), Cuts(0.5, 0.9, 0.4)) == Cuts(0.4, 0.9, 0.3)


def test_only_routes_of_danger_have_the_lower_cut():
    cuts = Thresholds(doubt=0.5, clear=0.9, grave=0.3)
    assert cuts.doubted_from(Route.SELF_HARM) == 0.3
    assert cuts.doubted_from(Route.VIOLENCE) == 0.3
    assert cuts.doubted_from(Route.FRAUD) == 0.5


def test_ordinary_windows_name_their_text_and_their_voice():
    assert all(w.whole and w.batch and w.about is None for w in ordinary_windows())
