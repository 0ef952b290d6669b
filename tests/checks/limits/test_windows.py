from itertools import pairwise

from assistant.checks.limits.windows import WHOLE, WIDEST, windows

LONG = "Rapat dibuka Bu Tuti pukul sembilan. Stok tinta habis. Rak baru datang Kamis.\n" * 12


def test_a_short_message_is_judged_whole():
    text = "  Printer macet lagi. Besok kita panggil teknisi. Siapa yang jaga loket?  "
    [window] = windows(text)
    assert window.words == text.strip()
    assert text[window.start : window.end] == window.words


def test_windows_of_a_long_text_are_disjoint_and_lose_no_word():
    found = windows(LONG)
    assert len(found) > 1
    assert all(a.end <= b.start for a, b in pairwise(found))
    heard = " ".join(window.words for window in found)
    assert heard.split() == LONG.split()


def test_windows_stand_verbatim_in_the_text():
    assert all(LONG[w.start : w.end] == w.words for w in windows(LONG))


def test_an_endless_line_is_cut_at_blanks():
    text = "kata " * 1500
    assert all(len(window.words) <= 2 * WIDEST for window in windows(text))


def test_an_endless_word_does_not_hang():
    assert windows("a" * 10_000)


def test_nothing_has_no_window():
    assert windows(" \n\t ") == []
    assert len(windows("x" * WHOLE)) == 1
