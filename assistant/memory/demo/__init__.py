"""Invented people and nine months of sessions, so that a stranger can look around.

One story a file (`ayu-rina.yaml` ...): dates are relative, so the stories never grow old. What was
filled in is remembered and can be taken out again without touching anything else.
"""

from assistant.memory.demo.filling import demo_people, fill_demo, remove_demo

__all__ = ["demo_people", "fill_demo", "remove_demo"]
