"""Bringing in a spreadsheet: which column is which, a try, and what cannot be read."""
