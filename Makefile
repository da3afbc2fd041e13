PYTHON ?= python3
UV := $(or $(shell command -v uv 2>/dev/null),.uv/bin/uv)
RUN := .venv/bin/python
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help site look test check fix bench lighthouse html catalogue schemas pictures screenshots screens fonts clean

help: ## what there is to make
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1\t/' | expand -t 22

site: .venv/.site ## build the archive into public/
	@$(RUN) build.py
	@echo
	@echo "The site lies in public/. To look at it: make look, then open http://localhost:$(PORT)/"

look: ## show public/ on this machine
	@echo "http://localhost:$(PORT)/  (Ctrl-C ends it)"
	@$(RUN) -m http.server --bind 127.0.0.1 --directory public $(PORT)

test: .venv/.dev ## run all tests, in a real browser too
	@$(RUN) -m tools.browser
	@$(RUN) -m pytest -n auto --dist worksteal

check: .venv/.dev ## style, types, architecture, workflows
	@$(RUN) -m ruff check
	@$(RUN) -m ruff format --check
	@$(RUN) -m mypy
	@.venv/bin/lint-imports --no-logo
	@.venv/bin/zizmor --offline --quiet --no-progress .github

fix: .venv/.dev ## mend what can be mended without thinking
	@$(RUN) -m ruff check --fix
	@$(RUN) -m ruff format

bench: .venv/.dev ## compare speed and memory with Hugo and Pelican on 1,000 made articles
	@$(RUN) -m bench run --sizes 1000 --rounds 1

lighthouse: .venv/.dev ## let Lighthouse judge five pages of the sample archive as on a phone
	@$(RUN) -m tools.browser
	@$(RUN) -m tools.lighthouse

html: .venv/.dev ## check the HTML of the sample archive by the W3C's checker; needs Java
	@$(RUN) -m tools.html

catalogue: .venv/.dev ## bring the texts to translate up to date
	@$(RUN) -m tools.catalogue

schemas: .venv/.dev ## write docs/schema/ again, after a change of config.toml or the models
	@$(RUN) -m tools.schemas

pictures: .venv/.dev ## draw the sample archive's pictures again
	@$(RUN) -m tools.pictures

screenshots: .venv/.dev ## take the pictures of docs/pictures/ again
	@$(RUN) -m tools.browser
	@$(RUN) -m tools.screenshots
	@$(RUN) -m tools.editing

screens: .venv/.dev ## take a picture of every kind of page at three widths
	@$(RUN) -m tools.browser
	@$(RUN) -m tools.screens

fonts: .venv/.dev ## cut the site's letters down to what Vietnamese needs, again
	@$(RUN) -m tools.fonts

clean: ## remove what was built and what speeds up building
	rm -rf public .public.khotin .cache .bench .tools tools/npm/node_modules .venv .uv .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/.site: uv.lock pyproject.toml | $(UV)
	@$(UV) sync --quiet --locked --no-dev --inexact
	@touch $@

.venv/.dev: uv.lock pyproject.toml | $(UV)
	@$(UV) sync --quiet --locked
	@touch .venv/.site $@

.uv/bin/uv: tools/uv.txt
	@$(PYTHON) -m venv .uv
	@.uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tools/uv.txt
	@touch $@
