"""A document tree as an accessible Word file."""
