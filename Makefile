# Dateline: every command of the project. Needs make and Python 3.11 or newer; the rest is fetched into .venv/.
# Written for GNU make 3.81 (macOS) and later. All paths are relative, so that the checkout may lie anywhere.

.DEFAULT_GOAL := help
.SUFFIXES:
.DELETE_ON_ERROR:
SHELL := /bin/sh

# The user's own settings must not reach into .venv/.
unexport PYTHONPATH PYTHONHOME
export PIP_USER = 0
export PIP_DISABLE_PIP_VERSION_CHECK = 1

IN = .venv/bin/python
DATELINE = $(IN) -m dateline
# Address of the published site where it is not the one in content/digest.yaml: make site BASE_URL=https://me.example/
BASE_URL ?=
# To whom faults are told, if not to a person: make faults FORMAT=json
FORMAT ?=
# Where the judged articles and their scorers lie, for `make eval`.
EVAL ?= ../shared/eval
# More words for the test runner: make test ARGS="-k search".
ARGS ?=
# Beside which digest the tests run, if not this one: make test DIGEST=bare, draft or made-up.
DIGEST ?=
# What make fuzz drew: the number that it prints draws the same again.
SEED ?=
ON_ALL_CORES = -n auto --dist worksteal

# A moved checkout, or a Python that is gone, makes .venv/ useless: then it is set up again.
ifneq ($(wildcard .venv),)
CHECKED := $(shell test "$$(cat .venv/.folder 2>/dev/null)" = "$$(pwd -P)" && $(IN) -c '' 2>/dev/null \
	|| rm -f .venv/.run-time .venv/.development)
endif

.PHONY: help
help:
	@echo "Dateline: pasted articles in, a searchable news digest out."
	@awk '/^##@ / { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { split($$0, parts, ":.*## "); printf "  make %-8s %s\n", parts[1], parts[2] }' Makefile

##@ The digest

.PHONY: site
site: .venv/.run-time ## Build the digest: set-up, new seeds, pages, search index
	@$(DATELINE) build $(if $(BASE_URL),--base-url "$(BASE_URL)")
	@echo
	@echo "The site is in the folder site/. To see it: make serve"

.PHONY: serve
serve: .venv/.run-time ## Show the digest in your browser, anew as soon as you save
	@$(DATELINE) serve

.PHONY: faults
faults: .venv/.run-time ## List all faults of the digest (FORMAT=github for pull requests)
	@$(DATELINE) check $(if $(FORMAT),--format "$(FORMAT)")

.PHONY: preview
preview: .venv/.run-time ## Build what can be built of a digest with faults, to .cache/preview/site/
	@$(IN) .ci/preview.py

##@ The program

.PHONY: test
test: .venv/.development ## Run all tests, those in a real browser too
	@$(IN) -m tests.support.machine chromium
	@$(IN) -m $(if $(DIGEST),tests.support.other_digests $(DIGEST),pytest) $(ON_ALL_CORES) $(ARGS)

.PHONY: fast
fast: .venv/.development ## Run the tests that need neither a browser nor much time
	@$(IN) -m pytest $(ON_ALL_CORES) -m "not slow and not browser and not nu" $(ARGS)

.PHONY: fuzz
fuzz: .venv/.development ## Try the properties with many examples drawn by lot (SEED=number: those of before)
	@seed="$(SEED)"; test -n "$$seed" || seed=$$($(IN) -c 'import secrets; print(secrets.randbits(32))'); \
		echo "The same examples again: make fuzz SEED=$$seed"; \
		$(IN) -m pytest $(ON_ALL_CORES) -m hypothesis --hypothesis-profile=fuzz --hypothesis-seed="$$seed" $(ARGS) \
		|| { echo "The same examples again: make fuzz SEED=$$seed" >&2; exit 1; }

.PHONY: fix
fix: .venv/.development ## Format, mend what style lets mend, and write anew what documents show of the code
	@$(IN) -m ruff check --fix-only .
	@$(IN) -m ruff format --exclude '*.md' .
	@$(IN) -m tests.support.template_reference
	@$(IN) -m tests.house.picture

