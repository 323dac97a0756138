# What a new user needs: `make demo`. What a developer needs: `make test`, `make bench`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup dev demo test lint bench test-lts jar-lock lock clean

help:  ## say what each target does
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /  /'

$(VENV)/.installed: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt pyproject.toml $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

dev: $(VENV)/.installed-dev  ## install everything a developer needs into .venv

setup: $(VENV)/.installed  ## fetch, check and train the graph engine (again: only what is missing)
	@$(BIN)/python -m queries.store.setup

test-lts: $(VENV)/.installed-dev  ## store, query and command tests on Neo4j 5.26 LTS (needs Maven and Java 17 or 21)
	@$(BIN)/python -m tests.support.lts $(TESTS)

jar-lock: $(VENV)/.installed-dev  ## write the lock of the engine's jars from Maven's resolution (NEO4J=version)
	@$(BIN)/python -m tests.support.maven $(NEO4J)
