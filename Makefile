# Two commands do all set-up: `make release` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RAW ?= ../shared/seeds
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: release test test-all lint pins clean

release: $(VENV)/.build
	$(BIN)/python -m builders build

test: $(VENV)/.test release
	SAYSO_RAW=$(RAW) $(BIN)/python -m pytest

test-all: $(VENV)/.extra $(VENV)-citation/.done release
	SAYSO_EXTRA=1 SAYSO_RAW=$(RAW) $(BIN)/python -m pytest

lint: $(VENV)/.test
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# The editable install comes from this folder alone, built by the pinned hatchling.
$(VENV)/.build: requirements/build.txt pyproject.toml | $(BIN)/python
	$(PIP) -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.build
	$(PIP) -r requirements/test.txt
	touch $@

$(VENV)/.extra: requirements/extra.txt $(VENV)/.test
	$(PIP) -r requirements/extra.txt
	touch $@

# cffconvert needs an older jsonschema than the builders do.
$(VENV)-citation/.done: requirements/citation.txt
	$(PYTHON) -m venv $(VENV)-citation
	$(VENV)-citation/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

pins:
	cd requirements && for name in build test extra citation; do uv pip compile --quiet --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make pins" -o $$name.txt $$name.in; done

clean:
	rm -rf release $(VENV) $(VENV)-citation .pytest_cache .mypy_cache .ruff_cache