.PHONY: lint
lint: .venv/.development ## Check format, style, types, import contracts and workflows
	@status=0; run() { echo "$$*"; "$$@" || status=1; }; \
		run $(IN) -m tests.house.lint format style contracts; \
		run $(IN) -m mypy; \
		run .venv/bin/zizmor --offline --no-progress --quiet .github; \
		exit $$status

.PHONY: check
check: .venv/.development ## Everything that must hold before a change is handed in: lint, then test
	@$(IN) -m tests.support.machine nu
	@status=0; $(MAKE) --no-print-directory lint || status=1; \
		$(MAKE) --no-print-directory test || status=1; \
		exit $$status

.PHONY: eval
eval: .venv/.run-time ## Score what is extracted against judged articles (EVAL=folder)
	@$(IN) evaluation/run.py "$(EVAL)"

.PHONY: bench
bench: .venv/.run-time ## Measure extraction, preview and builds, and write docs/performance.md (SIZES="100 1000")
	@$(IN) evaluation/speed.py
	@$(IN) evaluation/build_bench.py $(SIZES)

.PHONY: tagger
tagger: .venv/.run-time ## Train the name tagger anew from training/
	@$(IN) training/train_tagger.py

.PHONY: lock
lock: ## Choose the newest allowed version of every package, for both lock files
	@$(IN) -c '' 2>/dev/null || { echo "Run make site first." >&2; exit 1; }
	@$(IN) -m venv --clear .cache/lock
	@.cache/lock/bin/python -m pip install --quiet uv
	@set -e; compile() { .cache/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
		--generate-hashes --no-annotate --custom-compile-command "make lock" pyproject.toml "$$@"; }; \
		compile --group build --output-file requirements.lock; \
		compile --group dev --output-file requirements-dev.lock
	@rm -rf .cache/lock
	@echo "Read the change of requirements.lock and requirements-dev.lock, then run make check."

.PHONY: clean
clean: ## Remove all that can be made again: .venv, .cache, site and build folders
	rm -rf .venv .cache site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# --- Set-up: made once, and again only when the locked versions change. -------------------------------------------

.venv/.run-time: requirements.lock pyproject.toml
	@$(MAKE_VENV)
	@echo "Installing the packages of requirements.lock"
	@$(IN) -m pip install --quiet --require-hashes -r requirements.lock
	@$(INSTALL_DATELINE)
	@touch $@

.venv/.development: requirements-dev.lock pyproject.toml
	@$(MAKE_VENV)
	@echo "Installing the packages of requirements-dev.lock"
	@$(IN) -m pip install --quiet --require-hashes -r requirements-dev.lock
	@$(INSTALL_DATELINE)
	@touch $@ .venv/.run-time

# The command `dateline` of .venv/ runs the working copy itself. The folder is noted last: it says that all is there.
INSTALL_DATELINE = $(IN) -m pip install --quiet --no-deps --no-build-isolation --editable . \
	&& printf '%s\n' "$$(pwd -P)" > .venv/.folder

# Make .venv/ unless a good one is there; say what to install where that cannot be done.
define MAKE_VENV
if $(IN) -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then exit 0; fi; \
seen=""; without=""; \
for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	version=$$("$$name" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue; \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { seen="$$seen $$version"; continue; }; \
	"$$name" -c 'import venv, ensurepip' 2>/dev/null || { without="$$without $$name"; continue; }; \
	echo "Setting up .venv/ with Python $$version (once)"; \
	"$$name" -m venv --clear .venv && exit 0; \
	without="$$without $$name"; \
done; \
if [ -n "$$without" ]; then \
	echo "Python is here, but it cannot make a virtual environment:$$without." >&2; \
	echo "  On Debian and Ubuntu install what it lacks with: apt-get install python3-venv" >&2; \
else \
	echo "Dateline needs Python 3.11 or newer; found:$${seen:- none}." >&2; \
	echo "  Install it, or name it: make site PYTHON=/path/to/python3.12" >&2; \
fi; \
exit 1
endef
