# What each goal does is said in README.md. Every goal works on a fresh Debian machine with a Swift toolchain.
SWIFT ?= swift
PREFIX ?= /usr/local
RELEASE = .build-release
CHUAN = $(RELEASE)/release/chuan
STRICT = --explicit-target-dependency-import-check error

.PHONY: demo build test format-check install clean libyaml

# The YAML library, from Debian, where it is missing.
libyaml:
	@pkg-config --exists yaml-0.1 2>/dev/null || \
		{ SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); $$SUDO apt-get update && \
		  $$SUDO apt-get install -y --no-install-recommends libyaml-dev pkg-config; }

# The command with the Swift runtime linked in.
build: libyaml
	$(SWIFT) build -c release -Xswiftc -static-executable --product chuan --scratch-path $(RELEASE)

# Judges the examples. Some fail, as they should: the exit status of the command is not the goal's.
demo: build
	@$(CHUAN) check Examples/reports --register Examples/register.csv || [ $$? -le 2 ]

test: libyaml
	$(SWIFT) build $(STRICT)
	$(SWIFT) test
	@if command -v python3 >/dev/null; then cd Tests/Reference && python3 -m unittest -q; fi

format-check:
	$(SWIFT) format lint --strict --recursive Sources Tests

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/chuan
	install -s $(CHUAN) $(DESTDIR)$(PREFIX)/bin/chuan
	cp -R Rules $(DESTDIR)$(PREFIX)/share/chuan/

clean:
	rm -rf .build $(RELEASE)
