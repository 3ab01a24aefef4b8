# make run starts the service, make test proves it. Both need Python 3.11 or newer and nothing else.
PYTHON ?= python3
BIN := .venv/bin
# What is compiled is kept: whoever forbids that compiles the program anew at each start, sixty times in
# a run of the tests.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run demo test check audit bench kept reads starts streams pages drain reach siege overload pgbouncer scale faults soak paths openapi events examples pictures look lock clean sbom licences release-dump

run: .venv/run
	@exec $(BIN)/personday serve

demo: .venv/run
	@$(BIN)/personday demo

# In the order of names: by the number of tests the longest files, which have few, would come last.
test: .venv/dev .venv/npm/made
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

check: .venv/dev .venv/npm/made
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest tests/contract/test_schema.py
	$(BIN)/personday openapi | diff -u openapi/openapi.json - || { echo "run 'make openapi'"; exit 1; }
	cp openapi/* .venv/npm
	cd .venv/npm && ../bin/node node_modules/.bin/spectral lint --ruleset spectral.yaml --fail-severity hint openapi.json
	cd .venv/npm && REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true ../bin/node node_modules/.bin/redocly lint --config redocly.yaml openapi.json
	$(BIN)/hadolint Dockerfile
	$(BIN)/python -m tests.upgrades.statements > .venv/statements.sql
	$(BIN)/squawk .venv/statements.sql
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec compose.yaml

# Known vulnerabilities of the pinned parts; it asks the package index.
audit: .venv/dev
	$(BIN)/pip-audit --strict --require-hashes --disable-pip -r requirements.lock

# What is released, to the last part: CycloneDX.
sbom: .venv/dev
	@$(BIN)/python -m tests.release.sbom

licences: .venv/dev
	$(BIN)/python -m tests.release.licences > .venv/licences.md && mv .venv/licences.md docs/licences.md

bench: .venv/dev
	$(BIN)/python -m bench

# What postings cost by the floor that was kept from before anything was done for speed.
kept: .venv/dev
	$(BIN)/python -m bench.kept

# What reads cost by an empty application, and what thousands of lots cost.
reads: .venv/dev
	$(BIN)/python -m bench.bare
	$(BIN)/python -m bench.lots

# What 1,000 clients of the stream of events cost, and how soon they are told.
streams: .venv/dev
	$(BIN)/python -m bench.streams

# How long a start takes and what it holds, and what a request costs two processes by what it costs one.
starts: .venv/dev
	$(BIN)/python -m bench.starts
	$(BIN)/python -m bench.cores

# How fast what waits leaves, while one endpoint hangs.
drain: .venv/dev
	$(BIN)/python -m bench.drain
	$(BIN)/python -m bench.drain --ordered

# What a booking costs while all of it is told.
reach: .venv/dev
	$(BIN)/python -m bench.reach

# What is still done, and how soon, with 500 and 2,000 clients.
overload: .venv/dev
	$(BIN)/python -m bench.overload

# How long every page takes that a link leads to.
pages: .venv/dev
	$(BIN)/python -m bench.pages

# What strangers cost: attacks on a real service, in full.
siege: .venv/dev
	$(BIN)/python -m bench.strangers

# What a row takes, and what ten million entries cost; needs some 25 GB and half an hour.
scale: .venv/dev
	$(BIN)/python -m bench.scale

# All tests of the API, whose connections PgBouncer lends.
pgbouncer: .venv/dev
	PERSONDAY_TEST_PGBOUNCER=1 $(BIN)/pytest -q -n 2 --dist loadfile tests/api

# Every drill in full, with its figure; PERSONDAY_TEST_SEED chooses another chance.
faults: .venv/dev
	PERSONDAY_TEST_FAULTS=1 $(BIN)/pytest -q -rP -m fault

# Random histories beside the model; a run goes on, and a history is played again, by SEED and FROM.
MINUTES ?= 30
soak: .venv/dev
	$(BIN)/python -m tests.ledger.soak --minutes $(MINUTES) $(if $(SEED),--seed $(SEED)) $(if $(FROM),--from $(FROM))

# The ledger's tests where a decision reads no lot unasked, where it reads all, and where purchases lock at once.
paths: .venv/dev
	PERSONDAY_TEST_FEW=0 $(BIN)/pytest -q -n 2 tests/ledger
	PERSONDAY_TEST_FEW=100000 $(BIN)/pytest -q -n 2 tests/ledger
	PERSONDAY_TEST_LOCKING=1 $(BIN)/pytest -q -n 2 tests/ledger

# What a release keeps, once, on its commit: its schema with rows. `make release-dump VERSION=0.3.0`
release-dump: .venv/dev
	$(BIN)/python -W ignore -m tests.upgrades.dumping $(VERSION)

openapi: .venv/dev
	$(BIN)/personday openapi > .venv/openapi.json && mv .venv/openapi.json openapi/openapi.json

# The page of all event types.
events: .venv/dev
	$(BIN)/python -m app.contract.events > .venv/events.md && mv .venv/events.md docs/events.md

# Records what the demonstration answers where that is otherwise than the contract shows.
examples: .venv/dev
	PERSONDAY_RECORD_EXAMPLES=1 $(BIN)/pytest tests/contract/test_examples.py

LOCK := $(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --python-version 3.11
# What is tested is what runs: the service's lock begins as a copy, whose pins are kept.
lock: .venv/dev
	$(LOCK) --extra dev pyproject.toml -o requirements-dev.lock
	cp requirements-dev.lock requirements.lock
	$(LOCK) pyproject.toml -o requirements.lock
	cd tests/clients && ../../$(BIN)/npm install --package-lock-only --loglevel=error
	$(BIN)/python tests/clients/lock.py

# Generators of clients, and linters of the contract; Node comes with the tools.
.venv/npm/made: .venv/dev tests/clients/package.json tests/clients/package-lock.json tests/clients/.npmrc
	@mkdir -p $(@D)
	cp tests/clients/package.json tests/clients/package-lock.json tests/clients/.npmrc $(@D)
	cd $(@D) && ../bin/npm ci --loglevel=error
	@touch $@

# The pictures of the README, by a real browser.
pictures: .venv/dev
	PERSONDAY_RECORD_PICTURES=1 $(BIN)/pytest -q tests/browser/test_readme.py

# What every page looks like, light and dark, narrow and wide: into bench/results/pages.
look: .venv/dev
	PERSONDAY_TEST_PICTURES=1 $(BIN)/pytest -q tests/browser

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The environment is whole or absent: the mark is made last.
.venv/run: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: .venv/run requirements-dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
