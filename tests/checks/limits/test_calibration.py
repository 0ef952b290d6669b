import numpy as np

from assistant.checks.limits.calibration import Cuts, Heard, by_text, message_cuts, text_cuts
from assistant.checks.limits.heads import Thresholds
from assistant.checks.limits.labels import Labelled, ordinary_windows
from assistant.checks.verdict import Route

SURE = np.linspace(0, 1, 201, dtype=np.float32)


def window(whole: str) -> Labelled:
    return Labelled(f"{whole}/x", "Stok tinta habis.", "id", None, None, whole=whole)


def harmless(share_grave: float = 0.0) -> Heard:
    grave = np.arange(len(SURE)) % 10 < 10 * share_grave
    return Heard(SURE, grave)


def test_a_long_text_counts_once_by_its_gravest_window():
    heard = Heard(np.array([0.1, 0.9, 0.4, 0.2], np.float32), np.array([False, True, False, False]))
    short, long = by_text([window("a"), window("a"), window("a"), window("b")], heard)
    assert long.alarm.tolist() == [np.float32(0.9)]
    assert long.grave.tolist() == [True]
    assert short.alarm.tolist() == [np.float32(0.2)]


def test_few_ordinary_texts_stop_and_not_many_are_doubted():
    cuts = text_cuts(harmless())
    assert (cuts.clear <= SURE).mean() <= 0.025
    assert cuts.found(harmless()).mean() <= 0.13


def test_danger_to_life_is_asked_about_earlier():
    cuts = text_cuts(harmless(share_grave=0.3))
    assert cuts.grave < cuts.doubt < cuts.clear


def test_messages_are_held_against_short_ordinary_texts_too():
    quiet = Heard(SURE / 2, np.zeros(len(SURE), bool))
    assert message_cuts(quiet, harmless()).clear >= text_cuts(harmless()).clear


def test_only_routes_of_danger_have_the_lower_cut():
    cuts = Thresholds(doubt=0.5, clear=0.9, grave=0.3)
    assert cuts.doubted_from(Route.SELF_HARM) == 0.3
    assert cuts.doubted_from(Route.VIOLENCE) == 0.3
    assert cuts.doubted_from(Route.FRAUD) == 0.5


def test_the_surer_cut_wins():
    assert Cuts(0.2, 0.9, 0.1).at_least(Cuts(0.4, 0.8, 0.05)) == Cuts(0.4, 0.9, 0.1)


def test_ordinary_windows_name_their_text_and_their_voice():
    assert all(w.whole and w.batch and w.about is None for w in ordinary_windows())
