"""Checking the addresses in entries and posts, politely, and remembering what came of it."""
