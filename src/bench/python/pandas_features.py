"""Set A in pandas to recency, frequency, monetary and all measures, as its users would write it."""

import numpy as np
import pandas as pd


def rfm(path):
    text = {"InvoiceNo": str, "StockCode": str}
    raw = pd.read_csv(path, dtype=text, parse_dates=["InvoiceDate"])
    snapshot = raw.InvoiceDate.max().normalize() + pd.Timedelta(days=1)
    known = raw[raw.CustomerID.notna() & (raw.UnitPrice > 0)]
    cancelled = known.InvoiceNo.str.startswith("C")
    lines = known[~cancelled & (known.Quantity > 0)]
    lines = lines.assign(amount=lines.Quantity * lines.UnitPrice, day=lines.InvoiceDate.dt.normalize())
    lines["usual"] = lines.groupby("StockCode").UnitPrice.transform("median") * lines.Quantity
    by = lines.groupby("CustomerID")
    orders = lines.groupby(["CustomerID", "InvoiceNo"]).day.min().reset_index()
    of_orders = orders.groupby("CustomerID")
    count, amount, units, size = of_orders.size(), by.amount.sum(), by.Quantity.sum(), by.size()
    first, last = by.day.min(), by.day.max()
    days = orders[["CustomerID", "day"]].drop_duplicates().sort_values(["CustomerID", "day"])
    gaps = days.assign(gap=days.groupby("CustomerID").day.diff().dt.days).dropna().groupby("CustomerID").gap
    tenure, age = (snapshot - first).dt.days, (last - first).dt.days
    ago = (snapshot - orders.day).dt.days
    lately = (ago <= 91).astype(int) - ((ago > 91) & (ago <= 182))
    back = -known[cancelled & (known.Quantity < 0)].groupby("CustomerID").Quantity.sum().reindex(units.index)
    measures = [
        tenure,
        age,
        count / np.maximum(1, tenure / (365.25 / 12)),
        gaps.mean(),
        gaps.std(),
        amount / count,
        amount / units,
        size / count,
        units / count,
        units / size,
        by.StockCode.nunique() / size,
        (back / units).clip(upper=1),
        (orders.day.dt.dayofweek >= 5).groupby(orders.CustomerID).mean(),
        (orders.day.dt.month >= 10).groupby(orders.CustomerID).mean(),
        lately.groupby(orders.CustomerID).sum()[tenure > 182],
        amount / by.usual.sum(),
    ]
    recency = (snapshot - last).dt.days
    return len(lines), len(count), recency.sum(), count.sum(), amount.sum(), *(each.sum() for each in measures)
