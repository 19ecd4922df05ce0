"""The intranet: what members read, and who they are."""
