# Two commands are enough: `make run` and `make test`. Both set up what they need.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ARGS ?=

.PHONY: setup run test quick check format bench demo ears library lock clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed: $(PYTHON) was not found. Set PYTHON=..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $(READY)

run: setup
	$(BIN)/empatmata run $(ARGS)

test: setup check
	$(BIN)/python -m tests.prepare
	$(BIN)/python -m pytest tests

quick: setup
	$(BIN)/python -m pytest tests -m "not weights and not browser and not slow"

check: setup
	$(BIN)/ruff format --check assistant tests benchmarks
	$(BIN)/ruff check assistant tests benchmarks
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/python -m assistant.retrieval.lint

format: setup
	$(BIN)/ruff format assistant tests benchmarks
	$(BIN)/ruff check --fix assistant tests benchmarks

bench: setup
	$(BIN)/python -m benchmarks

demo: setup
	$(BIN)/python -m assistant.memory.demo

# Train the ear, the limits and the ears of a plan again from the labels (about an hour on two cores, most of it the ear's layers).
ears: setup
	$(BIN)/python -m assistant.language.training
	$(BIN)/python -m assistant.checks.limits.training
	$(BIN)/python -m assistant.checks.barb_training
	$(BIN)/python -m assistant.jobs.tension.training

# Build the library's vectors and heads again from the cards.
library: setup
	$(BIN)/python -m assistant.retrieval.build
	$(BIN)/python -m assistant.conversation.training

lock: setup
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --extra postgres --generate-hashes --no-annotate \
	  --no-emit-index-url --no-header --python-version 3.11 --universal -o requirements.lock

clean:
	rm -rf $(VENV) artefacts .pytest_cache .ruff_cache
