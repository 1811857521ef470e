"""usage: clusters.py TASK MATRIX ROUNDS: one task by scikit-learn, as ClusterTasks does it; prints what it found and the seconds of each round."""

import sys
import time

import numpy as np
from sklearn.cluster import DBSCAN, AgglomerativeClustering, KMeans
from sklearn.metrics import adjusted_rand_score, calinski_harabasz_score, davies_bouldin_score, silhouette_samples
from sklearn.mixture import GaussianMixture

K, STARTS = 6, 50


def kmeans(x, k, starts, seed=42):
    return KMeans(k, n_init=starts, random_state=seed).fit(x)


def chosen(x, samples):
    """The greatest mean silhouette of 2 to 10 clusters, the usual indices and bootstrap samples computed."""
    best = -1.0
    for k in range(2, 11):
        fit = kmeans(x, k, STARTS)
        best = max(best, silhouette_samples(x, fit.labels_).mean())
        davies_bouldin_score(x, fit.labels_)
        calinski_harabasz_score(x, fit.labels_)
        for sample in range(samples):
            rows = np.random.default_rng(sample).integers(0, len(x), len(x))
            adjusted_rand_score(fit.labels_, kmeans(x[rows], k, STARTS, sample).predict(x))
    return best


def ward(x):
    labels = AgglomerativeClustering(K, linkage="ward").fit_predict(x)
    return sum(((x[labels == label] - x[labels == label].mean(axis=0)) ** 2).sum() for label in range(K))


def mixtures(x):
    return min(GaussianMixture(k, n_init=10, random_state=42).fit(x).bic(x) for k in range(2, 9))


def task(name, x):
    few = kmeans(x, K, 1).labels_
    return {
        "silhouette": lambda: silhouette_samples(x, few).mean(),
        "kmeans": lambda: kmeans(x, K, STARTS).inertia_,
        "choose": lambda: chosen(x, 1),
        "choose-samples": lambda: chosen(x, 50),
        "ward": lambda: ward(x),
        "dbscan": lambda: DBSCAN(eps=0.35, min_samples=5).fit(x).labels_.max() + 1,
        "mixtures": lambda: mixtures(x),
    }[name]


def main(name, path, rounds):
    does = task(name, np.loadtxt(path, delimiter=","))
    print(f"{does():.6g}")
    for _ in range(int(rounds)):
        start = time.perf_counter()
        does()
        print(time.perf_counter() - start)


if __name__ == "__main__":
    main(*sys.argv[1:])
