"""The panel that explains a number."""
