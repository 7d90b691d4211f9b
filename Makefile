# Everything a contributor needs, in five words: demo, test, check, format, lock.
# A fresh machine needs Python 3.11 or newer and make; the rest is fetched into .venv.

PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# What tests compare WeChat and WeCom with; without npm those tests are left out, and say so.
PEERS := $(if $(shell command -v npm 2>/dev/null),.venv/ready-peers)

# Tests start the service often; where compiled code may not be kept, each start compiles the whole house again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check bench faults format lock images clean

demo: .venv/ready       ## Serve the lab with a sample town: http://127.0.0.1:8000/lab
	@$(BIN)/linzhang demo

test: .venv/ready-dev $(PEERS) ## Run every test, then once more on PostgreSQL whatever asks the database
	$(BIN)/python -m pytest -n auto
	LINZHANG_TEST_ENGINE=postgres $(BIN)/python -m pytest -n auto

check: .venv/ready-dev  ## Style, types, layers, words; the pages that are walked through are for `make test`
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto -k "not steps_lead" tests/locales tests/docs tests/test_no_words_in_code.py

bench: .venv/ready-dev  ## Measure speed, size and start; write docs/measured.md
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.report

faults: .venv/ready-dev ## Kill, stop, fill and cut off the service many hundred times; write tests/faults/latest.json
	$(BIN)/python -m tests.faults

format: .venv/ready-dev ## Put the code in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

images: .venv/ready-dev ## Take the pictures the documents show
	KEEP_IMAGES=1 $(BIN)/python -m pytest tests/browser

lock: .venv/bin/python  ## Choose new versions of everything we stand on
	$(INSTALL) uv
	$(BIN)/uv pip compile pyproject.toml --all-extras $(LOCK) -o requirements-dev.lock
	$(BIN)/uv pip compile pyproject.toml --extra build $(LOCK) -c requirements-dev.lock -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra build --extra postgres --extra s3 $(LOCK) -c requirements-dev.lock \
		-o requirements-server.lock

LOCK := --upgrade --universal --python-version 3.11 --generate-hashes --quiet \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate

clean:                  ## Remove what was fetched and built
	rm -rf .venv tests/peers/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python lacks venv: on Debian and Ubuntu, apt install python3-venv"; exit 1; }

.venv/ready: .venv/bin/python requirements.lock pyproject.toml
	@echo "Fetching what Linzhang stands on (once) ..."
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

.venv/ready-peers: .venv/ready-dev tests/peers/package-lock.json
	npm ci --prefix tests/peers --ignore-scripts --no-audit --no-fund --silent
	@touch $@
