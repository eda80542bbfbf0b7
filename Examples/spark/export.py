#!/usr/bin/env python3
"""Writes feeds with Spark: `pim items` on every partition, `pim wrap` at the end.

    export.py --catalog DIR --feed CODE --output OUT [--products FILE] [--partitions N] [--master URL]

Catalog, product files and the work folder must lie where every worker sees them under the same path, and so must pim.
The environment names the program: PIM (default: pim on the PATH).
"""

import argparse
import bisect
import glob
import itertools
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


class Stop(Exception):
    """A reason to end, said without a trace."""


def catalog_files(catalog, kind, usual):
    """The catalog's files of a kind, in the order in which pim reads them."""
    with open(os.path.join(catalog, "pim.json"), encoding="utf-8") as file:
        patterns = json.load(file).get("files", {}).get(kind, [usual])
    found = []
    for pattern in patterns:
        for path in sorted(glob.glob(os.path.join(glob.escape(catalog), pattern)), key=os.fsencode):
            if path not in found:
                found.append(path)
    return found


def parsed(line):
    """A line as an object; empty where it is none, for which pim has a finding."""
    try:
        value = json.loads(line)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def name_of(product):
    return product.get("identifier", product.get("code"))


def root_models(catalog):
    """Each model's root model."""
    parents = {}
    for path in catalog_files(catalog, "models", "models.jsonl"):
        with open(path, "rb") as file:
            for line in file:
                model = parsed(line)
                if isinstance(name_of(model), str):
                    parents.setdefault(name_of(model), model.get("parent"))

    def top(model):
        seen = set()
        while isinstance(parents.get(model), str) and model not in seen:
            seen.add(model)
            model = parents[model]
        return model

    return {model: top(model) for model in parents}


def pieces(files, begin, end):
    """Where the positions from begin to end stand; positions count the bytes of all files, one after the other."""
    base = 0
    result = []
    for path in files:
        size = os.path.getsize(path)
        first, last = max(begin - base, 0), min(end - base, size)
        if first < last:
            result.append((path, first, last, base))
        base += size
    return result


def read(piece):
    """The lines that begin in a piece of a file, each with its position and its length."""
    path, first, last, base = piece
    with open(path, "rb") as file:
        if first > 0:
            file.seek(first - 1)
            file.readline()
        place = file.tell()
        while place < last:
            line = file.readline()
            yield base + place, len(line), text_of(line, isFirst=place == 0)
            place += len(line)


def text_of(line, isFirst):
    """The line as text; Spark has no way for other bytes, and pim does not read them either."""
    if isFirst and line.startswith(b"\xef\xbb\xbf"):
        line = line[3:]
    try:
        return line.rstrip(b"\n").decode("utf-8")
    except UnicodeDecodeError:
        return "this line is not UTF-8"


def check_ends(files):
    """A file that ends in the middle of a line is not the whole catalog; in a pipe nobody would see it."""
    for path in files:
        with open(path, "rb") as file:
            size = file.seek(0, os.SEEK_END)
            start = max(size - (1 << 24), 0)
            file.seek(start)
            last = file.read().rpartition(b"\n")[2]
        if last.strip() and not parsed(last):
            raise Stop(f"{path} ends in the middle of a line: it was cut off; nothing was published")


class Groups:
    """Names what must be processed together: the variants of a root model, and lines with the same identifier."""

    def __init__(self, roots, byModel):
        self.roots = roots
        self.byModel = byModel

    def key(self, line, place):
        product = parsed(line)
        parent = product.get("parent")
        if self.byModel and isinstance(parent, str) and parent:
            return "model " + self.roots.get(parent, parent)
        name = name_of(product)
        return "product " + name if isinstance(name, str) else f"line {place}"


