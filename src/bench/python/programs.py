"""usage: programs.py NAME CSV [ROUNDS]: one program to compare with, as a whole process or, with ROUNDS, warm.

Prints what all programs must agree on: lines, customers, sums of recency and frequency, monetary in pence, and
of each measure where all are asked for. Warm, the
seconds of each round follow.
"""

import sys
import time
from importlib import import_module

PROGRAMS = {
    "pandas": ("pandas_rfm", {}),
    "pandas-5": ("pandas_rfm", {"columns": ["InvoiceNo", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"]}),
    "pandas-arrow": ("pandas_rfm", {"engine": "pyarrow"}),
    "pandas-features": ("pandas_features", {}),
    "polars-features": ("polars_features", {}),
    "polars": ("polars_rfm", {}),
    "polars-lazy": ("polars_rfm", {"lazy": True}),
    "duckdb": ("duckdb_rfm", {}),
    "duckdb-straight": ("duckdb_rfm", {"straight": True}),
    "pandas-text": ("reference_rfm", {"plain": True}),
    "reference": ("reference_rfm", {}),
}


def main(name, path, rounds=None):
    module, options = PROGRAMS[name]
    rfm = import_module(module).rfm
    *counts, monetary = (found := rfm(path, **options))[:5]
    print(*counts, round(100 * monetary), *(f"{each:.5e}" for each in found[5:]))
    for _ in range(int(rounds or 0)):
        start = time.perf_counter()
        rfm(path, **options)
        print(time.perf_counter() - start)


if __name__ == "__main__":
    main(*sys.argv[1:])
