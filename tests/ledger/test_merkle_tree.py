"""The Merkle tree: known vectors, an independent tree, and the laws of proofs."""

import hashlib
from typing import Any

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger import merkle
from workflows.ledger.malformed import Malformed

# The reference vectors of the certificate transparency project for RFC 6962.
ENTRIES = [
    bytes.fromhex(text)
    for text in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

sizes = st.integers(1, 70)


def leaves_of(count: int) -> list[bytes]:
    """Leaf hashes of the entries 0, 1, 2 … in decimal."""
    return [merkle.leaf_hash(b"%d" % number) for number in range(count)]


def root_by_definition(leaves: list[bytes]) -> bytes:
    """RFC 6962, section 2.1, word by word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    cut = 1
    while cut * 2 < len(leaves):
        cut *= 2
    return merkle.node_hash(root_by_definition(leaves[:cut]), root_by_definition(leaves[cut:]))


@pytest.mark.parametrize("size", range(9))
def test_known_roots_come_out(size: int) -> None:
    """Frontier, list and tree agree with the published roots."""
    leaves = [merkle.leaf_hash(entry) for entry in ENTRIES[:size]]

    assert merkle.root_of(leaves).hex() == ROOTS[size]
    assert merkle.Tree(leaves).root(size).hex() == ROOTS[size]


@given(size=st.integers(0, 300))
def test_the_frontier_gives_the_root_of_the_definition(size: int) -> None:
    """Appending one by one is the same as hashing the whole list."""
    leaves = leaves_of(size)

    assert merkle.root_of(leaves) == root_by_definition(leaves) == merkle.Tree(leaves).root(size)


@given(size=st.integers(0, 300), more=st.integers(0, 20))
def test_a_frontier_goes_on_after_being_stored(size: int, more: int) -> None:
    """Stored and read back, or copied, a frontier grows to the same root."""
    leaves = leaves_of(size + more)
    frontier = merkle.Frontier()
    for leaf in leaves[:size]:
        frontier.append(leaf)

    for other in (merkle.Frontier.from_bytes(frontier.to_bytes()), frontier.copy()):
        for leaf in leaves[size:]:
            other.append(leaf)
        assert (other.size, other.root()) == (size + more, root_by_definition(leaves))
    assert frontier.root() == root_by_definition(leaves[:size])


@given(raw=st.binary(max_size=120))
def test_a_frontier_is_read_only_in_its_one_spelling(raw: bytes) -> None:
    """Anything else is refused with the one error."""
    try:
        frontier = merkle.Frontier.from_bytes(raw)
    except Malformed:
        return
    assert frontier.to_bytes() == raw


@given(size=sizes, data=st.data())
def test_an_independent_tree_gives_the_same_roots_and_proofs(size: int, data: st.DataObject) -> None:
    """The RFC 6962 tree of pymerkle and ours cannot be told apart; it only lists a proof's hashes in another order."""
    index = data.draw(st.integers(0, size - 1))
    other: Any = pymerkle.InmemoryTree(algorithm="sha256")
    for number in range(size):
        other.append_entry(b"%d" % number)
    leaves = leaves_of(size)
    tree = merkle.Tree(leaves)

    assert tree.root(size) == other.get_root()
    assert sorted([leaves[index], *tree.inclusion(index, size)]) == sorted(other.prove_inclusion(index + 1, size).path)


@given(size=sizes, data=st.data())
def test_every_inclusion_proof_verifies(size: int, data: st.DataObject) -> None:
    """For every entry at every size there is a path that leads to the root."""
    known = data.draw(st.integers(size, size + 20))
    index = data.draw(st.integers(0, size - 1))
    leaves = leaves_of(known)
    path = merkle.inclusion_proof(leaves, index, size)

    assert merkle.verify_inclusion(leaves[index], index, size, path, root_by_definition(leaves[:size]))


@given(size=st.integers(2, 70), data=st.data())
def test_every_altered_inclusion_proof_fails(size: int, data: st.DataObject) -> None:
    """Another leaf, index, root, or one bit, one step more or less in the path: refused."""
    index = data.draw(st.integers(0, size - 1))
    leaves = leaves_of(size)
    root = root_by_definition(leaves)
    path = merkle.inclusion_proof(leaves, index, size)
    other = data.draw(st.integers(0, size - 1).filter(lambda at: at != index))
    step = data.draw(st.integers(0, len(path) - 1))
    flipped = [*path]
    flipped[step] = bytes([path[step][0] ^ 1]) + path[step][1:]

    assert not merkle.verify_inclusion(leaves[other], index, size, path, root)
    assert not merkle.verify_inclusion(leaves[index], other, size, path, root)
    assert not merkle.verify_inclusion(leaves[index], index, size, path, bytes(32))
    assert not merkle.verify_inclusion(leaves[index], index, size, flipped, root)
    assert not merkle.verify_inclusion(leaves[index], index, size, path[:-1], root)
    assert not merkle.verify_inclusion(leaves[index], index, size, [*path, bytes(32)], root)
    assert not merkle.verify_inclusion(leaves[index], size, size, path, root)


@given(new=st.integers(0, 70), data=st.data())
def test_every_consistency_proof_verifies(new: int, data: st.DataObject) -> None:
    """Every earlier size is provably the beginning of every later one."""
    old = data.draw(st.integers(0, new))
    leaves = leaves_of(new)
    old_root, new_root = root_by_definition(leaves[:old]), root_by_definition(leaves)
    proof = merkle.consistency_proof(leaves, old, new)

    assert merkle.verify_consistency(old, old_root, new, new_root, proof)


@given(new=st.integers(3, 70), data=st.data())
def test_every_altered_consistency_proof_fails(new: int, data: st.DataObject) -> None:
    """Another old root, new root, or one bit, one step more or less in the proof: refused."""
    old = data.draw(st.integers(2, new - 1))
    leaves = leaves_of(new)
    old_root, new_root = root_by_definition(leaves[:old]), root_by_definition(leaves)
    proof = merkle.consistency_proof(leaves, old, new)
    step = data.draw(st.integers(0, len(proof) - 1))
    flipped = [*proof]
    flipped[step] = bytes([proof[step][0] ^ 1]) + proof[step][1:]
    rewritten = root_by_definition([merkle.leaf_hash(b"other"), *leaves[1:old]])

    assert not merkle.verify_consistency(old, rewritten, new, new_root, proof)
    assert not merkle.verify_consistency(old, old_root, new, bytes(32), proof)
    assert not merkle.verify_consistency(old, old_root, new, new_root, flipped)
    assert not merkle.verify_consistency(old, old_root, new, new_root, proof[:-1])
    assert not merkle.verify_consistency(old, old_root, new, new_root, [*proof, bytes(32)])
    assert not merkle.verify_consistency(new, new_root, old, old_root, proof)
    assert not merkle.verify_consistency(old, old_root, 64 * new, new_root, proof)


def test_the_empty_log_begins_every_log_and_only_with_an_empty_proof() -> None:
    """Size 0 has one root and needs no proof."""
    leaves = leaves_of(5)
    root = root_by_definition(leaves)

    assert merkle.verify_consistency(0, merkle.EMPTY_ROOT, 5, root, [])
    assert not merkle.verify_consistency(0, bytes(32), 5, root, [])
    assert not merkle.verify_consistency(0, merkle.EMPTY_ROOT, 5, root, [root])
    assert merkle.verify_consistency(5, root, 5, root, [])
    assert not merkle.verify_consistency(5, root, 5, root, [root])
    assert not merkle.verify_consistency(3, root, 5, root, [])


def test_a_proof_for_a_place_outside_the_log_is_our_own_mistake() -> None:
    """Asking for it raises, and nothing wrong is proven."""
    tree = merkle.Tree(leaves_of(5))

    for index, size in ((5, 5), (-1, 5), (0, 6)):
        with pytest.raises(ValueError, match="no entry"):
            tree.inclusion(index, size)
    for old, new in ((4, 3), (-1, 3), (2, 6)):
        with pytest.raises(ValueError, match="no sizes"):
            tree.consistency(old, new)
    with pytest.raises(ValueError, match="no size"):
        tree.root(6)
