"""The posts of a demo's marketplace."""
