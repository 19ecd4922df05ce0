"""What the public may know of the coordinators: their role addresses."""

from __future__ import annotations

from collections.abc import Mapping

from asf_register.policy import Policy


def coordinators_of(policy: Policy | None) -> Mapping[str, str]:
    """The role address of each region's coordinators by its code, and nothing else of a policy."""
    if policy is None:
        return {}
    return {one.region: one.email for one in policy.coordinators.values()}
