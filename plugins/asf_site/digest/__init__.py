"""The news of the marketplace as an e-mail, for a region or an enterprise; nothing is sent."""
