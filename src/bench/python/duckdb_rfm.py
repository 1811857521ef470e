"""Set A in DuckDB: every column loaded into a table first, or the query straight on the file."""

import duckdb

TABLE = """
    select CustomerID, count(*) as lines, date_diff('day', max(InvoiceDate)::date, (select max(InvoiceDate)::date + 1 from source)) as recency,
           count(distinct InvoiceNo) as frequency, sum(Quantity * UnitPrice) as monetary
    from source
    where CustomerID is not null and not starts_with(InvoiceNo, 'C') and Quantity > 0 and UnitPrice > 0
    group by CustomerID
"""


def rfm(path, straight=False):
    connection = duckdb.connect()
    file = f"select * from read_csv('{path}', types={{'InvoiceNo': 'VARCHAR', 'StockCode': 'VARCHAR'}})"
    connection.execute(f"create {'view' if straight else 'table'} source as {file}")
    connection.execute(f"create table rfm as {TABLE}")
    sums = "select sum(lines)::bigint, count(*), sum(recency)::bigint, sum(frequency)::bigint, sum(monetary) from rfm"
    return connection.execute(sums).fetchone()
