"""Empat Mata: a private coach for one-on-ones between co-workers."""

__version__ = "0.1.0"
