"""The intranet: pages that only members can open, wherever their files lie."""
