"""usage: spark_size.py MILLIONS ...: each in a process of its own, with a heap of 4 GB, on all cores.

Prints seconds, microseconds a line and the most memory of the process; of `score` also the microseconds of a line more than the made-up shop
has, which is mostly start. Spark SQL and DuckDB work out recency, frequency and monetary of what is bought, and neither duplicates nor
netting, scores, segments or clusters; ids as written, so that 17850 and 17850.0 are two.
"""

import gzip
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TARGET = ROOT / "target" / "spark"
HEAP = "4g"
DUCKDB = """
import duckdb, sys
connection = duckdb.connect()
connection.execute("set memory_limit = '4GB'")
connection.execute("create view source as select * from read_parquet('" + sys.argv[1] + "/lines.parquet/*.parquet')")
connection.execute('''create table rfm as
    select CustomerID, count(*) as lines, date_diff('day', max(InvoiceDate)::date, (select max(InvoiceDate)::date + 1 from source)) as recency,
           count(distinct InvoiceNo) as frequency, sum(Quantity * UnitPrice) as monetary
    from source where CustomerID <> '' and not starts_with(InvoiceNo, 'C') and Quantity > 0 and UnitPrice > 0 group by CustomerID''')
sums = connection.execute('select sum(lines)::bigint, count(*), sum(recency)::bigint, sum(frequency)::bigint, sum(monetary) from rfm').fetchone()
print(list(sums[:4]), f"{sums[4]:.0f}")
"""


def java(main: str, *arguments: str) -> list[str]:
    options = f"@{ROOT}/src/spark/java.options", f"-Dlog4j2.configurationFile={ROOT}/src/spark/log4j2.properties"
    parts = os.pathsep.join(f"{TARGET}/{part}" for part in ("segmentbook.jar", "test-classes", "engine/*", "parts/*"))
    return ["java", *options, f"-Xmx{HEAP}", f"-Djava.io.tmpdir={TARGET}", "-cp", parts, f"segmentbook.spark.{main}", *arguments]


def shop() -> float:
    """Million lines of the made-up shop, without their header."""
    with gzip.open(ROOT / "data" / "shop.csv.gz") as lines:
        return (sum(1 for _ in lines) - 1) / 1e6


def measured(name: str, millions: float, command: list[str], start: float = 0) -> float:
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    said = process.stdout.read().strip().splitlines()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{name}: ended with {process.returncode}")
    processor = usage.ru_utime + usage.ru_stime
    beyond = f", {(seconds - start) / (millions - shop()):.2f} beyond the start" if start else ""
    print(
        f"{millions:>8} million  {name:10} {seconds:7.1f} s  {seconds / millions:6.2f} µs a line{beyond}  "
        f"{processor / millions:6.2f} µs of processor  {usage.ru_maxrss / 1024:6.0f} MB  {said[-1] if said else ''}",
        flush=True,
    )
    return seconds


def score(name: str, millions: float, folder: Path, lines: Path, start: float = 0) -> float:
    to = TARGET / "size" / "scored.parquet"
    shutil.rmtree(to, ignore_errors=True)
    return measured(name, millions, java("Main", "score", str(folder / "model.json"), str(lines), str(to)), start)


def main(*sizes: str) -> None:
    for millions in map(int, sizes):
        folder = TARGET / "size" / str(millions)
        if not (folder / "model.json").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            measured("make", millions, java("Size", "make", str(millions), str(folder)))
        start = statistics.median(score("start", shop(), folder, ROOT / "data" / "shop.yaml") for _ in range(3))
        score("score", millions, folder, folder / "lines.yaml", start)
        shutil.rmtree(folder / "sql.parquet", ignore_errors=True)
        measured("Spark SQL", millions, java("Size", "sql", str(folder)))
        measured("DuckDB", millions, [sys.executable, "-c", DUCKDB, str(folder)])


if __name__ == "__main__":
    main(*sys.argv[1:])
