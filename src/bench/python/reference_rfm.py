"""The outside reference, shared/reference/online_retail.py, which reads cells of text as text, as the product does."""

import os
import sys


def rfm(path, plain=False):
    """The default cleaning with its ledger, or set A."""
    sys.path.insert(0, os.environ["REFERENCE"])
    import online_retail

    lines = online_retail.read(path)
    if plain:
        known = lines.CustomerID.notna() & ~lines.InvoiceNo.str.startswith("C")
        kept = lines[known & (lines.Quantity > 0) & (lines.UnitPrice > 0)]
    else:
        kept, _ledger = online_retail.default_cleaning(lines)
    table = online_retail.rfm(kept)
    return len(kept), len(table), table.R.sum(), table.F.sum(), table.M.sum()
