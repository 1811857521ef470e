"""usage: recommend.py LINES ROUNDS: neighbours of products and ten products for each customer by the package implicit, two cores.

LINES has one customer and product a line, by their numbers; prints how many were found and the seconds of each round.
"""

import sys
import time

import numpy as np
from implicit.nearest_neighbours import CosineRecommender
from scipy.sparse import csr_matrix


def found(pairs):
    bought = csr_matrix((np.ones(len(pairs), dtype=np.float32), (pairs[:, 0], pairs[:, 1])))
    bought.data[:] = 1
    model = CosineRecommender(num_threads=2)
    model.fit(bought, show_progress=False)
    ids, scores = model.recommend(np.arange(bought.shape[0]), bought, N=10, filter_already_liked_items=True)
    return int((scores > 0).sum())


def main(path, rounds):
    pairs = np.loadtxt(path, delimiter=",", dtype=np.int64)
    print(found(pairs))
    for _ in range(int(rounds)):
        start = time.perf_counter()
        found(pairs)
        print(time.perf_counter() - start)


main(*sys.argv[1:])
