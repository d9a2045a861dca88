# make run    set up, then the main job on the bundled sample
# make test   set up, then all tests       make test-browser   the whole stack in a real browser (minutes)
#                                          make test-long      an hour of live operation, time sped up (minutes)
# make test-faults   full disks, damaged files, a run killed at 50 points (minutes)
# make fuzz   100,000 generated inputs through each reader and the extractor (half an hour)
# make ui     the Dagster UI over the tables of `make run`, on this machine only
# make lint   style and types            make docs   the data dictionary
# make bench  benchmarks                 make bench-scale    growth to a million updates (hours)
# make clean  remove all that was made
# make lock   choose versions anew; do it with the oldest Python that is to run them (PYTHON=python3.11)

PYTHON ?= python3
OUT ?= out
PORT ?= 3000
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
SAMPLE := samples/week.jsonl samples/liveblog.txt
SAMPLE_OPTIONS := --published 2024-09-05T21:00 --timezone Europe/Kyiv --source "Delta Courier"

.DEFAULT_GOAL := run
.PHONY: run test test-browser test-long test-faults fuzz ui lint bench bench-scale docs lock clean

run: $(VENV)/ready
	$(BIN)/tollbook run $(SAMPLE) $(SAMPLE_OPTIONS) --out $(OUT)

# Some tests wait for servers and locks, so that one for each processor leaves none idle; each takes up to 1 GB.
test: $(VENV)/ready
	$(BIN)/python -m pytest --numprocesses logical --maxprocesses 8 --dist worksteal

test-long: $(VENV)/ready
	TOLLBOOK_LONG=1 $(BIN)/python -m pytest tests/assets/live/test_simulated_hour.py

test-browser: $(VENV)/ready
	TOLLBOOK_BROWSER=1 $(BIN)/python -m pytest tests/browser

test-faults: $(VENV)/ready
	TOLLBOOK_KILLS=50 $(BIN)/python -m pytest tests/faults

fuzz: $(VENV)/ready
	TOLLBOOK_FUZZ=100000 $(BIN)/python -m pytest tests/fuzz

ui: $(VENV)/ready
	$(BIN)/tollbook ui --data $(OUT) --port $(PORT)

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/ready-bench
	$(BIN)/python -m benchmarks

bench-scale: $(VENV)/ready
	$(BIN)/python -m benchmarks.scale

docs: $(VENV)/ready
	$(BIN)/python -m schemas.dictionary docs/tables.md

lock: $(VENV)/ready
	$(PIP) install pip-tools
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --extra dask --extra dev --extra html --extra live --extra query --extra report --extra s3 --extra ui \
	    --generate-hashes --allow-unsafe --no-annotate --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-strip-extras \
	    --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Set-up, done once and again when what is to be installed changes. The lock is complete, so nothing is left to resolve
# (older pips cannot resolve all of it); the check finds what it would miss on a Python that it was not made for.

$(VENV)/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Tollbook needs Python 3.11 or later: make PYTHON=python3.11")'
	@test -x $(BIN)/python || { echo "making $(VENV)" && $(PYTHON) -m venv $(VENV); }
	@echo "installing $$(grep -c == requirements.lock) packages into $(VENV) (once; one to two minutes, more on a slow line)"
	@$(PIP) install --no-deps --require-hashes --requirement requirements.lock
	@$(PIP) check
	@echo "installing tollbook"
	@$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/ready-bench: $(VENV)/ready
	@echo "installing the tools to compare with"
	@$(PIP) install --editable ".[bench]"
	@touch $@
