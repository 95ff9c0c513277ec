# Two commands matter to a newcomer: `make demo` and `make test`. Each does its own set-up.
PYTHON_BIN := .venv/bin/python
DATA := src/handrail/knowledge/data
KNOWLEDGE := $(shell find $(DATA) -name '*.toml')
SHAPES := $(wildcard src/handrail/knowledge/*records.py) $(addprefix src/handrail/knowledge/,collection.py library.py)

.PHONY: setup browser demo test check lint wheels model docs screenshots bench bench-triage bench-web bench-development bench-scheduling clean

setup:
	@tools/setup.sh

# The compiled forms spare every start the parsing of a megabyte of TOML and the compiling of thousands of cues.
$(DATA)/compiled.msgpack: $(KNOWLEDGE) $(SHAPES) \
  $(addprefix src/handrail/matching/,cues.py features.py index.py phrases.py targets.py words.py) | setup
	@.venv/bin/handrail knowledge compile

demo: setup $(DATA)/compiled.msgpack
	@$(PYTHON_BIN) tools/demo.py

browser:
	@tools/browser.sh

test: setup browser $(DATA)/compiled.msgpack lint
	@$(PYTHON_BIN) -m pytest -n 2 --dist worksteal --cov --cov-report=term:skip-covered

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

bench-web: setup browser $(DATA)/compiled.msgpack
	@$(PYTHON_BIN) benchmarks/web.py

# The pictures of the pages in docs/screenshots, taken from the running site.
screenshots: setup browser $(DATA)/compiled.msgpack
	@$(PYTHON_BIN) tools/take_screenshots.py
	@$(PYTHON_BIN) tools/draw_papers.py

bench-development: setup
	@$(PYTHON_BIN) benchmarks/development/bench.py $(if $(QUICK),--quick)

# The diary beside the receptionist, judged by the independent judge: half an hour.
bench-scheduling: setup
	@$(PYTHON_BIN) benchmarks/scheduling/bench.py $(INSTANCES)

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis $(DATA)/*.msgpack
