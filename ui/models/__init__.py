"""Shared models for lists and tables."""
