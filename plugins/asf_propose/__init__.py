"""Proposals: from a form to a change on a branch of its own, and what a change does in words."""
