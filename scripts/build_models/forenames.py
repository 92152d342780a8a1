"""Makes ``mtcheck/facts/data/forenames/names.txt``: first names of many countries, each in its own spelling.

``forenames.py --faker FOLDER [-o FILE]``. The folder is ``faker/providers/person`` of the package Faker 40.54 (MIT), whose
lists come of registers of births. Scripts with capitals only; words that are offices rather than names are left out.
"""

from __future__ import annotations

import argparse
import ast
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from mtcheck.facts.transliteration import fold

TABLE = Path(__file__).resolve().parents[2] / "mtcheck/facts/data/forenames/names.txt"
SCRIPTS = frozenset({"LATIN", "CYRILLIC", "GREEK"})
SHORTEST = 3
#: Names in registers of births that stand before a surname as something else; folded.
OFFICES = frozenset(
    """prince princess king queen major judge general duke duchess sir lady lord baron count countess bishop pope doctor
    justice marshal captain sergeant commodore admiral colonel governor senator mayor royal imam sheikh sultan khan shah
    haji sister brother father mother saint san santa don dom dona senor madame frau herr deacon rabbi chancellor
    messiah deutsch french english german young old great new north south east west""".split()
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--faker", type=Path, required=True, help="faker/providers/person")
    parser.add_argument("-o", "--output", type=Path, default=TABLE)
    options = parser.parse_args()
    found = {
        n for path in sorted(options.faker.glob("*/__init__.py")) for n in names_of(path.read_text("utf-8"))
    }
    kept = sorted(n for n in found if is_kept(n))
    options.output.write_text("\n".join(kept) + "\n", "utf-8")
    print(f"{len(kept):,} of {len(found):,} names")


def names_of(code: str) -> Iterator[str]:
    """The first names of a provider: strings in what is assigned to ``first_names...``; nothing of it is run."""
    for node in ast.walk(ast.parse(code)):
        targets = (
            node.targets
            if isinstance(node, ast.Assign)
            else [node.target]
            if isinstance(node, ast.AnnAssign)
            else []
        )
        if (
            any(isinstance(t, ast.Name) and t.id.startswith("first_") for t in targets)
            and node.value is not None
        ):
            yield from (
                n.value
                for n in ast.walk(node.value)
                if isinstance(n, ast.Constant) and isinstance(n.value, str)
            )


def is_kept(name: str) -> bool:
    """Whether it is one word with a capital in a script that has some, and no office."""
    return (
        name.isalpha()
        and len(name) >= SHORTEST
        and name[0].isupper()
        and name[1:].islower()
        and unicodedata.name(name[0]).split()[0] in SCRIPTS
        and fold(name) not in OFFICES
    )


if __name__ == "__main__":
    main()
