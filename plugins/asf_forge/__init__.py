"""The forge: the files under .github that follow from policy and schemas, and its settings."""
