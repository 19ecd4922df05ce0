"""The work list: what of the register needs a look on a day, ranked, with why and what to do."""
