# Everything a person or a CI needs, by name. `make help` lists the targets. POSIX shell; GNU make or bmake.
# No target names a package index: pip uses the machine's own settings.

# Candidates for the environment: the first that is 3.11 or newer and can make one. The locks are resolved on 3.11.
PYTHON ?= python3.11 python3 python3.12 python3.13
VENV ?= .venv
BIN = $(VENV)/bin
PY = $(BIN)/python
PARAF = $(BIN)/paraf
# Percent of the pure core (pyproject.toml, [tool.coverage.report]) that the tests must reach, branches counted.
COV_MIN ?= 100
# More arguments for pytest: make test PYTEST_ARGS='-k chain -x'
PYTEST_ARGS ?=
# How many tests run at once: one per core.
JOBS ?= auto
# How many mutants `make mutate` tries at once.
MUTANTS ?= 2
# Where the JSON Schemas for editors go.
SCHEMAS ?= schemas

PIP_INSTALL = $(PY) -m pip install --quiet --disable-pip-version-check --no-input
PIP_COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--build-deps-for=editable --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options
INSTALLED = $(VENV)/.installed
INSTALLED_DEV = $(VENV)/.installed-dev

.PHONY: help site test lint format types docs schemas serve bench mutate lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

site: $(INSTALLED) ## install, verify every post, build site/ and bundles/
	$(PARAF) audit
	$(PARAF) build -d site
	$(PARAF) bundle -o bundles

test: $(INSTALLED_DEV) ## install what the tests need and run them all
	$(PY) -m pytest -n $(JOBS) --cov --cov-fail-under=$(COV_MIN) $(PYTEST_ARGS)

lint: $(INSTALLED_DEV) ## ruff: rules and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(INSTALLED_DEV) ## ruff: mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(INSTALLED_DEV) ## mypy, strict
	$(BIN)/mypy

docs: $(INSTALLED_DEV) ## the repository's own papers: links, decisions, generated pages
	$(PY) -m pytest -n $(JOBS) -m docs

schemas: $(INSTALLED) ## write the JSON Schemas for editors
	$(PY) -m site_tools.cli.schemas $(SCHEMAS)

serve: $(INSTALLED) ## the website on this machine, drafts with a watermark
	$(PARAF) serve

bench: $(INSTALLED_DEV) ## measure; never part of the tests
	$(PY) -m benchmarks

mutate: $(INSTALLED_DEV) ## change the judge in thousands of small ways; do the tests notice?
	nice -n 10 $(PY) -m mutmut run --max-children $(MUTANTS)
	$(PY) -m benchmarks.mutation_report

lock: $(INSTALLED_DEV) ## resolve the lock files again
	$(PIP_COMPILE) --upgrade --output-file=requirements.lock pyproject.toml
	$(PIP_COMPILE) --upgrade --extra=dev --constraint=requirements.lock --output-file=requirements-dev.lock pyproject.toml

clean: ## remove what the targets above made, but not the environment
	rm -rf site bundles dist build mutants .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .coverage.* htmlcov

# The stamps: a second run installs nothing until a lock file or pyproject.toml changes.
$(PY):
	@for python in $(PYTHON); do \
	  if $$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "$$python -m venv $(VENV)"; $$python -m venv $(VENV); exit; \
	  fi; \
	done; \
	echo 'needed and not found: Python 3.11 or newer with venv (Debian: python3-venv)' >&2; exit 1

$(INSTALLED): requirements.lock pyproject.toml | $(PY)
	$(PIP_INSTALL) --require-hashes -r requirements.lock
	$(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(INSTALLED_DEV): requirements-dev.lock $(INSTALLED)
	$(PIP_INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@
