"""Invented people and nine months of sessions, so that a stranger can look around.

One story a file (`ayu-rina.yaml` ...): Ayu speaks Indonesian, Sam and Robin speak English. Dates
are relative, so the stories never grow old. What was filled in is remembered and can be taken out
again without touching anything else.
"""

from assistant.memory.demo.filling import (
    TOLD,
    demo_people,
    demo_teller,
    fill_demo,
    remove_demo,
)

__all__ = ["TOLD", "demo_people", "demo_teller", "fill_demo", "remove_demo"]
