# Everything a person or CI does here. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check
INSTALL := install --quiet --require-hashes --no-deps --only-binary :all:
export PYTHONUTF8 := 1
# Everything this project starts stays on this computer.
export GRADIO_ANALYTICS_ENABLED := False
export ANONYMIZED_TELEMETRY := False

.PHONY: help install run test check soak lock format clean
.DEFAULT_GOAL := help

help: ## List what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

install: $(VENV)/run.done ## Install what the product needs into .venv

$(VENV)/run.done: requirements/run.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) $(INSTALL) -r requirements/build.txt
	$(PIP) $(INSTALL) -r requirements/run.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/test.done: $(VENV)/run.done requirements/test.txt
	$(PIP) $(INSTALL) -r requirements/test.txt
	touch $@

run: install ## Serve the app on http://127.0.0.1:7860 with illustrative records
	$(BIN)/python app.py --demo

test: $(VENV)/test.done ## Run the default tests
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(VENV)/test.done ## Run ruff, mypy, the import contracts and the ceilings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=. $(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest tests/repo

soak: $(VENV)/test.done ## Run the long loops (kills, fuzzing)
	$(BIN)/python -m pytest -m slow --timeout 3600

format: $(VENV)/test.done ## Put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: ## Make the requirements anew from pyproject.toml (needs uv on the path)
	requirements/lock.sh

clean: ## Remove what was installed and built
	rm -rf $(VENV) build *.egg-info
