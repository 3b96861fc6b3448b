"""Home: what can be proven today."""
