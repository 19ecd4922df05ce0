"""How true a register stays over some years, by a model whose every assumption has a name."""
