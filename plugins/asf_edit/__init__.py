"""Changing a register: the canonical writer, and what is written with it.

Everything that writes into data/ goes through `canonical` (the bytes) and
`transaction` (all files or none).
"""
