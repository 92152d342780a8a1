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

# make models DATA=folder [FREEDICT=folder] [LICENSED=--licensed-only]: see README, "Building the models"
DATA ?= ../shared/data
FREEDICT ?=
LICENSED ?=
BUILD := $(BIN)/python scripts/build_models
# A thread that spins while it waits takes the core another one needs.
models: export OMP_WAIT_POLICY = PASSIVE
models: .venv/.installed
	$(BIN)/pip install -q -c .ci/constraints.txt -e '.[build]'
	$(BUILD)/encoder.py
	$(BUILD)/entities.py --data $(DATA) $(LICENSED)
	$(BUILD)/judge.py relations --data $(DATA) --epochs 0.5 $(LICENSED)
	$(BUILD)/judge.py translations --data $(DATA) --epochs 0.48 --begin build/judge/relations.safetensors \
		$(if $(FREEDICT),--dictionaries $(FREEDICT)) $(LICENSED)
	$(BUILD)/judge.py translations --data $(DATA) --epochs 0.42 --rate 5e-5 --seed 2 --work build/judge-2 \
		--begin build/judge/translations.safetensors --average \
		$(if $(FREEDICT),--dictionaries $(FREEDICT)) $(LICENSED)
	$(BUILD)/errors.py --data $(DATA) --epochs 1.5 $(LICENSED)
	$(BUILD)/judge.py contrasts --data $(DATA) --rate 5e-5 --seed 4 --work build/judge-3 \
		--begin build/judge-2/translations.safetensors \
		$(if $(FREEDICT),--dictionaries $(FREEDICT)) $(LICENSED)
	$(BUILD)/judge.py edits --data $(DATA) --rate 8e-5 --seed 6 --work build/judge-4 \
		--begin build/judge-3/contrasts.safetensors \
		$(if $(FREEDICT),--dictionaries $(FREEDICT)) $(LICENSED)
	$(BUILD)/judge.py edits --data $(DATA) --epochs 0.68 --rate 8e-5 --seed 7 --work build/judge-5 \
		--begin build/judge-4/edits.safetensors --average 0.3 \
		$(if $(FREEDICT),--dictionaries $(FREEDICT)) $(LICENSED)

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
