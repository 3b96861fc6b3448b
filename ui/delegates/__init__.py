"""Shared painters of cells."""
