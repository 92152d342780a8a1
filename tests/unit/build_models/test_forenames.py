"""First names out of the code of a package that is read and not run."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "scripts/build_models"))

from forenames import is_kept, names_of  # noqa: E402

CODE = """
class Provider(PersonProvider):
    formats = ("{{first_name}} {{last_name}}",)
    first_names_male = OrderedDict((("Jared", 0.1), ("Tyler", 0.2)))
    first_names_female: ElementsType = ("Évelyne", "Αννα")
    last_names = ("Sorvane",)
    raise SystemExit("run")
"""


def test_names_are_read_off_the_code() -> None:
    assert sorted(names_of(CODE)) == ["Jared", "Tyler", "Évelyne", "Αννα"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Jared", True),
        ("Évelyne", True),
        ("Сергей", True),
        ("Prince", False),
        ("Imám", False),
        ("Jean-Luc", False),
        ("Jo", False),
        ("McKenna", False),
        ("محمد", False),
    ],
)
def test_what_is_kept(name: str, kept: bool) -> None:
    assert is_kept(name) is kept
