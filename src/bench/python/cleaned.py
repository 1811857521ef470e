"""The default cleaning and its ledger by the outside reference, shared/reference/online_retail.py."""

import os
import sys


def rfm(path):
    sys.path.insert(0, os.environ["REFERENCE"])
    import online_retail

    kept, _ledger = online_retail.default_cleaning(online_retail.read(path))
    table = online_retail.rfm(kept)
    return len(kept), len(table), table.R.sum(), table.F.sum(), table.M.sum()
