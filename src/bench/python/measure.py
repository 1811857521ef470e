"""Runs the programs in turn, holds their results to each other, and prints tables of ratios."""

import argparse
import gzip
import itertools
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent
ROOT = BENCH.parent.parent
WORK = BENCH / ".work"
JARS = {"segmentbook.jar": ROOT / "target" / "classes", "bench.jar": ROOT / "target" / "test-classes"}
ARCHIVE = WORK / "bench.jsa"
BOTH_COMPILERS = ["-XX:+UseSerialGC", "-XX:-UsePerfData"]
PRODUCT_FLAGS = [*BOTH_COMPILERS, "-XX:TieredStopAtLevel=1", "-XX:Tier3BackEdgeThreshold=10000", f"-XX:SharedArchiveFile={ARCHIVE}"]  # as src/main/python/library.py
SCALES = (2_500_000, 5_000_000, 10_000_000)
BEST_FLAGS = ["-XX:+UseParallelGC", "-XX:-UsePerfData", "-Xms600m", "-Xmn400m"]


@dataclass
class Program:
    """One program: its command, and what each of its runs took."""

    name: str
    command: list[str]
    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)
    output: list[str] = field(default_factory=list)
    result: str = ""

    def run(self, environment):
        start = time.perf_counter()
        process = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True, env=environment)
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - start)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"{self.name}: ended with {process.returncode}")
        self.megabytes.append(usage.ru_maxrss / 1024)
        self.output = output.splitlines()
        self.result = self.output[0]


def classpath(scope):
    return os.pathsep.join([*(str(WORK / jar) for jar in JARS), (WORK / f"{scope}.classpath").read_text().strip()])


def pack(environment):
    """Jars of the library and of the benchmarks."""
    java = Path(java_program())
    for jar, classes in JARS.items():
        command = [str(java.with_name("jar")), "--create", "--file", str(WORK / jar), "-C", str(classes), "."]
        subprocess.run(command, check=True, env=environment)


def archive(csv, environment):
    """An archive of the classes, as the product has."""
    ARCHIVE.unlink(missing_ok=True)
    flags = [flag for flag in PRODUCT_FLAGS if "SharedArchiveFile" not in flag]
    made = ours([*flags, f"-XX:ArchiveClassesAtExit={ARCHIVE}"], "plain", csv)
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


def java_program():
    return str(Path(os.environ["JAVA_HOME"]) / "bin" / "java") if "JAVA_HOME" in os.environ else "java"


def ours(flags, what, path, program="WholeProcess"):
    return [java_program(), *flags, "-cp", classpath("runtime"), f"segmentbook.bench.{program}", what, str(path)]


def theirs(name, path, *rounds):
    return [sys.executable, str(BENCH / "python" / "programs.py"), name, str(path), *rounds]


def in_turn(programs, rounds, environment):
    """A B C A B C …, so that what else the machine does meets all of them alike; the first round only warms the disk."""
    for round_ in range(rounds + 1):
        for program in programs:
            program.run(environment)
        print(f"round {round_} of {rounds}", file=sys.stderr)
    for program in programs:
        del program.seconds[0], program.megabytes[0]
        if program.result != programs[0].result:
            raise SystemExit(f"{program.name} found {program.result}, {programs[0].name} {programs[0].result}")


