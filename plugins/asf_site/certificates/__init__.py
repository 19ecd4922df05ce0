"""Certificates as outsiders see, print and verify them."""
