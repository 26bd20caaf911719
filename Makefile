# The only door: `make` alone lists what there is.
# Needs Python 3.11.5 or newer with venv, and make. Everything else is installed into .venv.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
BROWSER := .venv/.browser
PORT ?= 8000
export NO_MKDOCS_2_WARNING := 1
# Bytecode that is kept starts every command half a second sooner, whatever the environment says.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help serve build handouts dist compress test test-all screenshots check compat requirements clean

help: ## list what there is
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-20s %s\n", $$1, $$2}'

# Hash mode refuses `-e .`, so the package itself is a second step.
$(READY): requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5) and "Kelas Jaga needs Python 3.11.5 or newer; set PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(BROWSER): $(READY) tests/setup_browser.py
	$(BIN)/python tests/setup_browser.py
	@touch $@

serve: $(READY) ## the course on http://localhost:8000, edits shown at once (PORT=8001 for another port)
	$(BIN)/mkdocs serve --dev-addr localhost:$(PORT)

build: $(READY) ## site/ (pages, decks, guides, PDFs) and dist/kelas-jaga.zip; RELEASE=1 needs SITE_URL
	$(BIN)/course build

handouts: $(READY) ## packs to print in dist/: handouts-id.zip and handouts-en.zip
	$(BIN)/course handouts

dist: $(READY) ## files to hand on in dist/: ZIM, EPUB, HTML5 (needs zim-tools and epubcheck)
	$(BIN)/course dist

compress: $(READY) ## .br and .gz beside the texts of site/, for a server of your own (deploy/nginx.md)
	$(BIN)/course compress

screenshots: $(READY) $(BROWSER) ## the pictures of README.md, from site/ (after make build)
	$(BIN)/python tests/screenshots.py

check: $(READY) ## list every problem in lessons and data, in seconds
	$(BIN)/course check

test: $(READY) $(BROWSER) ## every test a change needs, browser included
	$(BIN)/pytest -n auto --dist worksteal

test-all: $(READY) $(BROWSER) ## and the long sweeps of a release
	$(BIN)/pytest -n auto --dist worksteal -m ""

compat: $(READY) ## try the engines that may come next (deploy/engines.md); installs them
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation -e '.[compat]'
	$(BIN)/pytest tests/test_compat.py -m ""

requirements: $(READY) ## compile requirements.txt again from pyproject.toml
	$(BIN)/pip install --quiet uv
	printf 'setuptools>=75\n' | $(BIN)/uv pip compile --universal --python-version 3.11.7 --generate-hashes --upgrade \
		--no-emit-index-url --no-emit-find-links --no-header --extra test pyproject.toml - -o requirements.txt
	sed -i.bak '1i # Every package with its hash. Made from pyproject.toml by `make requirements`; do not edit by hand.' requirements.txt && rm requirements.txt.bak

clean: ## remove what was built, keep .venv
	rm -rf site site.new site.old dist .cache
