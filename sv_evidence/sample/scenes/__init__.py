"""What the sample's photographs show, one motif a file."""
