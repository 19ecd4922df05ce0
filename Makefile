.PHONY: site check test set-up set-up-test lock pictures

PORT ?= 8000

# Set up, build the repository's own register and show it on this machine.
site: set-up
	@.venv/bin/asf build --serve --port $(PORT)

# Say everything that is wrong with the register.
check: set-up
	@.venv/bin/asf check

# Set up and run every test, the browser's included.
test: set-up-test
	@.venv/bin/pytest -n auto

set-up:
	@scripts/set-up requirements.lock

set-up-test: set-up
	@scripts/set-up requirements-dev.lock
	@scripts/set-up-browser
	@scripts/set-up-node tests/workflow_lint

# Take in new versions of the packages (needs uv).
lock:
	uv pip compile pyproject.toml $(LOCK) -o requirements.lock
	uv pip compile pyproject.toml --extra dev $(LOCK) -o requirements-dev.lock

LOCK = --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --quiet --upgrade

# Take the README's picture anew.
pictures: set-up-test
	@.venv/bin/python scripts/take_pictures.py docs/pictures
