"""What tests share: the shipped knowledge and its reader, made once, and a knowledge set small enough to read."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from handrail.knowledge import Knowledge, Library, load, load_library
from handrail.matching import ConditionNames, Model, Reader, load_model
from handrail.matching.training import train_on

SMALL_SET = Path(__file__).parent / "small_set"
SMALL_LIBRARY = Path(__file__).parent / "small_library"


@pytest.fixture(scope="session")
def today() -> date:
    return date(2026, 11, 24)


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def model() -> Model:
    return load_model()


@pytest.fixture(scope="session")
def reader(knowledge: Knowledge, model: Model) -> Reader:
    return Reader(knowledge, model)


@pytest.fixture(scope="session")
def names(knowledge: Knowledge) -> ConditionNames:
    return ConditionNames(knowledge)


@pytest.fixture(scope="session")
def small() -> Knowledge:
    """The small set of tests/small_set: four concerns, seven red flags, two conditions, ten milestones."""
    return load(SMALL_SET)


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The small library of tests/small_library, beside the small set: a few records that explain."""
    return load_library(with_small_library(tmp_path_factory.mktemp("small") / "set"))


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    """A copy of the small set with the small library, that a test may change."""
    return with_small_library(tmp_path / "small_set")


def with_small_library(folder: Path) -> Path:
    """`folder`, filled with the small set and the small library."""
    shutil.copytree(SMALL_SET, folder)
    shutil.copytree(SMALL_LIBRARY, folder / "library")
    return folder


@pytest.fixture(scope="session")
def small_reader(small: Knowledge) -> Reader:
    return Reader(small, train_on(small))


@pytest.fixture
def small_folder(tmp_path: Path) -> Path:
    """A copy of the small set that a test may change."""
    return Path(shutil.copytree(SMALL_SET, tmp_path / "small_set"))
