"""What every test shares.

Options:
    `pytest --accept` writes the reports that `asf check` gives today into
    tests/examples/invalid/*/expected.txt and tests/certification_transitions.txt, that of
    `asf import` into tests/import_sheets/rough.expected.txt, those of `asf report` into
    tests/report_cases, and the site that a small register gives into
    tests/site_snapshot/public, instead of comparing with them. Read the difference in
    git before you commit it: it is what people will be told and shown.
    `pytest --hypothesis-profile=deep` tries 20 000 made-up inputs where a run
    otherwise tries some hundred; do so after a change in plugins/asf_register/reading.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from compiled_once import environment_that_remembers
from hypothesis import HealthCheck, settings
from jinja2 import Environment
from read_once import stand_ins

# A library of the tests brings lxml along, with which openpyxl would write other XML than it does
# where the program is installed.
os.environ["OPENPYXL_LXML"] = "False"

pytest_plugins = [
    "standby",  # first: others import it
    "command_shell",
    "guide_walk",
    "proposals_on_forge",
    "round_played",
    "site_fixtures",
    "spreadsheets",
    "terminal_walk",
]

_SLOW_IS_FINE = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)

# The same inputs every time, so that a red test is red for everybody.
settings.register_profile(
    "steady",
    max_examples=200,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=_SLOW_IS_FINE,
)
settings.register_profile(
    "deep", max_examples=20_000, deadline=None, suppress_health_check=_SLOW_IS_FINE
)
settings.load_profile("steady")


@pytest.fixture(autouse=True, scope="session")
def nobody_remembers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what `asf check` remembers between runs out of the user's own folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True, scope="session")
def project_read_once() -> Iterator[None]:
    """Read the project's own closed lists, policy, pages and schemas once."""
    with pytest.MonkeyPatch.context() as patch:
        for where, name, stand_in in stand_ins():
            patch.setattr(where, name, stand_in)
        yield


@pytest.fixture(autouse=True, scope="session")
def templates_compiled_once() -> Iterator[None]:
    """Compile the templates once, whatever is built of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "__init__", environment_that_remembers())
        yield


def pytest_configure() -> None:
    """Take signals as a terminal would: whoever runs the tests may have them ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --accept."""
    parser.addoption(
        "--accept",
        action="store_true",
        help="rewrite the expected reports and the snapshot of a site instead of comparing",
    )
