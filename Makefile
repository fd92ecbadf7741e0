# depositary: what you can ask for. `make` alone lists it.
# The first that starts: a name may be there without a program behind it.
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3.14 python3; do \
  $$name -c '' 2>/dev/null && command -v $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CORPUS ?= tests/corpus

.DEFAULT_GOAL := help
.PHONY: help demo test check format bench bench-peers bench-ledger chaos fuzz audit accuracy docs lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | while IFS="$$(printf '\t')" read -r name what; do printf '  make %-13s %s\n' "$$name" "$$what"; done

# Exact versions with hashes, then the package itself without looking anything up.
$(READY): requirements.lock pyproject.toml
	@echo "[1/3] making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say which with make PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "[2/3] installing what requirements.lock lists (a minute at most)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@echo "[3/3] installing depositary itself"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY) ## read the example documents and show the state of a partnership
	@$(BIN)/python scripts/demo.py

test: $(READY) ## run every test
	@echo "running the tests (what needs ../shared is skipped where it is not there)"
	@$(BIN)/python -m pytest -n auto
	@echo "next: make check, or make demo to see it at work"

check: $(READY) ## style, types, direction of imports, contracts
	@echo "[1/6] ruff: style"
	@$(BIN)/ruff check --no-cache .
	@echo "[2/6] ruff: layout"
	@$(BIN)/ruff format --check --no-cache --quiet . || { echo "some files are laid out otherwise: make format"; exit 1; }
	@echo "[3/6] mypy: types"
	@$(BIN)/mypy
	@echo "[4/6] import-linter: knowledge flows one way"
	@$(BIN)/lint-imports
	@echo "[5/6] contracts: data apart from engine, help, links, schema"
	@$(BIN)/python -m pytest tests/contracts
	@echo "[6/6] dependencies: licences and known holes, without a network (make audit asks where there is one)"
	@$(BIN)/python scripts/licences.py --check
	@$(BIN)/python scripts/advisories.py
	@echo "next: make test"

format: $(READY) ## lay the code out
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

bench: $(READY) ## speed, memory and start-up, as one table
	@$(BIN)/python benchmarks/reading.py

bench-peers: $(READY) ## reading beside what one would use instead: one table, also in docs/performance.md (a quarter of an hour)
	@$(BIN)/python benchmarks/peers.py --install --write

bench-ledger: $(READY) ## the ledger at 1,000, 10,000 and 100,000 documents: one table, also in docs/performance.md (half an hour)
	@$(BIN)/python benchmarks/ledger.py --write

chaos: $(READY) ## bad days, the long form: killed 200 times, disks full, power lost, servers gone (20 minutes at most)
	@DEPOSITARY_CHAOS=1 $(BIN)/python -m pytest tests/bad_days --durations=5

fuzz: $(READY) ## hostile input, the long form: every format, record, request and pattern, texts of ten million characters (20 minutes at most)
	@DEPOSITARY_FUZZ_LONG=1 $(BIN)/python -m pytest -n 2 --maxprocesses 2 tests/hostile --durations=5
	@DEPOSITARY_FUZZ=4000 $(BIN)/python -m pytest tests/acquire/test_fuzz.py
	@DEPOSITARY_API_EXAMPLES=20 $(BIN)/python -m pytest tests/web/test_api_description.py

audit: $(READY) ## ask the advisory databases about every locked version (needs a network)
	@test -x $(VENV)-audit/bin/pip-audit || { $(PYTHON) -m venv $(VENV)-audit && $(VENV)-audit/bin/python -m pip install -qq pip-audit; }
	@$(VENV)-audit/bin/pip-audit --strict --require-hashes --disable-pip --progress-spinner off -r requirements.lock

docs: $(READY) ## the documentation as a site, in out/docs
	@$(BIN)/mkdocs build --quiet --strict
	@echo "out/docs/index.html"

accuracy: $(READY) ## scores on the bundled corpus, against the recorded levels
	@$(BIN)/python benchmarks/accuracy.py

lock: $(VENV)/bin/pip-compile ## write requirements.lock anew from pyproject.toml
	@$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --all-extras \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header \
	  --resolver=backtracking --output-file=requirements.lock pyproject.toml
	@echo "requirements.lock written; next: make test"

$(VENV)/bin/pip-compile:
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet pip-tools

clean: ## remove what was built (the virtual environment too)
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
