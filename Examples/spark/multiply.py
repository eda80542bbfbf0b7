#!/usr/bin/env python3
"""Makes a larger catalog of a small one: every line N times, with another number behind its name.

    multiply.py CATALOG TARGET N [SEED]

With a seed the lines are shuffled, so that the variants of a model stand apart.
"""

import json
import os
import random
import shutil
import sys


def renamed(line, number):
    product = json.loads(line)
    for key in ("identifier", "parent", "product"):
        if isinstance(product.get(key), str):
            product[key] += f"-{number}"
    return json.dumps(product, ensure_ascii=False) + "\n"


def multiply(source, target, count):
    with open(source, encoding="utf-8") as file:
        lines = [line for line in file if line.strip()]
    with open(target, "w", encoding="utf-8", newline="\n") as file:
        for number in range(count):
            file.writelines(renamed(line, number) for line in lines)


def main(catalog, target, count, seed=None):
    shutil.copytree(catalog, target)
    for name in ("models.jsonl", "products.jsonl", "stock.jsonl", "prices.jsonl"):
        if os.path.exists(os.path.join(catalog, name)):
            multiply(os.path.join(catalog, name), os.path.join(target, name), int(count))
    if seed is not None:
        path = os.path.join(target, "products.jsonl")
        with open(path, encoding="utf-8") as file:
            lines = file.readlines()
        random.Random(int(seed)).shuffle(lines)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)


main(*sys.argv[1:])
