"""The text search."""
