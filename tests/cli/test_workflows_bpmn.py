"""``workflows bpmn``: workflows go out to other programs, and what is readable of theirs comes in as a draft."""

from pathlib import Path
from xml.etree.ElementTree import parse

from tests.bpmn.making import flows, foreign
from tests.support.shop import Shop
from workflows.bpmn.names import BPMN

LEAVE = foreign(
    '<bpmn:startEvent id="s" />\n<bpmn:task id="t" name="Book it" /><bpmn:endEvent id="e" />\n'
    '<bpmn:laneSet id="l"><bpmn:lane id="a" name="Manager"><bpmn:flowNodeRef>t</bpmn:flowNodeRef></bpmn:lane>'
    "</bpmn:laneSet>\n" + flows("s t", "t e")
)


def written(tmp_path: Path, text: str) -> Path:
    """A file of another program."""
    path = tmp_path / "holiday.bpmn"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_workflow_goes_out_and_comes_back_as_it_was(shop: Shop, tmp_path: Path) -> None:
    """Applying what came back changes nothing."""
    out, back = tmp_path / "invoice.bpmn", tmp_path / "invoice.yaml"
    told = shop.done("workflows", "bpmn", "export", "invoice", "-o", out)
    imported = shop.done("workflows", "bpmn", "import", out, "-o", back)

    assert told["workflow"] == "invoice"
    assert parse(out).getroot().tag == f"{{{BPMN}}}definitions"
    assert (imported["refused"], imported["remarks"]) == ([], [])
    assert shop.done("apply", back)["changed"] == []


def test_a_foreign_file_becomes_a_draft_that_is_checked_and_applied(shop: Shop, tmp_path: Path) -> None:
    """It applies nothing by itself; the roles that are here already are not written again."""
    draft = tmp_path / "holiday.yaml"
    imported = shop.done("workflows", "bpmn", "import", written(tmp_path, LEAVE), "-o", draft)
    listed = {one["id"] for one in shop.done("workflows", "list")["workflows"]}

    assert imported["workflow"]["id"] == "holiday"
    assert "roles:\n" not in draft.read_text(encoding="utf-8").split("workflows:")[0]
    assert "holiday" not in listed
    assert shop.done("workflows", "check", draft)["sound"] == ["holiday"]
    assert shop.done("apply", draft)["changed"] == ["workflow holiday"]


def test_a_new_role_comes_with_the_draft(shop: Shop, tmp_path: Path) -> None:
    """A lane of a name that the office has not."""
    draft = tmp_path / "holiday.yaml"
    text = LEAVE.replace('name="Manager"', 'name="Head of Sales"')
    shop.done("workflows", "bpmn", "import", written(tmp_path, text), "-o", draft)

    assert shop.done("apply", draft)["changed"] == ["role head-of-sales", "workflow holiday"]


def test_without_a_place_the_draft_is_shown_with_what_was_done(shop: Shop, tmp_path: Path) -> None:
    """What is said stands as comments, so that the text can be kept as a file."""
    answer = shop("workflows", "bpmn", "import", written(tmp_path, LEAVE), as_json=False)

    assert answer.code == 0
    assert answer.out.startswith("# Read “Holiday”: workflow holiday, 1 step.")
    assert "\nworkflows:\n" in answer.out


def test_a_refused_file_says_every_element_and_writes_nothing(shop: Shop, tmp_path: Path) -> None:
    """By element, name, id and line, with what could be done; the exit code says so too."""
    draft = tmp_path / "holiday.yaml"
    text = LEAVE.replace('<bpmn:task id="t"', '<bpmn:scriptTask id="t"')
    path = written(tmp_path, text)
    answer = shop("workflows", "bpmn", "import", path, "-o", draft, as_json=False)
    refused = shop("workflows", "bpmn", "import", path).json["refused"]

    assert answer.code == 1
    assert "Not read: scriptTask “Book it” (t), line 5:" in answer.out
    assert [(one["element"], one["id"], one["line"]) for one in refused] == [("scriptTask", "t", 5)]
    assert not draft.exists()


def test_what_is_no_workflow_and_no_bpmn_is_told(shop: Shop, tmp_path: Path) -> None:
    """Names and files that are not what they should be."""
    out = tmp_path / "x.bpmn"

    assert shop("workflows", "bpmn", "export", "nothing", "-o", out).code == 1
    assert shop("workflows", "bpmn", "export", "invoice", "-o", tmp_path / "x.png").code == 2
    assert shop("workflows", "bpmn", "export", "invoice").code == 2
    assert shop("workflows", "bpmn", "import").code == 2
    assert shop("workflows", "bpmn").code == 2
    assert shop("workflows", "list", "-o", out).code == 2
    assert shop("workflows", "bpmn", "import", tmp_path / "missing.bpmn").code == 1
    assert shop("workflows", "bpmn", "import", written(tmp_path, "%PDF-1.7")).code == 1
    assert not out.exists()


def test_a_place_that_cannot_be_written_leaves_everything_as_it_was(shop: Shop, tmp_path: Path) -> None:
    """The disk says no: trouble from outside, and no half a file."""
    answer = shop("workflows", "bpmn", "export", "invoice", "-o", tmp_path / "missing" / "x.bpmn")

    assert answer.code == 3
    assert list(tmp_path.rglob("x.bpmn*")) == []
