# Skolbro's commands. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help run stop reset token test unit check lint types format reference text e2e bench capacity load deploy

SKOLBRO := .venv/bin/skolbro
PYTEST := .venv/bin/pytest
# The tests, the journeys and the load keep stacks of their own, so that yours is left alone.
TEST_STACK := SKOLBRO_LOCAL=$(CURDIR)/.local/test SKOLBRO_AWS_PORT=4577 SKOLBRO_WEB_PORT=8087
E2E_STACK := SKOLBRO_LOCAL=$(CURDIR)/.local/e2e SKOLBRO_AWS_PORT=4578 SKOLBRO_WEB_PORT=8088
LOAD_STACK := SKOLBRO_LOCAL=$(CURDIR)/.local/load SKOLBRO_AWS_PORT=4579 SKOLBRO_WEB_PORT=8089
KIND ?= access
# Needs no network and no account. Its own --lint lets warnings pass, so cfn-lint runs beside it.
SAM_VALIDATE := SAM_CLI_TELEMETRY=0 AWS_DEFAULT_REGION=eu-north-1 \
	.venv/bin/sam validate --template infra/template.yaml

help: ## List these commands
	@awk 'BEGIN {FS = ":.*## "} /^[a-z0-9-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

.venv/ready: uv.lock pyproject.toml tools/bootstrap.sh
	@tools/bootstrap.sh

run: .venv/ready ## Start the portal on this machine, with demo people
	@$(SKOLBRO) up

stop: .venv/ready ## End it; its data stays under .local/
	@$(SKOLBRO) stop

reset: .venv/ready ## End it and forget its data
	@$(SKOLBRO) reset

token: .venv/ready ## Print a real token: make -s token USER=anna [KIND=access|id]
	@$(SKOLBRO) token --user $(USER) --kind $(KIND)

test: .venv/ready ## Run every Python test, those on the stack and on DynamoDB Local included
	@$(TEST_STACK) $(PYTEST) -n auto --dist loadgroup

unit: .venv/ready ## Run the tests that need neither stack nor database: seconds
	@$(PYTEST) -n auto -m "not stack" tests/unit tests/component

check: .venv/ready lint types ## Everything that CI checks, with coverage; the browser aside
	@$(TEST_STACK) $(PYTEST) -n auto --dist loadgroup --cov --cov-report=term:skip-covered

lint: .venv/ready web/node_modules ## Style, imports, and the project's own rules
	@.venv/bin/ruff format --check --quiet && .venv/bin/ruff check --quiet
	@.venv/bin/lint-imports --no-cache >/dev/null || .venv/bin/lint-imports --no-cache
	@.venv/bin/python -m tools.lint functions layers local
	@.venv/bin/cfn-lint infra/template.yaml
	@$(SAM_VALIDATE) >/dev/null || $(SAM_VALIDATE)
	@cd web && npm run --silent lint

types: .venv/ready web/node_modules ## mypy --strict, and the web client's types
	@.venv/bin/mypy
	@cd web && npx tsc --noEmit && npm run --silent test

format: .venv/ready ## Lay out the code and mend what can be mended
	@.venv/bin/ruff format && .venv/bin/ruff check --fix

reference: .venv/ready web/node_modules ## Write the generated reference and the web client's types
	@.venv/bin/python -m skolbro_local.reference
	@cd web && npm run --silent generate

text: .venv/ready ## Bring the English catalogue up to date with the Swedish texts
	@.venv/bin/python -m skolbro_local.catalogue

e2e: .venv/ready tests/e2e/node_modules ## Walk the journeys in Chromium, with axe; pictures in artefacts/
	@$(E2E_STACK) $(SKOLBRO) up
	@cd tests/e2e && $(E2E_STACK) npx playwright test; code=$$?; \
	cd ../.. && $(E2E_STACK) $(SKOLBRO) stop; exit $$code

bench: .venv/ready ## Print round trips, consumed units and CPU of every route
	@.venv/bin/python -m skolbro_local.bench

capacity: .venv/ready ## Print how hot the hottest key is at the morning peak of a large commune
	@.venv/bin/python -m skolbro_local.capacity

load: .venv/ready ## Replay the morning peak on this machine: nothing lost, nothing double
	@$(LOAD_STACK) $(SKOLBRO) up --no-web
	@$(LOAD_STACK) .venv/bin/python -m tests.load; code=$$?; \
	$(LOAD_STACK) $(SKOLBRO) stop; exit $$code

deploy: .venv/ready ## Deploy to AWS with a section of infra/samconfig.toml: make deploy ENV=test
	@test -n "$(ENV)" || { echo "skolbro: say which: make deploy ENV=test"; exit 1; }
	@$(SKOLBRO) deploy $(ENV)

web/node_modules: web/package-lock.json
	@command -v npm >/dev/null || { echo "skolbro: Node is missing: install Node 20 or later"; exit 1; }
	@cd web && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch node_modules

tests/e2e/node_modules: tests/e2e/package-lock.json
	@command -v npm >/dev/null || { echo "skolbro: Node is missing: install Node 20 or later"; exit 1; }
	@cd tests/e2e && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch node_modules
