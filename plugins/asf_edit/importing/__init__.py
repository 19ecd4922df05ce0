"""A list kept in a spreadsheet becomes entries of the register, row by row.

A file becomes sheets (`sheet_file`), a sheet becomes rows under known headings
(`headings`, `mapping`), a row becomes values (`reading_rows`), which are matched with the
register (`matching`) and become changed or new entries (`changes`). What came of each
row stands in a report; writing is the last step, and all or nothing.
"""
