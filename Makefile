.PHONY: site demo check test set-up set-up-pictures set-up-test lock pictures bench bench-web

PORT ?= 8000

# Set up, build the repository's own register and show it on this machine.
site: set-up
	@.venv/bin/asf build --serve --port $(PORT)

# The same for a made-up register of 400 enterprises, as of today, in scratch/demo.
demo: set-up
	@.venv/bin/asf demo scratch/demo --date "$$(TZ=Europe/Stockholm date +%F)" >/dev/null
	@.venv/bin/asf --root scratch/demo build --serve --port $(PORT)

# Say everything that is wrong with the register.
check: set-up
	@.venv/bin/asf check

# Set up and run every test, the browser's included; a worker that is done takes others' tests.
# What Python has compiled is kept, also where the environment says not to: many tests start asf.
test: set-up-test
	@PYTHONDONTWRITEBYTECODE= .venv/bin/pytest -n auto --dist worksteal

set-up:
	@scripts/set-up requirements.lock
	@scripts/set-up-node theme/age

set-up-test: set-up-pictures
	@scripts/set-up-node tests/workflow_lint
	@scripts/set-up-node tests/html_lint
	@scripts/set-up-nginx

# What takes pictures of pages: a browser, and what drives it.
set-up-pictures: set-up
	@scripts/set-up requirements-dev.lock
	@scripts/set-up-browser

# Take in new versions of the packages (needs uv).
lock:
	uv pip compile pyproject.toml $(LOCK) -o requirements.lock
	uv pip compile pyproject.toml --extra dev $(LOCK) -o requirements-dev.lock
	uv pip compile pyproject.toml --extra bench $(LOCK) -o requirements-bench.lock

LOCK = --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --quiet --upgrade

# Take the pictures of the README and the guides anew.
pictures: set-up-pictures
	@.venv/bin/python scripts/take_pictures.py docs/pictures

# Measure what all of this costs beside other programs; the figures go into docs/performance.md.
# SIZES="1000 10000 100000" takes other registers, WITHOUT="hugo pelican" leaves rivals out.
bench: set-up
	@scripts/set-up requirements-bench.lock
	@scripts/set-up-hugo $(WITHOUT)
	@.venv/bin/python -m benchmarks --write $(SIZES:%=--size %) $(WITHOUT:%=--without %)

# Measure what visitors meet: Lighthouse, weights, visits and searches; the figures go there too.
bench-web: set-up-pictures
	@scripts/set-up-node benchmarks/web
	@.venv/bin/python -m benchmarks.web --write
