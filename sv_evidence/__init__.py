"""SV Evidence: log what was done, keep the proof, export the pack."""
