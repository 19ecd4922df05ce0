"""The command `asf`: thin, one module a command."""
