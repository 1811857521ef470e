"""Set A in polars to recency, frequency, monetary and all measures, lazily but for the file."""

import polars as pl

TEXT = {"InvoiceNo": pl.String, "StockCode": pl.String}
CUSTOMER = "CustomerID"


def days(expression):
    return expression.dt.total_days()


def rfm(path):
    raw = pl.read_csv(path, schema_overrides=TEXT, try_parse_dates=True)
    snapshot = raw["InvoiceDate"].max().date()
    snapshot = pl.lit(snapshot) + pl.duration(days=1)
    known = raw.lazy().filter(pl.col(CUSTOMER).is_not_null(), pl.col("UnitPrice") > 0)
    cancelled = pl.col("InvoiceNo").str.starts_with("C")
    lines = known.filter(~cancelled, pl.col("Quantity") > 0).with_columns(
        amount=pl.col("Quantity") * pl.col("UnitPrice"),
        usual=pl.col("Quantity") * pl.col("UnitPrice").median().over("StockCode"),
        day=pl.col("InvoiceDate").dt.date(),
    )
    customers = lines.group_by(CUSTOMER).agg(
        amount=pl.col("amount").sum(),
        usual=pl.col("usual").sum(),
        units=pl.col("Quantity").sum(),
        lines=pl.len(),
        products=pl.col("StockCode").n_unique(),
        tenure=days(snapshot - pl.col("day").min()),
        recency=days(snapshot - pl.col("day").max()),
    )
    orders = lines.group_by(CUSTOMER, "InvoiceNo").agg(pl.col("day").min())
    ago = days(snapshot - pl.col("day"))
    by_order = orders.group_by(CUSTOMER).agg(
        orders=pl.len(),
        weekend=(pl.col("day").dt.weekday() >= 6).mean(),
        season=(pl.col("day").dt.month() >= 10).mean(),
        trend=(ago <= 91).sum().cast(pl.Int64) - ((ago > 91) & (ago <= 182)).sum().cast(pl.Int64),
    )
    gap = days(pl.col("day") - pl.col("day").shift()).alias("gap")
    dates = orders.select(CUSTOMER, "day").unique().sort(CUSTOMER, "day")
    gaps = dates.group_by(CUSTOMER, maintain_order=True).agg(gap).explode("gap").drop_nulls()
    gaps = gaps.group_by(CUSTOMER).agg(mean=pl.col("gap").mean(), spread=pl.col("gap").std())
    back = known.filter(cancelled, pl.col("Quantity") < 0).group_by(CUSTOMER).agg(back=-pl.col("Quantity").sum())
    table = customers
    for each in (by_order, gaps, back):
        table = table.join(each, on=CUSTOMER, how="left")
    units, orders, amount = pl.col("units"), pl.col("orders"), pl.col("amount")
    measures = [
        pl.col("tenure"),
        pl.col("tenure") - pl.col("recency"),
        orders / pl.max_horizontal(pl.lit(1.0), pl.col("tenure") / (365.25 / 12)),
        pl.col("mean"),
        pl.col("spread"),
        amount / orders,
        amount / units,
        pl.col("lines") / orders,
        units / orders,
        units / pl.col("lines"),
        pl.col("products") / pl.col("lines"),
        pl.min_horizontal(pl.lit(1.0), pl.col("back") / units).filter(pl.col("back").is_not_null()),
        pl.col("weekend"),
        pl.col("season"),
        pl.col("trend").filter(pl.col("tenure") > 182),
        amount / pl.col("usual"),
    ]
    sums = [each.sum().alias(str(i)) for i, each in enumerate(measures)]
    counts = [pl.col("lines").sum(), pl.len().alias("customers"), pl.col("recency").sum(), orders.sum(), amount.sum()]
    return table.select(*counts, *sums).collect().row(0)
