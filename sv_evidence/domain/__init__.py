"""What is recorded and the rules about it. Standard library only."""
