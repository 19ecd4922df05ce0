"""Notices of public procurement from TED, the EU's database, made into posts.

eForms are UBL documents; the fields are called BT-…, as in the Publications Office's eForms SDK.
"""
