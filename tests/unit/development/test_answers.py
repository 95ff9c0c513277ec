import numpy as np
import pytest

from handrail.development.answers import Block, answered_places
from handrail.development.dscore import Coordinates, Wide
from handrail.development.items import ItemBank
from handrail.vocabulary import InputError

BANK = ItemBank.of("made_up", {"a": 1.0, "b": 2.0, "c": 3.0})


def block_of(answers: Wide | Coordinates, first: int = 0, last: int | None = None) -> Block:
    return answers.blocks_by(BANK)(first, len(answers) if last is None else last)


def wide(rows: list[list[int]], items: str = "abc") -> Wide:
    return Wide(np.array(rows, dtype=np.int8), list(items))


def coordinates(triples: list[tuple[int, int, int]], items: str = "abc", children: int = 3) -> Coordinates:
    child, item, score = (np.array(column, dtype=np.int64) for column in zip(*triples, strict=True))
    return Coordinates(child=child, item=item, score=score, items=list(items), children=children)


def test_a_wide_table_becomes_rows_of_the_likelihood_table() -> None:
    block = block_of(wide([[1, 0, -1], [-1, -1, -1], [-1, 1, 1]]))
    assert block.starts.tolist() == [0, 2, 2, 4]
    assert block.rows_of_table.tolist() == [1, 2, 3, 5]


def test_items_that_are_not_in_the_key_are_left_out() -> None:
    block = block_of(wide([[1, 0, 1], [1, -1, -1]], "zaB"))
    assert block.counts.tolist() == [2, 0]
    assert block.rows_of_table.tolist() == [0, 3]


def test_coordinates_in_any_order_give_the_same_block() -> None:
    ordered = block_of(coordinates([(0, 0, 1), (0, 1, 0), (2, 1, 1), (2, 2, 1)]))
    mixed = block_of(coordinates([(2, 2, 1), (0, 1, 0), (2, 1, 1), (0, 0, 1)]))
    assert ordered.starts.tolist() == mixed.starts.tolist() == [0, 2, 2, 4]
    assert ordered.in_item_order().rows_of_table.tolist() == mixed.in_item_order().rows_of_table.tolist()


def test_missing_coordinates_are_no_answers() -> None:
    assert block_of(coordinates([(0, 0, -1), (1, 1, 1)])).counts.tolist() == [0, 1, 0]


def test_a_part_of_the_children_can_be_read() -> None:
    assert block_of(wide([[1, 0, -1], [0, -1, -1], [-1, 1, 1]]), 1, 3).rows_of_table.tolist() == [0, 3, 5]
    assert block_of(coordinates([(0, 0, 1), (1, 1, 1), (2, 0, 0)]), 1, 3).rows_of_table.tolist() == [3, 0]


def test_passes_and_counts_are_those_of_each_child() -> None:
    block = block_of(wide([[1, 0, 1], [-1, -1, -1], [0, 0, 0]]))
    assert block.passes.tolist() == [2, 0, 0]
    assert block.counts.tolist() == [3, 0, 3]


def test_chosen_children_keep_their_answers() -> None:
    block = block_of(wide([[1, 0, 1], [-1, 1, -1], [0, 0, 0]])).of_children(np.array([2, 1]))
    assert block.starts.tolist() == [0, 3, 4]
    assert block.rows_of_table.tolist() == [0, 2, 4, 3]


@pytest.mark.parametrize("share", [0.0, 0.02, 0.5, 1.0])
@pytest.mark.parametrize("length", [0, 3, 8, 1001])
def test_answered_cells_are_found_in_full_and_in_sparse_tables(share: float, length: int) -> None:
    rng = np.random.default_rng(1)
    cells = np.where(rng.random(length) < share, rng.integers(0, 2, length), -1).astype(np.int8)
    assert answered_places(cells).tolist() == np.flatnonzero(cells >= 0).tolist()


@pytest.mark.parametrize("bad", [2, -2, 100])
def test_a_score_other_than_1_0_and_missing_is_refused(bad: int) -> None:
    with pytest.raises(InputError, match="answers"):
        wide([[1, bad, 0]])
    with pytest.raises(InputError, match=r"answers\.score"):
        coordinates([(0, 0, bad)])


def test_half_a_point_is_refused_rather_than_cut_to_zero() -> None:
    with pytest.raises(InputError, match="float64"):
        Wide(np.array([[0.5, 1.0, 0.0]]), ["a", "b", "c"])  # type: ignore[arg-type]


def test_a_table_of_another_shape_is_refused() -> None:
    with pytest.raises(InputError, match="shape"):
        wide([[1, 0]])


@pytest.mark.parametrize(("triple", "field"), [((3, 0, 1), "child"), ((-1, 0, 1), "child"), ((0, 3, 1), "item")])
def test_a_coordinate_out_of_range_is_refused(triple: tuple[int, int, int], field: str) -> None:
    with pytest.raises(InputError, match=field):
        coordinates([triple])


def test_coordinates_of_unequal_length_are_refused() -> None:
    one, two = np.array([0]), np.array([0, 1])
    with pytest.raises(InputError, match="same length"):
        Coordinates(child=one, item=two, score=one, items=["a"], children=1)


def test_an_item_named_twice_is_refused() -> None:
    with pytest.raises(InputError, match="twice"):
        wide([[1, 1, 1]], "abA")


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 0, 1]])
def test_two_answers_of_a_child_to_one_item_are_refused(order: list[int]) -> None:
    triples = [(0, 0, 1), (0, 0, 0), (1, 1, 1)]
    with pytest.raises(InputError, match="two scores"):
        block_of(coordinates([triples[place] for place in order]))


def test_whether_any_item_is_in_the_key_does_not_depend_on_answers() -> None:
    assert wide([[-1, -1, -1]]).has_items_of(BANK)
    assert not wide([[1, 1, 1]], "xyz").has_items_of(BANK)
    assert not coordinates([(0, 0, 1)], "xyz").has_items_of(BANK)
