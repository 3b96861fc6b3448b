"""Shared parts of screens."""
