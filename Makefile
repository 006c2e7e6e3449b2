# Every command a developer needs; CI calls the same ones. `make` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
endif
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --no-compile --require-hashes
COMPILE := $(BIN)/python -m compileall -qq -j 0 $(VENV) || true  # on every core, where pip takes one
EXAMPLE := examples/tien-giang-2020
REQUIRE_SERVICES ?= 0
export REQUIRE_SERVICES

.DEFAULT_GOAL := help
.PHONY: help demo test check types lint fix bench nightly docs wheel services lock clean

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/run: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) -r requirements.lock
	$(PIP) install --quiet --no-deps -e .
	$(COMPILE)
	@touch $@

$(VENV)/dev: $(VENV)/run requirements-dev.lock
	$(INSTALL) -r requirements-dev.lock
	$(COMPILE)
	@touch $@

$(VENV)/bench: $(VENV)/dev requirements-bench.lock
	$(INSTALL) -r requirements-bench.lock
	$(COMPILE)
	@touch $@

demo: $(VENV)/run  ## make the example's review and name what came out
	$(BIN)/tongket review $(EXAMPLE)
	@echo "Mở như một văn phòng, có tên đăng nhập cho từng vai: $(BIN)/tongket serve $(EXAMPLE) --demo"

test: $(VENV)/dev  ## run the tests
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not nightly"

check: types lint  ## formatting, lint, types, the order of the rooms, the shape of the code, unsafe calls, known holes

types: $(VENV)/dev
	$(BIN)/mypy

lint: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/python benchmarks/shape.py
	$(BIN)/bandit -q -c pyproject.toml -r src
	$(BIN)/python benchmarks/known_holes.py requirements.lock

fix: $(VENV)/dev  ## format and mend what the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/bench  ## speed and accuracy: ours, the peer's way and the floor, side by side
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/desk.py
	$(BIN)/python benchmarks/accuracy_annexes.py
	$(BIN)/python benchmarks/accuracy_narratives.py
	$(BIN)/python benchmarks/accuracy_tasks.py --part all
	$(BIN)/python benchmarks/speed_narratives.py
	$(BIN)/python benchmarks/load_uploads.py
	$(BIN)/python benchmarks/pages.py

nightly: $(VENV)/dev  ## the long checks: unseen seeds, hostile files, thousands of units
	$(BIN)/python -m pytest -n 2 --dist worksteal -m nightly || test $$? -eq 5  # 5: no test is that long yet
	$(BIN)/python benchmarks/accuracy_example.py --seeds 20
	$(BIN)/python benchmarks/desk.py --units 10 100 1000 3000
	$(BIN)/python benchmarks/load_uploads.py --long

docs: $(VENV)/dev  ## rewrite the reference page that is made from the code
	$(BIN)/python -m tongket.check.reference > docs/reference/findings.md

wheel: $(VENV)/dev  ## build the wheel, install it alone, look for what a user needs inside
	$(BIN)/python -m pip wheel --quiet --no-deps -w dist .
	rm -rf build/alone && $(PYTHON) -m venv build/alone
	build/alone/bin/python -m pip --disable-pip-version-check install --quiet dist/tongket-*.whl
	cd build && alone/bin/tongket --help && alone/bin/tongket review ../$(EXAMPLE) --out alone/out

services:  ## what the full suite needs from Debian
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
		postgresql chromium libreoffice-calc libreoffice-writer fonts-croscore poppler-utils

lock:  ## pin every dependency; no download addresses
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--extra server pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--extra server --extra sso pyproject.toml --group dev -o requirements-dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--extra server --extra sso pyproject.toml --group dev --group bench -o requirements-bench.lock

clean:  ## throw away everything derived
	rm -rf $(VENV) build dist $(EXAMPLE)/out $(EXAMPLE)/.tongket
