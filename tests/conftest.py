"""What tests share: the shipped knowledge and its reader, made once, and a knowledge set small enough to read."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from handrail.knowledge import Knowledge, Library, load, load_library
from handrail.matching import ConditionNames, Model, Reader, load_model, train_on

SMALL_SET = Path(__file__).parent / "small_set"


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
def small_reader(small: Knowledge) -> Reader:
    return Reader(small, train_on(small))


@pytest.fixture
def small_folder(tmp_path: Path) -> Path:
    """A copy of the small set that a test may change."""
    return Path(shutil.copytree(SMALL_SET, tmp_path / "small_set"))
