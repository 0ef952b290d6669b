"""The tests mirror the package; `python -m tests.prepare` fetches what some of them need."""
