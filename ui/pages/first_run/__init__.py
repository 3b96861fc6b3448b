"""What is shown before there is a workspace."""
