"""A whole round, from the application to the certificate's page, played with the commands."""

from __future__ import annotations

from pathlib import Path

from asf_register.certification.states import State
from asf_register.read_register import read_register
from asf_register.reading import load
from asf_register.root import Root
from round_played import (
    CASE,
    CERTIFIED,
    COHORT,
    DECIDER,
    EVENTS,
    MEASURE_DONE,
    MERGER,
    NAME,
    SLUG,
    Played,
    branch_in,
)

NUMBER = "ASF-2026-001"


def test_a_round_is_played_from_the_application_to_the_certificate(played: Played) -> None:
    genesis = played.git("rev-parse", "HEAD")
    played.up_to_decision()
    assert f"{NAME} reviderat" in cohort(played)
    assert "beslut: certifierarna" in cohort(played)

    played.become(DECIDER)
    said = played.done("decide", *CERTIFIED, "--sign")
    assert f"{NAME} certifieras: {NUMBER}, gäller 20 maj 2026–19 maj 2028" in said
    assert f"en annan certifierare än {DECIDER}" in said
    assert f"Det kan {MERGER} göra" in said
    played.merge(branch_in(said), MERGER)
    played.happened(*MEASURE_DONE)

    assert played.done("check") == "Inga fel och inga varningar.\n"
    assert "CERTIFIERAT" in played.done("status", SLUG, "--on", "2026-05-20")
    assert "UTGÅNGET" in played.done("status", NUMBER, "--on", "2028-05-20")
    assert "INTE CERTIFIERAT" not in played.done("status", SLUG, "--on", "2026-05-19")
    assert f"{NAME} certifierat – {SLUG} {NUMBER}" in cohort(played)
    assert "Granskningen är grön: 1 ändring" in played.done("audit", "--genesis", genesis)

    played.done("build", "--date", "2026-11-21")
    page = Path(played.folder, "output/public/certifikat", NUMBER, "index.html").read_text("utf-8")
    assert NAME in page
    assert NUMBER in page
    assert CASE.partition("/")[0] in page or "Bascertifiering våren 2026" in page


def cohort(played: Played) -> str:
    """What the command says of the round, on one line."""
    return " ".join(played.done("cohort", COHORT, "--date", "2026-11-21").split())


def test_what_is_played_is_what_the_register_reads(played: Played) -> None:
    played.up_to_decision()
    played.become(DECIDER)
    played.merge(branch_in(played.done("decide", *CERTIFIED, "--sign")), MERGER)
    register = read_register(Root(played.folder)).register
    period = register.state_of(SLUG, register.certificates[NUMBER].decided.valid_from)
    assert (period.state, period.number) == (State.CERTIFIED, NUMBER)
    case = load((played.folder / f"data/cohorts/{COHORT}/cases/{SLUG}.yaml").read_bytes())
    assert case.value == {"events": EVENTS}
