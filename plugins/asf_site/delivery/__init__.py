"""Where enterprises deliver."""
