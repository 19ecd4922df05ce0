"""The marketplace on one day: what is open, and who can answer it."""
