"""Blocks to PDF."""
