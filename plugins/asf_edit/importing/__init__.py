"""A list kept in a spreadsheet becomes entries of the register, row by row.

A file becomes sheets (`sheet_file`), a sheet becomes rows under known headings
(`headings`, `mapping`), a row becomes values (`row_reading`), which are matched with the
register (`row_matching`) and become changed or new entries (`changes`, `new_entries`).
`sheet_import` takes these steps; what came of each row stands in a `report`. Writing is the
last step, and all or nothing.
"""
