# Two commands matter: `make report` writes the PDF of the shipped survey, `make test` runs the
# tests. Both set up one virtual environment in .venv by themselves.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STUDY  := gt-china-kazakhstan-2024
OUT    := reports/$(STUDY).pdf
SHELL  := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help report test check docs bench data runs notebooks clean python

help: ## Say what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

report: $(VENV)/.ready ## Write the PDF report of the shipped survey
	@echo "Writing $(OUT)"
	@$(BIN)/survey report $(STUDY) --beside central-asia-context --output $(OUT)

test: $(VENV)/.ready-test ## Run the tests
	@echo "Running the tests"
	@$(BIN)/python -m pytest -n 2

check: $(VENV)/.ready-test ## Lint, types, floors
	@echo "Checking style, types and floors"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q tests/test_floors.py

docs: $(VENV)/.ready-docs ## Build the pages about every function and command
	@echo "Building docs/_build/index.html"
	@$(BIN)/sphinx-build --quiet --fresh-env -W --keep-going docs docs/_build

bench: $(VENV)/.ready-bench ## Measure speed against peers, in one run
	@$(BIN)/python -m tests.bench.start_up
	@$(BIN)/python -m pytest -q -p no:xdist -o python_files="bench_*.py" --benchmark-only --benchmark-columns=min,median,rounds --benchmark-json=.benchmarks.json tests/bench
	@$(BIN)/python -m tests.bench.ratios .benchmarks.json

data: $(VENV)/.ready-test ## Write descriptors and table documentation anew from the schema
	@$(BIN)/python -m tests.generate

runs: $(VENV)/.ready-test ## Run the notebooks without storing anything
	@echo "Running the notebooks"
	@$(BIN)/python -m pytest -q -p no:xdist -W default --nbmake notebooks

notebooks: $(VENV)/.ready-test ## Run the notebooks and store their outputs
	@$(BIN)/jupyter nbconvert --to notebook --execute --inplace --ExecutePreprocessor.record_timing=False notebooks/*.ipynb
	@$(BIN)/survey plot $(STUDY) gaps --output notebooks/gaps.svg

clean: ## Remove the environment and everything that was made
	rm -rf $(VENV) reports docs/_build build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks.json

python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "This needs Python 3.11 or newer, and '$(PYTHON)' is not there. Install it, or name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "This needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1). Name a newer one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/.ready: setup.cfg pyproject.toml | python
	@echo "Setting up $(VENV) (once; a minute or two)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.ready-test: $(VENV)/.ready
	@echo "Adding what tests and notebooks need (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test,notebook]"
	@touch $@

$(VENV)/.ready-docs: $(VENV)/.ready
	@echo "Adding what the pages need (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[docs]"
	@touch $@

$(VENV)/.ready-bench: $(VENV)/.ready-test
	@echo "Adding what benchmarks compare with (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[bench]"
	@touch $@
