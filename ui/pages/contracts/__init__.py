"""Contracts: what was promised, how it stands, and the returns on it."""
