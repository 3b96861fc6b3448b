"""Makes the sample organisation and synthetic workspaces."""

from sv_evidence.sample.organisation import SAMPLE_NOW, make_sample
from sv_evidence.sample.synthetic import make_synthetic

__all__ = ["SAMPLE_NOW", "make_sample", "make_synthetic"]
