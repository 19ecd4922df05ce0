"""What the register's answers are called, the same wherever they are given."""

from __future__ import annotations

from collections.abc import Mapping

from asf_register.certification.certificate import State

STATE_WORDS: Mapping[State, str] = {
    State.CERTIFIED: "Certifierat",
    State.SUSPENDED: "Vilande",
    State.WITHDRAWN: "Återkallat",
    State.EXPIRED: "Utgånget",
    State.UNKNOWN: "Okänt",
    State.NONE: "Inte certifierat",
}

# What a certificate must never be taken for.
PROVES_NO_SHARE = "Certifieringen visar inte ensam att kraven i 4 kap. 18 § LOU är uppfyllda."
