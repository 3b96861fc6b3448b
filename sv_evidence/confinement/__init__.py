"""What keeps a child process small and off the network, on each system."""
