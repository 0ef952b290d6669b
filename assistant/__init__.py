"""Empat Mata: a private coach for one-on-ones between co-workers."""

import os

# Numpy's threads wait by spinning: beside another busy process on two cores that costs tenfold.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
