"""Sharing out the minutes of a session: whole minutes that add up exactly."""

from __future__ import annotations

from collections.abc import Sequence


def shared_out(minutes: int, shares: Sequence[int]) -> list[int]:
    """`minutes` in whole parts after `shares`, each at least one; largest remainders first.

    Needs at least one minute a part. [5, 8, 4] of 30 gives [9, 14, 7].
    """
    total = sum(shares)
    exact = [minutes * share / total for share in shares]
    parts = [max(1, int(part)) for part in exact]
    by_need = sorted(range(len(parts)), key=lambda i: parts[i] - exact[i])
    while sum(parts) < minutes:
        for i in by_need[: minutes - sum(parts)]:
            parts[i] += 1
    while sum(parts) > minutes:
        parts[parts.index(max(parts))] -= 1
    return parts
