# make report: set up, check the sample story, write reports/sample/report.html
# make test:   set up with the test tools, lint, types, tests
PYTHON ?= python3
BIN := .venv/bin

.PHONY: report test lint models clean

report: .venv/.installed
	$(BIN)/python scripts/report.py

test: .venv/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist loadfile

models: .venv/.installed
	$(BIN)/pip install -q -c .ci/constraints.txt -e '.[build]'
	$(BIN)/python scripts/build_models/encoder.py

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.installed: .venv/bin/python pyproject.toml .ci/constraints.txt
	$(BIN)/python -m pip install -q -c .ci/constraints.txt -e .
	touch $@

.venv/.tested: .venv/.installed
	$(BIN)/python -m pip install -q -c .ci/constraints.txt -e '.[test]'
	touch $@

clean:
	rm -rf .venv reports/sample
