# Two commands matter to a newcomer: `make demo` and `make test`. Each does its own set-up.
PYTHON_BIN := .venv/bin/python
DATA := src/handrail/knowledge/data
KNOWLEDGE := $(shell find $(DATA) -name '*.toml')
SHAPES := $(wildcard src/handrail/knowledge/*records.py) $(addprefix src/handrail/knowledge/,collection.py library.py)

.PHONY: setup demo test check lint wheels model docs bench bench-triage clean

setup:
	@tools/setup.sh

# The compiled form spares every start the parsing of a megabyte of TOML.
$(DATA)/compiled.msgpack: $(KNOWLEDGE) $(SHAPES) | setup
	@.venv/bin/handrail knowledge compile

demo: setup $(DATA)/compiled.msgpack
	@$(PYTHON_BIN) tools/demo.py

test: setup $(DATA)/compiled.msgpack lint
	@$(PYTHON_BIN) -m pytest -n 2 --cov --cov-report=term:skip-covered

lint: setup
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/ruff check --quiet .
	@.venv/bin/mypy --no-error-summary
	@.venv/bin/lint-imports --no-logo > /dev/null || .venv/bin/lint-imports --no-logo
	@.venv/bin/handrail knowledge check

# 3.11 is what the tests run on; the newer two must find a wheel for every pinned version.
wheels: setup
	@tools/check_wheels.sh

model: setup
	@$(PYTHON_BIN) tools/train_matching.py

docs: setup
	@$(PYTHON_BIN) tools/generate_docs.py

bench: setup $(DATA)/compiled.msgpack
	@$(PYTHON_BIN) benchmarks/speed.py

bench-triage: setup $(DATA)/compiled.msgpack
	@$(PYTHON_BIN) benchmarks/triage/bench.py

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis $(DATA)/compiled.msgpack $(DATA)/library.msgpack
