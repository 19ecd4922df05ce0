"""A form that somebody has filled in: what its answers make of a record, or what is wrong."""
