from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from handrail.development.dscore import shipped_tables
from handrail.development.tables import FOLDER
from handrail.vocabulary import InputError

SCALE = "base_population,intercept,slope,from,to,by"
Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to_file(text: str) -> Path:
        path = tmp_path / "given.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return to_file


def test_every_key_of_the_release_is_shipped() -> None:
    tables = shipped_tables()
    counts = {name: len(bank.items) for name, bank in tables.banks.items()}
    expected = {"293_0": 293, "dutch": 76, "gcdg": 565, "gsed1912": 945, "gsed2212": 1582, "gsed2406": 1582}
    assert counts == expected
    assert set(tables.keys) == set(expected)
    assert [key.name for key in tables.keys.values() if key.is_retired] == ["gsed2212"]


def test_every_reference_belongs_to_a_key() -> None:
    pairs = set(shipped_tables().references)
    assert len(pairs) == 9
    assert all((key.base_population, key.name) in pairs for key in shipped_tables().keys.values())


def test_no_wording_of_items_is_shipped() -> None:
    header, *lines = (FOLDER / "items.csv").read_text().splitlines()
    assert header == "key,item,tau"
    assert len(lines) == 5045
    assert max(len(line.split(",")[1]) for line in lines) == 9


def test_licence_authors_and_changes_stand_beside_the_figures() -> None:
    notice = (FOLDER / "NOTICE.md").read_text()
    assert "Apache License" in (FOLDER / "LICENSE").read_text()
    assert all(name in notice for name in ("van Buuren", "Eekhout", "Huizing", "Seiden", "Changes made"))


def test_items_of_a_file_replace_those_of_their_key(write: Write) -> None:
    tables = shipped_tables().with_items(write("key,item,tau\ndutch,ABC1,10\ndutch,abc2,\n"))
    assert tables.banks["dutch"].items == ("abc1",)
    assert tables.banks["gcdg"] is shipped_tables().banks["gcdg"]
    assert tables.version.startswith("dscore-1.11.0 + given.csv (")


def test_another_file_is_another_version(write: Write) -> None:
    first = shipped_tables().with_items(write("key,item,tau\ndutch,a,10\n")).version
    second = shipped_tables().with_items(write("key,item,tau\ndutch,a,11\n")).version
    assert first != second


def test_a_new_key_brings_its_own_scale(write: Write) -> None:
    text = f"key,item,tau,{SCALE}\nmine,a,10,phase1,50,3.6,-10,120,1\nmine,b,20,phase1,50,3.6,-10,120,1\n"
    tables = shipped_tables().with_items(write(text))
    key = tables.key("mine")
    assert (key.slope, key.grid.stop, key.base_population) == (3.6, 120, "phase1")
    assert tables.reference("mine") is None


def test_a_new_key_without_a_scale_is_refused_rather_than_given_another(write: Write) -> None:
    with pytest.raises(InputError, match="line 2, base_population"):
        shipped_tables().with_items(write("key,item,tau\nmine,a,10\n"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("key,item\nmine,a\n", "lacks the column tau"),
        ("key,item,tau\n", "has no rows"),
        ("key,item,tau\ndutch,a,ten\n", 'line 2, tau: "ten" is not a number'),
        ("key,item,tau\ndutch,a,inf\n", "not a finite number"),
        ("key,item,tau\ndutch,a,1\ndutch,A,2\n", 'line 3, item: "a" stands twice'),
        ("key,item,tau\n,a,1\n", "line 2, key: is empty"),
        ("key,item,tau\ndutch,,1\n", "line 2, item: is empty"),
        ("key,item,tau\ndutch,a\n", "line 2: has more or fewer cells"),
        ("key,item,tau\ndutch,a,1,2\n", "line 2: has more or fewer cells"),
        (f"key,item,tau,{SCALE}\nmine,a,1,phase1,50,0,-10,100,1\n", "slope: must be above 0"),
        (f"key,item,tau,{SCALE}\nmine,a,1,phase1,50,4,-10,-20,1\n", "grid"),
        (f"key,item,tau,{SCALE}\nmine,a,1,phase1,fifty,4,-10,100,1\n", "intercept"),
    ],
)
def test_a_faulty_bank_is_refused_with_its_place(write: Write, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        shipped_tables().with_items(write(text))


REFERENCE = "population,key,distribution,age,mu,sigma,nu,tau\n"


def test_references_of_a_file_are_used(write: Write) -> None:
    rows = "here,dutch,LMS,0,10,0.1,1,\nhere,dutch,LMS,2,50,0.1,1,\n"
    tables = shipped_tables().with_references(write(REFERENCE + rows))
    reference = tables.reference("dutch", "here")
    assert reference is not None
    assert reference.at(np.array([1.0])).mu.tolist() == [30.0]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("x,dutch,LMS,0,10,0.1,1,\n", "at least two ages"),
        ("x,dutch,BETA,0,10,0.1,1,\nx,dutch,BETA,1,10,0.1,1,\n", "neither LMS nor BCT"),
        ("x,dutch,LMS,1,10,0.1,1,\nx,dutch,LMS,1,10,0.1,1,\n", "line 3, age: must rise"),
        ("x,dutch,LMS,0,10,0.1,1,\nx,dutch,BCT,1,10,0.1,1,5\n", "line 3, distribution"),
        ("x,dutch,LMS,0,0,0.1,1,\nx,dutch,LMS,1,10,0.1,1,\n", "line 2, mu: must be above 0"),
        ("x,dutch,LMS,0,10,-1,1,\nx,dutch,LMS,1,10,0.1,1,\n", "sigma"),
        ("x,dutch,BCT,0,10,0.1,1,\nx,dutch,BCT,1,10,0.1,1,5\n", "line 2, tau"),
        ("x,dutch,BCT,0,10,0.1,1,0\nx,dutch,BCT,1,10,0.1,1,5\n", "tau: must be above 0"),
        ("", "has no rows"),
    ],
)
def test_a_faulty_reference_is_refused_with_its_place(write: Write, rows: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        shipped_tables().with_references(write(REFERENCE + rows))


def test_files_that_are_no_csv_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        shipped_tables().with_items(tmp_path / "nowhere.csv")
    packed = tmp_path / "items.csv.gz"
    packed.write_bytes(b"no gzip")
    with pytest.raises(InputError, match="cannot be read"):
        shipped_tables().with_items(packed)
    binary = tmp_path / "items.csv"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        shipped_tables().with_items(binary)
    binary.write_bytes(b'key,item,tau\ndutch,a,"' + b"1" * 200_000 + b'"\n')
    with pytest.raises(InputError, match="is no CSV"):
        shipped_tables().with_items(binary)
