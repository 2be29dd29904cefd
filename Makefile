# Motcua: what to type. Needs python3 (3.11 or newer) and make; the rest is fetched into .venv.

.DEFAULT_GOAL := help
.PHONY: help demo run test check bench format reference lock

BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 8000
SITE ?= http://$(HOST):$(PORT)
ARGS ?=

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## See a living commune centre with invented people, at http://127.0.0.1:8000
	@scripts/bootstrap.sh
	@MOTCUA_HOME=./var/demo MOTCUA_DEMO=1 MOTCUA_SITE=$(SITE) scripts/demo.sh --host $(HOST) --port $(PORT)

run: ## Run an empty installation of your own, kept in ./var
	@scripts/bootstrap.sh
	@MOTCUA_HOME=./var MOTCUA_SITE=$(SITE) $(BIN)/motcua serve --host $(HOST) --port $(PORT)

test: ## Run the tests on PostgreSQL and SQLite (ARGS='tests/units -x' narrows them)
	@scripts/bootstrap.sh dev
	@scripts/install-test-tools.sh
	@scripts/test.sh $(ARGS)

check: ## Style, types, floors, templates, translations, reference pages
	@scripts/bootstrap.sh dev
	@scripts/install-test-tools.sh gettext
	@scripts/check.sh

bench: ## Measure speed, each figure beside a raw run (ARGS='--quick')
	@scripts/bootstrap.sh dev
	@scripts/install-test-tools.sh postgresql
	@$(BIN)/python bench/run.py $(ARGS)

format: ## Put sources into the agreed form
	@scripts/bootstrap.sh dev
	@$(BIN)/ruff check --fix-only --quiet . && $(BIN)/ruff format --quiet .

reference: ## Draw docs/reference anew from the program
	@scripts/bootstrap.sh dev
	@$(BIN)/motcua reference

lock: ## Resolve the dependencies of pyproject.toml anew (needs the network)
	@scripts/bootstrap.sh dev
	@scripts/lock.sh
