"""What the lock files promise: the same packages everywhere, each proven by its hash, from wherever pip is told."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bundle.lock")


def entries(lock: str) -> list[tuple[Requirement, list[str]]]:
    """Every requirement of a lock with its hashes, in the order of the file."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return [(Requirement(line.split(" --hash=")[0]), re.findall(r"--hash=(\S+)", line)) for line in lines]


def pins(lock: str) -> dict[str, Requirement]:
    """The locked requirements by package and marker."""
    return {f"{canonicalize_name(one.name)} ; {one.marker or ''}": one for one, _ in entries(lock)}


def versions(lock: str) -> dict[str, list[str]]:
    """The locked versions by package; more than one where they differ between systems."""
    found: dict[str, list[str]] = {}
    for one, _ in entries(lock):
        found.setdefault(canonicalize_name(one.name), []).append(str(one.specifier).removeprefix("=="))
    return found


def declared(extra: str | None = None) -> list[Requirement]:
    """What pyproject.toml asks for: the program's own needs, or those of an extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [
        Requirement(line) for line in (project["optional-dependencies"][extra] if extra else project["dependencies"])
    ]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_pins_one_version_and_names_its_hashes(lock: str) -> None:
    """Pip refuses the whole file otherwise, and only on the machine that needs the line."""
    loose = [
        one.name
        for one, hashes in entries(lock)
        if not re.fullmatch(r"==[^*,]+", str(one.specifier))
        or not hashes
        or not all(re.fullmatch(r"sha256:[0-9a-f]{64}", found) for found in hashes)
    ]

    assert entries(lock)
    assert loose == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_line_says_where_packages_come_from(lock: str) -> None:
    """Where packages come from is the machine's own business: a mirror, a proxy, a folder."""
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert re.findall(r"://|--(?:extra-)?index-url|--find-links|--trusted-host|^-[ifr]\b| @ ", text, re.MULTILINE) == []


def test_every_dependency_is_locked_at_a_version_it_allows() -> None:
    """A dependency that was added or tightened without a new lock is found here, not at a person's first start."""
    missing = [
        f"{wanted} in {lock}"
        for lock, wants in (
            (LOCKS[0], declared()),
            (LOCKS[1], declared() + declared("dev")),
            (LOCKS[2], declared() + declared("bundle")),
        )
        for wanted in wants
        if not any(
            wanted.specifier.contains(version, prereleases=True)
            for version in versions(lock).get(canonicalize_name(wanted.name), [])
        )
    ]

    assert missing == []


@pytest.mark.parametrize("larger", LOCKS[1:])
def test_a_larger_lock_holds_the_smaller_one_exactly(larger: str) -> None:
    """An environment set up for checking, or for gathering a bundle, has the very versions of the program alone."""
    small, large = pins(LOCKS[0]), pins(larger)
    apart = [name for name, one in small.items() if name not in large or large[name].specifier != one.specifier]

    assert apart == []


SYSTEMS = [
    {"sys_platform": system, "platform_machine": machine, "platform_system": named}
    for system, named, machines in (
        ("linux", "Linux", ("x86_64", "aarch64")),
        ("darwin", "Darwin", ("x86_64", "arm64")),
        ("win32", "Windows", ("AMD64", "ARM64")),
    )
    for machine in machines
]


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("system", SYSTEMS, ids=lambda one: f"{one['sys_platform']}-{one['platform_machine']}")
def test_every_system_takes_one_version_of_each_package(lock: str, system: dict[str, str]) -> None:
    """Macs with Intel's processor take an older cryptography, because newer ones are not made for them."""
    taken = [
        canonicalize_name(one.name) for one, _ in entries(lock) if one.marker is None or one.marker.evaluate(system)
    ]

    assert len(taken) == len(set(taken))
    assert "cryptography" in taken
