"""Bringing files back as they were on a day, as a change on a branch like any other."""
