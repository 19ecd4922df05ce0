"""A proposal: what it is put on, the change that it makes, what comes of it, what stops it."""
