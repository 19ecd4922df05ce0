"""The register held against an extract of the company register, and what differs."""
