"""Says of JSON texts whether they are well formed, as strictly as RFC 8259: a judge for pim-fuzz.

Reads batches from standard input: a count, then each text behind its length (32 bits, little-endian). Answers a byte for
each: `x` for a text that is malformed, `?` for one nested too deeply to judge, else `@` plus bits:
1 a key stands twice in some object; 2 so does a key that a product reader must refuse; 4 one it may refuse;
8 one that it must refuse even where it wants no attribute.
"""

import json
import re
import struct
import sys

SURROGATE = re.compile(rb"\\u[dD][89abAB]|\\u[dD][c-fC-F]")
SYNONYMS = {"code": "identifier", "family_variant": "structure", "channel": "scope"}
PLACE = ("data", "locale", "scope", "channel", "audience")
KNOWN = frozenset(sys.argv[1].split(",")) if len(sys.argv) > 1 else frozenset()


class Twice(list):
    """The members of an object; `same` where a key stands twice, `like` where only a synonym of it does."""

    __slots__ = ("same", "like")


def refuse(word):
    raise ValueError(word)


def members(pairs):
    result = Twice(pairs)
    keys = [key for key, _ in pairs]
    result.same = len(set(keys)) < len(keys)
    result.like = len({SYNONYMS.get(key, key) for key in keys}) < len(keys)
    global state
    if result.same:
        state |= 1
    if result.like:
        state |= 4
    return result


def whole(value):
    """Raises where a string or key holds half of a surrogate pair."""
    if isinstance(value, str):
        value.encode("utf-8")
    elif isinstance(value, Twice):
        for key, part in value:
            key.encode("utf-8")
            whole(part)
    elif isinstance(value, list):
        for part in value:
            whole(part)


def must(top):
    """The bits for keys that the product reader must refuse: of the line, of its values, of an entry."""
    if not isinstance(top, Twice):
        return 0
    if top.same or (top.like and repeats(top, ("identifier", "code", "structure", "family_variant"))):
        return 10
    bits = 0
    for key, values in top:
        if key != "values" or not isinstance(values, Twice):
            continue
        if values.same:
            return 10
        for code, entries in values:
            if code not in KNOWN or not isinstance(entries, list) or isinstance(entries, Twice):
                continue
            if any(isinstance(entry, Twice) and repeats(entry, PLACE) for entry in entries):
                bits |= 2
    return bits


def repeats(pairs, keys):
    found = [SYNONYMS.get(key, key) for key, _ in pairs if key in keys]
    return len(set(found)) < len(found)


decode = json.JSONDecoder(
    object_pairs_hook=members, parse_constant=refuse, parse_int=str, parse_float=str
).decode


def verdict(text):
    global state
    state = 0
    try:
        top = decode(text.decode("utf-8"))
        if SURROGATE.search(text):
            whole(top)
    except RecursionError:
        return ord("?")
    except ValueError:
        return ord("x")
    return 0x40 | state | (must(top) if state else 0)


def main():
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while True:
        head = source.read(4)
        if len(head) < 4:
            return
        answer = bytearray()
        for _ in range(struct.unpack("<I", head)[0]):
            answer.append(verdict(source.read(struct.unpack("<I", source.read(4))[0])))
        target.write(answer)
        target.flush()


assert json.decoder.c_scanstring and json.scanner.c_make_scanner, "the module's own parts in C are stricter"
main()