class Layout:
    """How the lines are cut into partitions: in the order of the feed, and never through a group.

    A group stands where its first line stands. Where all lines of each group follow each other, the partitions are
    ranges of the files, which workers read by themselves; otherwise the lines that stand apart have to be moved.
    """

    def __init__(self, context, files, roots, isGrouped, count):
        self.files = files
        self.total = sum(os.path.getsize(path) for path in files)
        self.records = context.parallelize(self.ranges(self.marks(count)), count).flatMap(
            lambda parts: itertools.chain.from_iterable(map(read, parts))
        )
        self.arrange(Groups(roots, byModel=True), count)
        if not isGrouped and any(key.startswith("model ") for key in self.moved):
            # The feed keeps the order of the lines, and the models' variants stand apart: leave them there.
            self.arrange(Groups(roots, byModel=False), count)

    def marks(self, count):
        return sorted({self.total * number // count for number in range(1, count)} - {0})

    def ranges(self, cuts):
        ends = cuts + [self.total]
        return [pieces(self.files, begin, end) for begin, end in zip([0] + cuts, ends)]

    def arrange(self, groups, count):
        marks = self.marks(count)

        def measured(record):
            place, length, line = record
            return groups.key(line, place), (place, place + length, length)

        def joined(one, other):
            return min(one[0], other[0]), max(one[1], other[1]), one[2] + other[2]

        def is_apart(group):
            first, end, length = group[1]
            return end - first != length

        def is_cut(group):
            first, end, _ = group[1]
            return bisect.bisect_right(marks, first) < bisect.bisect_left(marks, end)

        spans = self.records.map(measured).reduceByKey(joined).cache()
        self.groups = groups
        self.moved = spans.filter(is_apart).mapValues(lambda span: span[0]).collectAsMap()
        through = sorted(span[:2] for span in spans.filter(lambda g: is_cut(g) and not is_apart(g)).values().collect())
        spans.unpersist()
        firsts = [first for first, _ in through]
        cuts = set()
        for mark in marks:
            number = bisect.bisect_right(firsts, mark) - 1
            inside = number >= 0 and through[number][0] < mark < through[number][1]
            cuts.add(through[number][0] if inside else mark)
        self.cuts = sorted(cuts - {0})

    def lines(self, context):
        """The lines in the order of the feed."""
        count = len(self.cuts) + 1
        if not self.moved:
            return context.parallelize(self.ranges(self.cuts), count).flatMap(
                lambda parts: (line for piece in parts for _, _, line in read(piece))
            )
        groups, moved, cuts = self.groups, self.moved, self.cuts

        def placed(record):
            place, _, line = record
            return (moved.get(groups.key(line, place), place), place), line

        ordered = self.records.map(placed).repartitionAndSortWithinPartitions(
            count, lambda key: bisect.bisect_right(cuts, key[0])
        )
        return ordered.values()


def announced(index, lines):
    """The lines of a partition behind one that says which partition and which attempt they are.

    They are read to the end first: a failure to read then fails the task, where inside a pipe it would hang.
    """
    from pyspark import TaskContext

    rows = list(lines)
    return itertools.chain([f"{index} {TaskContext.get().attemptNumber()}"], rows)


def probe(pim, catalog, feed, folder):
    """Whether the feed groups variants; ends where the catalog or the feed has errors."""
    counts = os.path.join(folder, "probe.counts")
    command = [pim, "items", "--catalog", catalog, "--feed", feed, "--quiet", "--counts", counts]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    if done.returncode != 0:
        raise Stop(f"pim items ended with {done.returncode}")
    with open(counts, encoding="utf-8") as file:
        return json.loads(file.readlines()[-1])["grouped"]


def side_files(folder, number):
    """The account and the findings of a partition's attempt that ended well; all such attempts wrote the same."""
    accounts = glob.glob(os.path.join(glob.escape(folder), f"part-{number}.*.counts"))
    if not accounts:
        raise Stop(f"the partition {number} left no account in {folder}")
    return accounts[0], accounts[0].removesuffix(".counts") + ".findings.jsonl"


def write_feed(context, options, pim, feed, files, work):
    """One feed from lines to its place; the result is that of `pim wrap`."""
    folder = os.path.join(work, feed)
    side = os.path.join(folder, "side")
    os.makedirs(side)
    isGrouped = probe(pim, options.catalog, feed, folder)
    layout = Layout(context, files, root_models(options.catalog), isGrouped, options.partitions)
    lines = layout.lines(context)
    environment = dict(os.environ, PIM=pim, PIM_CATALOG=options.catalog, PIM_FEED=feed, PIM_SIDE=side)
    items = lines.mapPartitionsWithIndex(announced).pipe(
        shlex.quote(os.path.join(HERE, "items")), env=environment, checkCode=True
    )
    parts = os.path.join(folder, "parts")
    items.saveAsTextFile("file://" + parts)
    command = [pim, "wrap", "--catalog", options.catalog, "--feed", feed, "--output", options.output]
    names = []
    for number in range(lines.getNumPartitions()):
        account, findings = side_files(side, number)
        command += ["--counts", account, "--findings", findings]
        names.append(os.path.join(parts, f"part-{number:05}"))
    return subprocess.run(command + names).returncode


def main():
    parser = argparse.ArgumentParser(description="Write feeds with Spark.")
    parser.add_argument("--catalog", required=True)
    parser.add_argument("--feed", required=True, action="append")
    parser.add_argument("--output", required=True)
    parser.add_argument("--products", action="append", help="product lines in place of the catalog's own")
    parser.add_argument("--partitions", type=int, help="default: one per 32 MB of product lines, at least two")
    parser.add_argument("--work", help="a folder that every worker sees, for the parts (default: a temporary one)")
    parser.add_argument("--master", default=os.environ.get("SPARK_MASTER", "local-cluster[2,1,1024]"))
    options = parser.parse_args()
    options.catalog = os.path.abspath(options.catalog)
    options.output = os.path.abspath(options.output)
    pim = shutil.which(os.environ.get("PIM", "pim"))
    if pim is None:
        raise Stop("there is no program pim; name it by the environment's PIM")
    pim = os.path.abspath(pim)
    named = options.products or catalog_files(options.catalog, "products", "products.jsonl")
    files = [os.path.abspath(path) for path in named]
    check_ends(files)
    size = sum(os.path.getsize(path) for path in files)
    options.partitions = max(1, options.partitions or max(2, -(-size // (32 << 20))))
    work = tempfile.mkdtemp(prefix="pim-spark-", dir=options.work and os.path.abspath(options.work))

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    from pyspark import SparkConf, SparkContext

    conf = SparkConf().setMaster(options.master).setAppName("pim").set("spark.ui.enabled", "false")
    context = SparkContext(conf=conf)
    context.setLogLevel("ERROR")
    try:
        codes = [write_feed(context, options, pim, feed, files, work) for feed in options.feed]
    finally:
        context.stop()
        shutil.rmtree(work, ignore_errors=True)
    return next((code for code in codes if code != 0), 0)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Stop as reason:
        sys.exit(f"export.py: {reason}")
