"""Lists that visitors narrow: facets, columns and rows."""
