"""Counting rules, each kind in a file of its own."""
