"""usage: lifetime.py TASK ROUNDS: the same as LifetimeTasks by the package lifetimes, on its own copy of the CDNOW sample."""

import sys
import time
import warnings

from lifetimes import BetaGeoFitter, ModifiedBetaGeoFitter, ParetoNBDFitter
from lifetimes.datasets import load_cdnow_summary

WEEKS = 39


def expected(model, known):
    fit = model(penalizer_coef=0).fit(*known)
    fit.conditional_probability_alive(*known)
    return fit.conditional_expected_number_of_purchases_up_to_time(WEEKS, *known).sum()


def main(task, rounds):
    warnings.simplefilter("ignore")  # overflows on the way
    summary = load_cdnow_summary(index_col=[0])
    known = summary["frequency"], summary["recency"], summary["T"]
    models = [BetaGeoFitter] if task == "one" else [BetaGeoFitter, ModifiedBetaGeoFitter, ParetoNBDFitter]
    print(f"{[expected(model, known) for model in models][0]:.6g}")
    for _ in range(int(rounds)):
        start = time.perf_counter()
        for model in models:
            expected(model, known)
        print(time.perf_counter() - start)


main(*sys.argv[1:])
