"""usage: recommend.py LINES ROUNDS NEIGHBOURS: neighbours of products and ten products for each customer by the package implicit, two cores.

LINES has one customer and product a line, by their numbers; prints how many were found, and the seconds and processor seconds of each
round. NEIGHBOURS is how many each product keeps.
"""

import sys
import time

import numpy as np
from implicit.nearest_neighbours import CosineRecommender
from scipy.sparse import csr_matrix


def found(pairs, neighbours):
    bought = csr_matrix((np.ones(len(pairs), dtype=np.float32), (pairs[:, 0], pairs[:, 1])))
    bought.data[:] = 1
    model = CosineRecommender(K=neighbours, num_threads=2)
    model.fit(bought, show_progress=False)
    ids, scores = model.recommend(np.arange(bought.shape[0]), bought, N=10, filter_already_liked_items=True)
    return int((scores > 0).sum())


def main(path, rounds, neighbours):
    pairs = np.loadtxt(path, delimiter=",", dtype=np.int64)
    print(found(pairs, int(neighbours)))
    for _ in range(int(rounds)):
        start, busy = time.perf_counter(), time.process_time()
        found(pairs, int(neighbours))
        print(time.perf_counter() - start)
        print(time.process_time() - busy)


main(*sys.argv[1:])
