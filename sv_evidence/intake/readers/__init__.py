"""Readers of foreign files; they run in the jail only."""
