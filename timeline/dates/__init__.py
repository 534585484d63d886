"""Dates: EDTF to spans of time, and to words."""
