"""usage: clouds.py CUSTOMERS FILE: a made matrix, six overlapping groups of customers in three columns."""

import sys

import numpy as np

count, path = int(sys.argv[1]), sys.argv[2]
draws = np.random.default_rng(7)
centres = draws.normal(scale=2.0, size=(6, 3))
x = centres[draws.integers(0, 6, count)] + draws.normal(scale=draws.uniform(0.5, 1.2, (count, 1)), size=(count, 3))
np.savetxt(path, x, fmt="%.3f", delimiter=",")
