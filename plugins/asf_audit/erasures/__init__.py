"""Erasures: what was taken out of history, and how what was approved before is still proven."""
