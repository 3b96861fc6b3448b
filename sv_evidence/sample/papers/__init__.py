"""The sample's papers: registers, certificates, notes, letters and forms."""