def table(title, programs, against):
    """Times, and the median over rounds of the ratio of times in the same round."""
    lines = [
        f"### {title}",
        "",
        f"Each found: {programs[0].result} (lines, customers, sums of recency and frequency, pence).",
        "",
        "| program | min s | median s | " + " | ".join(f"ratio to {name}" for name in against) + " | peak MB |",
        "|---|---|---|" + "---|" * (len(against) + 1),
    ]
    named = {program.name: program for program in programs}
    for program in programs:
        ratios = [
            statistics.median(a / b for a, b in zip(program.seconds, named[name].seconds)) for name in against
        ]
        cells = [
            program.name,
            f"{min(program.seconds):.2f}",
            f"{statistics.median(program.seconds):.2f}",
            *(f"{ratio:.2f}" for ratio in ratios),
            f"{statistics.median(program.megabytes):.0f}",
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def whole_processes(csv, described, rounds, environment):
    programs = [
        Program("Segmentbook, flags of the product", ours(PRODUCT_FLAGS, "plain", csv)),
        Program("Segmentbook, by Commons CSV alone, both compilers", ours([*BOTH_COMPILERS, f"-XX:SharedArchiveFile={ARCHIVE}", "-Dsegmentbook.csv=commons"], "plain", csv)),
        Program("Segmentbook, both compilers, no archive", ours(BOTH_COMPILERS, "plain", csv)),
        Program("Segmentbook, best flags", ours(BEST_FLAGS, "plain", csv)),
        Program("Segmentbook, best flags, by description file", ours(BEST_FLAGS, "described", described)),
        Program("pandas", theirs("pandas", csv)),
        Program("pandas, cells of text as text", theirs("pandas-text", csv)),
        Program("pandas, 5 columns only", theirs("pandas-5", csv)),
        Program("pandas, pyarrow engine", theirs("pandas-arrow", csv)),
        Program("polars", theirs("polars", csv)),
        Program("polars, lazy", theirs("polars-lazy", csv)),
        Program("DuckDB, loaded", theirs("duckdb", csv)),
        Program("DuckDB, straight on the file", theirs("duckdb-straight", csv)),
    ]
    in_turn(programs, rounds, environment)
    return table("Plain CSV to the RFM of set A, whole cold process", programs, ["pandas", "pandas, cells of text as text", "polars", "DuckDB, loaded"])


def default_cleaning(csv, rounds, environment):
    reference = "online_retail.py (pandas)"
    programs = [
        Program("Segmentbook, flags of the product", ours(PRODUCT_FLAGS, "cleaned", csv)),
        Program("Segmentbook, best flags", ours(BEST_FLAGS, "cleaned", csv)),
        Program(reference, theirs("reference", csv)),
    ]
    in_turn(programs, rounds, environment)
    return table("Default cleaning with netting and ledger (set D), whole cold process", programs, [reference])


def features(csv, rounds, environment):
    """Recency, frequency, monetary and all measures against the same in pandas and polars, and what they add to RFM alone."""
    programs = [
        Program("Segmentbook, flags of the product", ours(PRODUCT_FLAGS, "measured", csv)),
        Program("Segmentbook, best flags", ours(BEST_FLAGS, "measured", csv)),
        Program("pandas", theirs("pandas-features", csv)),
        Program("polars", theirs("polars-features", csv)),
    ]
    in_turn(programs, rounds, environment)
    return table("Plain CSV to RFM and all measures of set A, whole cold process", programs, ["pandas", "polars"])


def warm(csv, environment):
    """Each program alone in its process: first the JVM by JMH, then the others, after one round unmeasured."""
    java = java_program()
    report = WORK / "jmh.json"
    jmh = [java, "-cp", classpath("test"), "org.openjdk.jmh.Main", "segmentbook.bench.WarmBenchmark"]
    jmh += ["-p", f"file={csv}", "-jvmArgs", " ".join(BEST_FLAGS), "-rf", "json", "-rff", str(report), "-v", "SILENT"]
    subprocess.run(jmh, check=True, stdout=subprocess.DEVNULL, env=environment)
    times = {
        "Segmentbook, " + each["benchmark"].rpartition(".")[2]: [
            milliseconds / 1000 for fork in each["primaryMetric"]["rawData"] for milliseconds in fork
        ]
        for each in json.loads(report.read_text())
    }
    for name in ("pandas", "pandas-arrow", "polars", "duckdb", "reference"):
        output = subprocess.run(
            theirs(name, csv, "7"), check=True, stdout=subprocess.PIPE, text=True, env=environment
        ).stdout
        times[name] = [float(line) for line in output.splitlines()[1:]]
    pandas = statistics.median(times["pandas"])
    lines = ["### Warm, in a running process", "", "| program | min s | median s | ratio of medians to pandas |", "|---|---|---|---|"]
    for name, seconds in times.items():
        middle = statistics.median(seconds)
        lines.append(f"| {name} | {min(seconds):.2f} | {middle:.2f} | {middle / pandas:.2f} |")
    return "\n".join(lines)


def scale(folder, rounds, environment, what="described", title="Millions of lines"):
    """Synthetic lines from the described file to RFM with a heap of 4 GB: does a line cost the same in a longer file?"""
    made = folder / "made.csv"
    java = java_program()
    make = [java, "-Xmx512m", "-cp", classpath("test"), "segmentbook.simulation.MakeData", "lines"]
    subprocess.run([*make, str(SCALES[-1]), "200000", str(made)], check=True, stdout=subprocess.DEVNULL, env=environment)
    programs = []
    for count in SCALES:
        csv = folder / f"{count}.csv"
        with made.open("rb") as source, csv.open("wb") as target:
            target.writelines(itertools.islice(source, count + 1))
        programs.append(Program(f"{count:,}", ours(["-Xmx4g", *PRODUCT_FLAGS], what, describe(csv))))
    for _ in range(rounds):
        for program in programs:
            program.run(environment)
    lines = [f"### {title}, whole process, heap of 4 GB", "", "| lines | min s | microseconds a line | ratio to the shortest | peak MB |", "|---|---|---|---|---|"]
    first = min(programs[0].seconds) / SCALES[0]
    for count, program in zip(SCALES, programs):
        each = min(program.seconds) / count
        lines.append(
            f"| {program.name} | {min(program.seconds):.2f} | {1e6 * each:.2f} | {each / first:.2f} | {max(program.megabytes):.0f} |"
        )
    return "\n".join(lines)


CLUSTER_TASKS = (
    # name, task, customers, rounds, whether scikit-learn does it too
    ("exact silhouette", "silhouette", 20_000, 3, True),
    ("exact silhouette", "silhouette", 100_000, 2, False),
    ("choosing 2 to 10, all indices, one sample", "choose", 4_338, 5, True),
    ("choosing 2 to 10, all indices, 50 samples", "choose-samples", 4_338, 3, True),
    ("k-means, k = 6, 50 starts", "kmeans", 4_338, 9, True),
    ("k-means, k = 6, 50 starts", "kmeans", 20_000, 3, True),
    ("Ward", "ward", 4_338, 3, True),
    ("Ward", "ward", 20_000, 1, True),
    ("DBSCAN", "dbscan", 20_000, 3, True),
    ("mixtures, k = 2 to 8, 10 starts", "mixtures", 4_338, 1, True),
    ("k-means, k = 6, 50 starts", "kmeans", 1_000_000, 1, False),
    ("simplified silhouette", "simplified", 1_000_000, 2, False),
)


def clusters(folder, environment):
    """Clustering and its indices against scikit-learn, warm, the two in turn: made clouds of six overlapping groups in three columns."""
    lines = [
        "### Clustering and its indices, warm, against scikit-learn",
        "",
        "| task | customers | ours s | scikit-learn s | theirs / ours | ours found | theirs found | ours peak MB |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, task, count, rounds, both in CLUSTER_TASKS:
        made = folder / f"clouds-{count}.csv"
        if not made.exists():
            subprocess.run([sys.executable, str(BENCH / "python" / "clouds.py"), str(count), str(made)], check=True)
        programs = [Program("ours", [*ours(["-Xmx6g", *BOTH_COMPILERS], task, made, "ClusterTasks"), str(rounds)])]
        if both:
            programs.append(Program("theirs", [sys.executable, str(BENCH / "python" / "clusters.py"), task, str(made), str(rounds)]))
        for program in programs:
            program.run(environment)
        seconds = [statistics.median(map(float, program.output[1:])) for program in programs]
        cells = [name, f"{count:,}", f"{seconds[0]:.3g}"]
        cells += [f"{seconds[1]:.3g}", f"{seconds[1] / seconds[0]:.1f}"] if both else ["", ""]
        cells += [programs[0].result, programs[1].result if both else "", f"{programs[0].megabytes[0]:.0f}"]
        lines.append("| " + " | ".join(cells) + " |")
        print(lines[-1], file=sys.stderr)
    return "\n".join(lines)


LIFETIME_TASKS = (("BG/NBD", "one", 200), ("BG/NBD, MBG/NBD and Pareto/NBD", "all", 40))  # name, task, rounds
LIFETIME_PAIRS = 5  # of processes, in turn


def lifetime(sample, folder, environment):
    """Fitting to the CDNOW sample and predicting each customer, against the package lifetimes, in pairs of processes."""
    lines = sample.read_text().replace("   0.00", "   0.01")  # a first purchase of nothing is one of a cent
    (folder / "cdnow.txt").write_text(lines)
    described = folder / "cdnow.yaml"
    described.write_text(
        "name: cdnow\nfile: cdnow.txt\nformat: {header: false}\ncurrency: USD\n"
        "columns: {customer: 2, time: 3, quantity: 4, amount: 5}\ncleaning: {dropDuplicates: false}\n"
    )
    python = str(BENCH / ".venv-lifetime" / "bin" / "python")
    packed = folder / "lifetime.jsa"  # an archive of the classes, as the product has
    flags = [flag for flag in PRODUCT_FLAGS if "SharedArchiveFile" not in flag]
    made = [*ours([*flags, f"-XX:ArchiveClassesAtExit={packed}"], "all", described, "LifetimeTasks"), "0"]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    table = [
        "### CDNOW: fit, P(alive) and 39 weeks of each of 2,357 customers, against lifetimes",
        "",
        "| models | process | ours min s | lifetimes min s | theirs / ours, minima | theirs / ours, medians | ours found | theirs found |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for (name, task, rounds), cold in itertools.product(LIFETIME_TASKS, (True, False)):
        count = "0" if cold else str(rounds)
        programs = [
            Program("ours", [*ours([*flags, f"-XX:SharedArchiveFile={packed}"] if cold else BOTH_COMPILERS, task, described, "LifetimeTasks"), count]),
            Program("theirs", [python, str(BENCH / "python" / "lifetime.py"), task, count]),
        ]
        seconds = [[], []]
        for _ in range(LIFETIME_PAIRS):
            for program, own in zip(programs, seconds):
                program.run(environment)
                own.append([program.seconds[-1]] if cold else [float(line) for line in program.output[1:]])
        least = [min(map(min, own)) for own in seconds]
        ratios = [statistics.median(others) / statistics.median(own) for own, others in zip(*seconds)]
        cells = [name, "cold, whole" if cold else "warm", *(f"{each:.3g}" for each in least), f"{least[1] / least[0]:.1f}"]
        cells += [f"{statistics.median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})", *(program.result for program in programs)]
        table.append("| " + " | ".join(cells) + " |")
    return "\n".join(table)


def recommend(described, folder, rounds, environment):
    """Neighbours of products and ten products for each customer, against implicit, warm, in turn; one customer after the other; many threads."""
    pairs = folder / "pairs.csv"
    with pairs.open("wb") as target:
        subprocess.run(ours(BOTH_COMPILERS, "pairs", described, "RecommendTasks"), check=True, stdout=target, env=environment)
    implicit = [sys.executable, "-W", "ignore", str(BENCH / "python" / "recommend.py"), str(pairs), "7"]
    all_ = [*ours(BOTH_COMPILERS, "all", described, "RecommendTasks"), "14"]
    programs = [  # in pairs: ours, and implicit with as many neighbours
        Program("ours, Jaccard, 20 neighbours, with reasons", [*all_, "20"]),
        Program("implicit, cosine, its default of 20 neighbours", [*implicit, "20"]),
        Program("ours, Jaccard, all neighbours, with reasons", all_),
        Program("implicit, cosine, all neighbours", [*implicit, "4000"]),
    ]
    taken = [[] for _ in programs]
    for round_ in range(rounds):
        for program, each in zip(programs, taken):
            program.run(environment)
            numbers = list(map(float, program.output[1:]))[-14:]  # of ours the last seven: the compiler has ended by then
            each.append((statistics.median(numbers[::2]), statistics.median(numbers[1::2])))
        print(f"round {round_ + 1} of {rounds}", file=sys.stderr)
    lines = ["### Item neighbours and ten products for each customer of set A, warm, against implicit", ""]
    lines += ["| program | s | processor s | found | s, ratio to implicit with as many | processor s, ratio |", "|---|---|---|---|---|---|"]
    against = [theirs for theirs in taken[1::2] for _ in range(2)]
    for program, each, theirs in zip(programs, taken, against):
        middle = [statistics.median(one[which] for one in each) for which in (0, 1)]
        ratios = [statistics.median(one[which] / two[which] for one, two in zip(each, theirs)) for which in (0, 1)]
        lines.append(f"| {program.name} | {middle[0]:.2f} | {middle[1]:.2f} | {program.result} | {ratios[0]:.2f} | {ratios[1]:.2f} |")
    one = Program("one", [*ours(BOTH_COMPILERS, "one", described, "RecommendTasks"), "3"])
    load = Program("load", [*ours(BOTH_COMPILERS, "load", described, "RecommendTasks"), "1"])
    one.run(environment)
    load.run(environment)
    middle, last = (1000 * statistics.median(map(float, one.output[1 + which :: 2])) for which in (0, 1))
    lines += ["", f"One customer from a fitted model: {middle:.3f} ms at the median, {last:.3f} ms at the 99th percentile.", ""]
    lines += ["| threads | answers | answers a second | processor ms an answer | median ms | 99th percentile ms | longest ms |", "|---|---|---|---|---|---|---|"]
    lines += ["| " + " | ".join(line.split()) + " |" for line in load.output[:-1]]
    return "\n".join([*lines, "", f"Afterwards {load.output[-1]}."])


def unpack(packed, folder):
    csv = folder / "online-retail.csv"
    with gzip.open(packed) as source, csv.open("wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
    return csv


def describe(csv):
    """The description file of set A beside the CSV file."""
    columns = "invoice: InvoiceNo, product: StockCode, description: Description, quantity: Quantity, time: InvoiceDate"
    described = csv.with_suffix(".yaml")
    described.write_text(
        f"name: online-retail\ntitle: UCI Online Retail\nkind: transactions\nfile: {csv.name}\n"
        f"columns: {{{columns}, price: UnitPrice, customer: CustomerID, country: Country}}\n"
        "cleaning: {dropDuplicates: false, cancelledPrefix: C, cancellations: drop}\ncurrency: GBP\n"
    )
    return described


def machine():
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}; load before: {load}"


def main():
    parser = argparse.ArgumentParser(prog="src/bench/run")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--out", type=Path, help="a file for the tables, beside standard output")
    parser.add_argument("--features", action="store_true", help="the measures of customers only")
    parser.add_argument("--clusters", action="store_true", help="clustering and its indices only")
    parser.add_argument("--recommend", action="store_true", help="recommenders only")
    parser.add_argument("--lifetime", action="store_true", help="models of buying and leaving only")
    parser.add_argument("data", nargs="?", type=Path, default=ROOT.parent / "shared" / "data" / "online-retail.csv.gz")
    options = parser.parse_args()
    if not options.data.is_file():
        parser.error(f"no {options.data.name}; data/README.md says where to get it")
    environment = dict(os.environ, REFERENCE=str(options.data.resolve().parent.parent / "reference"))
    parts = [machine()]
    pack(environment)
    with tempfile.TemporaryDirectory(dir=WORK) as folder:
        if options.clusters:
            parts.append(clusters(Path(folder), environment))
            return report(parts, options.out)
        if options.lifetime:
            parts.append(lifetime(options.data.with_name("cdnow-sample.txt"), Path(folder), environment))
            return report(parts, options.out)
        csv = unpack(options.data, Path(folder))
        if options.recommend:
            parts.append(recommend(describe(csv), Path(folder), options.rounds, environment))
            return report(parts, options.out)
        archive(csv, environment)
        parts.append(features(csv, options.rounds, environment))
        parts.append(scale(Path(folder), 3, environment, "described-measured", "Millions of lines to all measures"))
        if options.features:
            return report(parts, options.out)
        parts.append(whole_processes(csv, describe(csv), options.rounds, environment))
        if not Path(environment["REFERENCE"], "online_retail.py").is_file():
            raise SystemExit("no reference/online_retail.py in the folder beside that of the data")
        parts.append(default_cleaning(csv, max(5, options.rounds // 2), environment))
        parts.append(warm(csv, environment))
        parts.append(scale(Path(folder), 3, environment))
    report(parts, options.out)


def report(parts, out):
    text = "\n\n".join(parts)
    print(text)
    if out:
        out.write_text(text + "\n")


if __name__ == "__main__":
    main()
