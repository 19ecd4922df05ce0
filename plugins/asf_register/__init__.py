"""The register: reads plain files, checks them and answers questions about them.

No Pelican, no HTML, no network. Data flows one way: files → documents
(`reading`) → records (`enterprise`, `vocabulary`, `content_page`) → `Register`
→ problems (`check`) or a public view (`public`) that pages are made from.
"""
