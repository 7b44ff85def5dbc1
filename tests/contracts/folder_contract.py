"""What every shared folder must do, whatever it is made of. Subclass it, and give it a ``folder`` fixture."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.memory_logs import OFFICE
from workflows.sync.folder import Folder

TEXT = b"written once\n"
SEGMENT = f"tail/{'a' * 26}.0-3.seg"


class FolderContract:
    """The promises of ``workflows.sync.folder.Folder``."""

    def test_what_is_created_is_read_back(self, folder: Folder) -> None:
        """Any bytes, in directories that were not there."""
        content = bytes(range(256)) * 40

        assert folder.create("log/x/tile/entries/x001/000", content) is True
        assert folder.read("log/x/tile/entries/x001/000", len(content)) == content

    def test_a_taken_name_is_left_alone(self, folder: Folder) -> None:
        """False, and nothing changed."""
        folder.create(SEGMENT, TEXT)

        assert folder.create(SEGMENT, b"something else") is False
        assert folder.read(SEGMENT, 100) == TEXT

    def test_what_is_not_there_reads_as_none(self, folder: Folder) -> None:
        """Neither a file nor its directory."""
        folder.create("office.json", TEXT)

        assert folder.read("office.txt", 10) is None
        assert folder.read("tail/none.seg", 10) is None

    def test_a_directory_is_no_file(self, folder: Folder) -> None:
        """Reading one gives nothing."""
        folder.create(SEGMENT, TEXT)

        assert folder.read("tail", 10) is None

    def test_a_listing_has_the_files_of_one_directory(self, folder: Folder) -> None:
        """Names without the directory, sizes where they are known, nothing from above or below."""
        folder.create("office.json", TEXT)
        folder.create(SEGMENT, TEXT)
        folder.create(f"tail/{OFFICE}.office", b"x")
        folder.create("tail/below/deep.seg", TEXT)

        listed = {one.name: one.size for one in folder.list("tail")}

        assert set(listed) == {SEGMENT.removeprefix("tail/"), f"{OFFICE}.office"}
        assert listed[SEGMENT.removeprefix("tail/")] in {len(TEXT), None}
        assert [one.name for one in folder.list("")] == ["office.json"]

    def test_a_directory_that_is_not_there_lists_as_empty(self, folder: Folder) -> None:
        """No error: nothing was written there yet."""
        assert folder.list("tail") == ()
        assert folder.list("log/x/tile/0") == ()

    def test_more_than_the_limit_shows_as_one_byte_more(self, folder: Folder) -> None:
        """A reader notices a file that is too large without taking it in whole."""
        folder.create("office.json", bytes(1000))

        read = folder.read("office.json", 10)
        exact = folder.read("office.json", 1000)

        assert read is not None
        assert len(read) == 11
        assert exact is not None
        assert len(exact) == 1000

    def test_a_deleted_file_is_gone_and_its_name_free(self, folder: Folder) -> None:
        """Also where it was gone already."""
        folder.create(SEGMENT, TEXT)

        folder.delete(SEGMENT)
        folder.delete(SEGMENT)

        assert folder.read(SEGMENT, 10) is None
        assert folder.list("tail") == ()
        assert folder.create(SEGMENT, b"again") is True

    def test_nothing_but_finished_files_is_left(self, folder: Folder) -> None:
        """No temporary file stays behind, neither after success nor for a name that is taken."""
        folder.create(SEGMENT, TEXT)
        folder.create(SEGMENT, TEXT)

        assert [one.name for one in folder.list("tail")] == [SEGMENT.removeprefix("tail/")]

    def test_one_of_several_writers_of_a_name_wins(self, folder: Folder) -> None:
        """The content is that of one of them, whole."""
        contents = [bytes([number]) * 5000 for number in range(6)]

        with ThreadPoolExecutor(len(contents)) as pool:
            won = list(pool.map(lambda content: folder.create(SEGMENT, content), contents))

        read = folder.read(SEGMENT, 10_000)
        assert True in won
        assert read in contents

    def test_names_that_sync_clients_make_are_read(self, folder: Folder) -> None:
        """Conflicted copies have blanks, brackets and letters of every script."""
        name = f"{'a' * 26}.0-3 (Jürgen's conflicted copy 2026-11-23).seg"
        folder.create(f"tail/{name}", TEXT)

        assert [one.name for one in folder.list("tail")] == [name]
        assert folder.read(f"tail/{name}", 100) == TEXT

    @pytest.mark.parametrize("path", ["../out", "/etc/hosts", "tail/../../out", "tail//x", "tail/", "a\\b", "tail/a:b"])
    def test_a_path_that_leads_elsewhere_is_refused(self, folder: Folder, path: str) -> None:
        """Before anything is touched, for every call."""
        for call in (
            lambda: folder.read(path, 10),
            lambda: folder.create(path, b"x"),
            lambda: folder.delete(path),
            lambda: folder.list(path),
        ):
            with pytest.raises(ValueError, match="not a path"):
                call()

    def test_the_place_is_a_text_for_people(self, folder: Folder) -> None:
        """And not empty."""
        assert folder.place
