# Two commands do everything on a fresh machine: `make demo` and `make test`.

SWIFT ?= swift
LAYERS = --explicit-target-dependency-import-check error

.PHONY: setup demo test sanitize lint layers examples bench bench-peers gate test-spark clean

# libxml2's headers are the only thing besides the Swift toolchain.
setup:
	@if ! pkg-config --exists libxml-2.0 2>/dev/null; then \
	    if command -v apt-get >/dev/null; then \
	        SUDO=""; [ "$$(id -u)" = 0 ] || SUDO=sudo; \
	        $$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq libxml2-dev pkg-config; \
	    else \
	        echo "install libxml2 with its headers, for example: brew install libxml2"; exit 1; \
	    fi; \
	fi

demo: setup
	$(SWIFT) build -c release --product pim
	@rm -rf out
	@echo; echo "== pim check: what is wrong in fixtures/demo, on purpose (the first lines)"; echo
	@$(SWIFT) run -c release --skip-build pim check --catalog fixtures/demo --limit 8 || [ $$? = 1 ]
	@echo; echo "== pim export: the feeds"; echo
	@$(SWIFT) run -c release --skip-build pim export --catalog fixtures/demo --output out --limit 1 --quiet
	@echo; echo "The feeds are in $(CURDIR)/out:"; ls -1 out

test: setup
	$(SWIFT) test --disable-xctest
	@if [ -f Service/Package.swift ]; then cd Service && $(SWIFT) test --disable-xctest; fi

# The tests once more, every access to memory watched (some ten minutes). One test measures memory itself; what lives to the
# end of a run is no leak.
sanitize: setup
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --disable-xctest --sanitize=address --scratch-path .build-sanitize --skip hugeLine

# Needs Java 17 and PySpark; says so and ends well where it cannot have them.
test-spark: setup
	$(SWIFT) build -c release --product pim
	Examples/spark/test

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Examples Benchmarks

# No module sees one that it does not declare, and none declares one above it.
layers: setup
	$(SWIFT) build $(LAYERS)

examples: setup
	@for example in Examples/*/; do \
	    if [ -x "$$example/run" ]; then echo "== $$example" && "$$example/run" || exit 1; fi; \
	done

# Other programs for the same job, side by side; `make bench-peers` first installs what Debian and PyPI have of them.
bench: setup
	$(SWIFT) build -c release --product pim
	cd Benchmarks && $(SWIFT) run -c release pim-bench $(BENCH)

bench-peers:
	Benchmarks/peers/prepare --install

# Instructions per input byte, which repeat; the limit stands in the script.
gate: setup
	@SWIFT="$(SWIFT)" Benchmarks/instructions

clean:
	rm -rf .build .build-sanitize out Benchmarks/.build Examples/*/.build
