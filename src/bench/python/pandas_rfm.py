"""Set A in pandas, as its users write it."""

import pandas as pd

def rfm(path, engine="c", columns=None):
    text = {name: str for name in ("InvoiceNo", "StockCode") if columns is None or name in columns}
    lines = pd.read_csv(path, engine=engine, usecols=columns, dtype=text, parse_dates=["InvoiceDate"])
    snapshot = lines.InvoiceDate.max().normalize() + pd.Timedelta(days=1)
    known = lines.CustomerID.notna() & ~lines.InvoiceNo.str.startswith("C")
    kept = lines[known & (lines.Quantity > 0) & (lines.UnitPrice > 0)]
    customers = kept.assign(amount=kept.Quantity * kept.UnitPrice).groupby("CustomerID")
    table = pd.DataFrame(
        {
            "recency": (snapshot - customers.InvoiceDate.max().dt.normalize()).dt.days,
            "frequency": customers.InvoiceNo.nunique(),
            "monetary": customers.amount.sum(),
        }
    )
    return len(kept), len(table), table.recency.sum(), table.frequency.sum(), table.monetary.sum()
