# Every goal works on a fresh Debian machine with a Swift toolchain; README.md says what each is for.
SWIFT ?= swift
PREFIX ?= /usr/local
FUZZ_RUNS ?= 200000
FUZZ_SECONDS ?= 240
PEERS ?= $(HOME)/.cache/chuan-peers
RELEASE = .build-release
CHUAN = $(RELEASE)/release/chuan
SHEETS_PROGRAM ?= $(or $(wildcard $(CHUAN)),.build/debug/chuan)
STRICT = --explicit-target-dependency-import-check error
FUZZERS = $(notdir $(wildcard Fuzz/Sources/*))

.PHONY: demo build test test-pages test-sheets format-check install fuzz bench bench-counts clean libraries

# Judges the examples. Some targets fail, as they should: statuses 0 to 2 of the command are all a good demo.
demo: build
	@$(CHUAN) check Examples/reports --register Examples/register.csv --no-progress || [ $$? -le 2 ]

# The command with the Swift runtime and the C libraries linked in, without the tables that only a debugger reads and without the
# checks of exclusive access at run time, which the debug build of the tests makes.
build: libraries
	$(SWIFT) build -c release -Xswiftc -static-executable -Xswiftc -gnone -Xswiftc -enforce-exclusivity=unchecked \
		--product chuan --scratch-path $(RELEASE)

test: libraries
	$(SWIFT) build --build-tests $(STRICT)
	$(SWIFT) test --skip-build
	@if command -v python3 >/dev/null; then \
		(cd Tests/Reference && python3 -m unittest -q) && (cd Tests/Schemas && python3 -m unittest -q); \
	else \
		echo "python3 is missing: the reference and the schemas were not tested"; \
	fi

# Opens the pages of `check --format html` in a headless Chromium; needs the program that `make test` builds.
test-pages:
	@if ! command -v python3 >/dev/null; then \
		echo "python3 is missing: pages were not opened"; \
	else \
		cd Tests/Pages && python3 -m unittest -q; \
	fi

# The built program over spreadsheets that openpyxl makes, and LibreOffice where it is installed; SHEETS_PROGRAM=… names another build.
test-sheets:
	@python3 -c 'import openpyxl' 2>/dev/null || { echo "openpyxl is missing: pip install openpyxl"; exit 1; }
	@CHUAN=$(abspath $(SHEETS_PROGRAM)) python3 -m unittest discover -q -s Tests/Sheets

format-check:
	$(SWIFT) format lint --strict --recursive Sources Tests

# PREFIX is where it will live, DESTDIR a folder to gather a package in.
install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/chuan
	install -s -m 755 $(CHUAN) $(DESTDIR)$(PREFIX)/bin/chuan
	install -m 755 ci/check-rules.sh $(DESTDIR)$(PREFIX)/bin/check-rules.sh
	rm -rf $(DESTDIR)$(PREFIX)/share/chuan/Rules
	cp -R Rules $(DESTDIR)$(PREFIX)/share/chuan/

# Runs every program of the package Fuzz on FUZZ_RUNS inputs, or for FUZZ_SECONDS, two at a time; what breaks one is left
# in .build-fuzz.
fuzz: libraries
	@for name in $(FUZZERS); do \
		$(SWIFT) build -c release --package-path Fuzz --scratch-path .build-fuzz --product $$name \
			-Xswiftc -sanitize=fuzzer -Xswiftc -parse-as-library || exit 1; \
	done
	@mkdir -p .build-fuzz/seeds && cp Rules/*/*.yaml Examples/*/*.yaml Examples/*/*.json .build-fuzz/seeds/
	@$(MAKE) --no-print-directory -j2 $(FUZZERS:%=fuzz-%)

fuzz-%:
	@mkdir -p .build-fuzz/corpus/$*
	@.build-fuzz/release/$* -runs=$(FUZZ_RUNS) -max_total_time=$(FUZZ_SECONDS) -seed=1 -max_len=4096 -timeout=20 -rss_limit_mb=2048 \
		-artifact_prefix=.build-fuzz/$*- .build-fuzz/corpus/$* .build-fuzz/seeds >.build-fuzz/$*.log 2>&1 \
		|| { tail -40 .build-fuzz/$*.log; exit 1; }
	@echo "$*: $$(tail -1 .build-fuzz/$*.log)"

# Times 25 rules over 10,000 reports, and over a million in a file; beside peers, turn by turn, where PEERS and BENCH hold some.
# Times spreadsheets of a unit and of a city too, where openpyxl makes them, and the lint of 1,000 rule files.
bench: build
	$(SWIFT) build -c release --package-path Benchmarks --scratch-path .build-bench --product ChecksBenchmark
	@.build-bench/release/ChecksBenchmark
	@if $(PEERS)/venv/bin/python -c 'import datalogic_py' 2>/dev/null; then \
		$(PEERS)/venv/bin/python Benchmarks/pairs.py .build-bench/release/ChecksBenchmark; \
	else \
		echo "no peer to compare with: $(PEERS)/venv lacks datalogic-py"; \
	fi
	@PEERS=$(PEERS) python3 Benchmarks/batch.py $(CHUAN)
	@PEERS=$(PEERS) python3 Benchmarks/scaling.py $(CHUAN)
	@python3 Benchmarks/sheets.py $(CHUAN)
	@python3 Benchmarks/lint.py $(CHUAN)

# Counts instructions a row, which needs no quiet machine, and compares them with Benchmarks/counts.json.
bench-counts: build
	@python3 Benchmarks/counts.py $(CHUAN) $(UPDATE)

clean:
	rm -rf .build $(RELEASE) .build-fuzz .build-bench

# Debian's YAML library, fetched when it is missing.
LIBRARIES = yaml-0.1 minizip expat zlib
PACKAGES = libyaml-dev libminizip-dev libexpat1-dev zlib1g-dev pkg-config

libraries:
	@pkg-config --exists $(LIBRARIES) 2>/dev/null || { \
		echo "installing $(PACKAGES)"; \
		sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
		$$sudo apt-get update && \
		$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $(PACKAGES); }
