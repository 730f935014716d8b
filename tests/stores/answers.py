# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""Answers of different stores, made comparable. In: SPARQL 1.1 results as JSON. Out: rows of plain values."""
import decimal
import re

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMERIC = {XSD + name for name in (
    "integer", "decimal", "double", "float", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger",
    "unsignedInt", "unsignedLong")}


def plain(cell):
    """A term; equal numbers are equal whatever their form and type (stores give sums other types), to 12 digits."""
    if cell is None:
        return ("none", "")
    kind, value = cell["type"], cell["value"]
    if kind in ("literal", "typed-literal"):
        datatype = cell.get("datatype", "")
        if datatype in NUMERIC:
            try:
                return ("number", str(decimal.Context(prec=12).create_decimal(value).normalize()))
            except decimal.InvalidOperation:
                return ("no number", value)
        if datatype == XSD + "boolean":
            return ("boolean", {"1": "true", "0": "false"}.get(value, value))
        return ("literal", value, "" if datatype == XSD + "string" else datatype, cell.get("xml:lang", "").lower())
    return (kind, "" if kind == "bnode" else value)


def rows(results, query=""):
    """Parts that GROUP_CONCAT joins are sorted: SPARQL leaves their order open."""
    if "boolean" in results:
        return [(("boolean", str(results["boolean"]).lower()),)]
    names = results["head"]["vars"]
    joined = {name: separator for separator, name in re.findall(
        r'GROUP_CONCAT\([^;)]*;\s*SEPARATOR\s*=\s*"([^"]*)"\)\s+AS\s+\?(\w+)', query)}
    return [tuple(part_order(plain(binding.get(name)), joined.get(name)) for name in names)
            for binding in results["results"]["bindings"]]


def part_order(cell, separator):
    return (cell[0], separator.join(sorted(cell[1].split(separator))), *cell[2:]) if separator else cell


def compare(ours, theirs):
    """None where rows and their order are the same; else what differs: "collation" is an order that differs
    first at a text beyond ASCII."""
    if ours == theirs:
        return None
    if sorted(ours) == sorted(theirs):
        at = next(i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b)
        column = next(i for i, (a, b) in enumerate(zip(ours[at], theirs[at])) if a != b)
        first, second = ours[at][column], theirs[at][column]
        kind = "order" if "".join([*first, *second]).isascii() else "collation"
        return f"{kind}: row {at + 1}, column {column + 1}: {first[1][:60]} before {second[1][:60]}"
    missing, more = set(theirs) - set(ours), set(ours) - set(theirs)
    if not missing and not more:
        return f"rows repeated: {len(ours)}, not {len(theirs)}"
    example = " | ".join(cell[1][:40] for cell in sorted(more or missing)[0])
    return f"rows: {len(more)} more, {len(missing)} fewer, as {example}"
