# Everything that people and CI run. A fresh machine needs Python 3.11 or newer, git and make.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PORT ?= 8000
# How problems are printed: people, short, json, github, sarif.
FORMAT ?= people
# The bench: articles, rounds, and the size of a large portal to publish in besides.
N ?= 300
RUNS ?= 3
LARGE ?=
# The sizes of portals that `make scale` measures.
SIZES ?= 300 1000
# Random bodies that `make fuzz-bodies` tries.
BODIES ?= 20000
# The kinds of hosts that `make deploys` and `make sent` try: folder rsync sftp git s3; all of them if none is given.
KINDS ?=
# The edition of CommonMark's specification to try: a spec.txt; the published package if none is given.
SPEC ?=
# Files or folders with texts that `make validity` tries besides, and how many bodies of each kind it writes by chance.
TEXTS ?=
WRITTEN ?= 1000
# Random sequences of edits that `make fuzz` tries; other random tests in proportion.
EXAMPLES ?= 20000

# Every process of the tests reads all of them: compiled, they are kept, also where the environment says otherwise.
KEPT := PYTHONDONTWRITEBYTECODE=

.PHONY: site drafts admin build check test quick format lint types unit fuzz fuzz-bodies deploys sent commonmark validity mutants figures bench bench-search bench-cluster scale whole-way lighthouse shot docs lock wheel clean

## The portal
site: $(VENV)/.run          ## build the portal, serve it and follow every change
	$(RUN) build.py serve --port $(PORT)

drafts: $(VENV)/.run        ## the same with drafts and scheduled articles, for whoever writes
	$(RUN) build.py serve --drafts --port $(PORT)

admin: $(VENV)/.run         ## the same with a page to write articles in the browser, at /admin/
	$(RUN) build.py serve --drafts --admin --port $(PORT)

build: $(VENV)/.run         ## build the portal into public/
	$(RUN) build.py build

check: $(VENV)/.run         ## tell every problem of the articles, publish nothing
	$(RUN) build.py check --format $(FORMAT)

## The program
test: lint types unit       ## everything: format, lint, strict types and all tests, those in the browser too

quick: lint types           ## what to run while you work on a room: format, lint, types, tests/unit and tests/golden
	$(KEPT) $(RUN) -m pytest -q -n 2 tests/unit tests/golden

lint: $(VENV)/.test
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/ruff check

types: $(VENV)/.test
	$(VENV)/bin/mypy

unit: $(VENV)/.test $(VENV)/.vnu
	sh tools/programs.sh
	$(KEPT) $(RUN) -m pytest -n 2 --dist worksteal

format: $(VENV)/.test       ## put the code into its form
	$(VENV)/bin/ruff format
	$(VENV)/bin/ruff check --fix

fuzz: $(VENV)/.test         ## the long random tests, some hours; EXAMPLES=2000 for a shorter run
	DANCAM_EXAMPLES=$(EXAMPLES) $(RUN) -m pytest -n 2 \
	    tests/site/test_differential.py tests/site/test_ondemand.py tests/site/test_faults.py \
	    tests/site/test_watcher.py tests/property

fuzz-bodies: $(VENV)/.test  ## random bodies: is every word of them on the page? BODIES=1000 for a shorter run
	$(RUN) -m tools.fuzz_bodies $(BODIES)

commonmark: $(VENV)/.test $(VENV)/.commonmark  ## how many of CommonMark's examples are read as CommonMark does; SPEC=spec.txt for another edition
	$(RUN) -m tools.commonmark $(SPEC)

validity: $(VENV)/.test $(VENV)/.vnu $(VENV)/.commonmark $(VENV)/.texts  ## is the page valid whatever a body holds? TEXTS= for more texts, WRITTEN=5000 for more by chance
	$(RUN) -m tools.validity $(TEXTS) --fuzz $(WRITTEN)

deploys: $(VENV)/.test      ## kill deploys at random moments, on each kind of host; N=100 for the real figures
	sh tools/programs.sh
	$(RUN) -m tools.deploys $(N) $(KINDS)

sent: $(VENV)/.test         ## count the files and bytes that one new article sends to each kind of host; N=10000 for the real figures
	sh tools/programs.sh
	$(RUN) -m tools.sent $(N) $(KINDS)

mutants: $(VENV)/.test      ## break the program in many places and see that the tests notice each
	$(RUN) -m tests.mutants

figures: $(VENV)/.test $(VENV)/.vnu  ## print the figures that the project promises
	sh tools/programs.sh chromium
	$(RUN) -m tools.figures

bench: $(VENV)/.test        ## measure dancam side by side with other generators; N=10000 RUNS=5 LARGE=100000 for the real figures
	$(RUN) -m bench --articles $(N) --runs $(RUNS) --large $(LARGE) --markdown

bench-search: $(VENV)/.test $(VENV)/.pagefind  ## measure the search beside Pagefind, on a portal that is like news; N=10000 for the real figures
	sh tools/programs.sh chromium
	$(RUN) -m bench.search --articles $(N) --runs $(RUNS)

scale: $(VENV)/.test        ## measure how builds grow with the portal; SIZES="1000 10000 100000" for the figures of docs/scale.md
	$(KEPT) $(RUN) -m bench.scale $(SIZES)

whole-way: $(VENV)/.test    ## measure the way from a commit to the live page, step by step; N=10000 for the real figures
	sh tools/programs.sh
	$(KEPT) $(RUN) -m bench.whole_way --articles $(N) --runs $(RUNS)

bench-cluster: $(VENV)/.test  ## measure builds on a cluster of Dask on this machine, and from which size one pays; N=500,2000 for the figures of the page
	$(RUN) -m bench.cluster --articles $(N) --runs $(RUNS)

lighthouse: $(VENV)/.test $(VENV)/.lighthouse  ## score every kind of page on a model of a phone
	sh tools/programs.sh chromium
	RUNS=$(RUNS) $(RUN) -m tools.lighthouse

shot: $(VENV)/.test         ## take the pictures of the portal for the README
	sh tools/programs.sh chromium
	$(RUN) -m tools.shot

docs: $(VENV)/.run          ## write the parts of docs/ that are made from the code
	$(RUN) -m tools.document

wheel: $(VENV)/.test        ## build the package
	$(RUN) -P -m build --wheel --no-isolation --outdir dist

lock:                       ## pin the requirements anew (needs uv)
	for set in run test bench; do uv pip compile requirements/$$set.in --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-header --no-annotate --upgrade -o requirements/$$set.txt; done

clean:                      ## remove what was built
	rm -rf public .dancam .bench dist $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.run: requirements/run.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "dancam needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	printf '#!/bin/sh\nexec "%s/bin/python" "%s/build.py" "$$@"\n' "$(abspath $(VENV))" "$(CURDIR)" > $(VENV)/bin/dancam
	chmod +x $(VENV)/bin/dancam
	touch $@

# Of these most modules are never imported: each is compiled when it first is, and kept.
$(VENV)/.test: requirements/test.txt $(VENV)/.run
	$(VENV)/bin/pip install --quiet --no-compile --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@

$(VENV)/.vnu $(VENV)/.lighthouse $(VENV)/.commonmark $(VENV)/.pagefind: $(VENV)/.%: tools/node_packages/%/package-lock.json $(VENV)/.test
	$(RUN) -m tools.node $*
	touch $@

$(VENV)/.texts: requirements/texts.txt $(VENV)/.test
	$(VENV)/bin/pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: --require-hashes \
	    -r $< -d $(VENV)/texts
	touch $@
