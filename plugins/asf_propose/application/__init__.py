"""Applications for certification: packed in a browser, opened by whoever holds the key.

An application is one file, encrypted with age (age-encryption.org/v1) to the key that
`data/site.yaml` names. In it lies a ZIP in one form only (`container`): the form's text block and
the enclosures. What the register gets of it is that it came, and which kinds of enclosures with it.
"""
