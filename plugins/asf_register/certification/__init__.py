"""Certification: rounds, cases, decisions, and what is true of a certificate on a day."""
