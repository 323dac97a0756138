# What a new user needs: `make demo`. What a developer needs: `make test`, `make bench`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup dev demo test lint browser bench test-lts jar-lock lock clean

help:  ## say what each target does
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /  /'

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

$(VENV)/.installed: requirements.txt pyproject.toml
	@echo "Installing what the explorer needs into $(VENV)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed. Say which one with: make PYTHON=python3.12 demo")'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "Installing what the tests need into $(VENV)"
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

dev: $(VENV)/.installed-dev  ## install everything a developer needs into .venv

setup: $(VENV)/.installed  ## fetch, check and train the graph engine (again: only what is missing)
	@$(BIN)/python -m queries.store.setup

test-lts: $(VENV)/.installed-dev  ## store, query and command tests on Neo4j 5.26 LTS (needs Maven and Java 17 or 21)
	@$(BIN)/python -m tests.support.lts $(TESTS)

jar-lock: $(VENV)/.installed-dev  ## write the lock of the engine's jars from Maven's resolution (NEO4J=version)
	@$(BIN)/python -m tests.support.maven $(NEO4J)

demo: setup  ## the explorer with made-up families, on this computer only
	@$(BIN)/python -m graphapp demo

lint: dev  ## style, types, and which folder may import which
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: dev  ## all that is checked before anything lands, in three processes (TEST_WORKERS=3)
	@$(MAKE) --no-print-directory -j3 lint setup browser
	@$(BIN)/python -m tests.support.twice $(TESTS)

browser: dev
	@$(BIN)/python -m tests.support.browser

bench: dev setup  ## ratios and times, measured in one run
	@$(BIN)/python -m tests.bench

lock:  ## write the locked dependencies anew (needs uv)
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q pyproject.toml --extra dev --extra build -o requirements-dev.txt
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q pyproject.toml --extra build -c requirements-dev.txt -o requirements.txt

clean:  ## take away what was made in this folder
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
