"""Where logos lie on the site."""

from __future__ import annotations

from asf_register.enterprise import Enterprise


def logo_path(enterprise: Enterprise) -> str | None:
    """Where an enterprise's logo lies on the site; None without one."""
    return f"logotyp/{enterprise.slug}.webp" if enterprise.logo else None
