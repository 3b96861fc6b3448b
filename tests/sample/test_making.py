"""What the lists cannot ask for is our fault, and says so."""

from dataclasses import replace

import pytest

from sv_evidence.domain.problems import Defect
from sv_evidence.sample.making import made
from sv_evidence.sample.photos import photo
from sv_evidence.sample.writings import evidence_lines
from sv_evidence.store.workspace import Workspace


def test_an_unknown_form_scene_or_sheet_is_our_fault() -> None:
    paper = next(each for each in evidence_lines() if each.make == "count_sheet")
    picture = next(each for each in evidence_lines() if each.camera)
    assert picture.camera is not None

    with pytest.raises(Defect, match="form of file"):
        made(replace(paper, form="docx"))
    with pytest.raises(Defect, match="spreadsheet"):
        made(replace(paper, form="xlsx"))
    with pytest.raises(Defect, match="scene"):
        photo("sunset", "1", picture.camera, shows={})


def test_every_file_of_the_list_is_its_own(sample: Workspace) -> None:
    lines = evidence_lines()

    assert len({line.file for line in lines}) == len(lines)
    assert [line.added for line in lines] == sorted(line.added for line in lines)
    assert max(line.added for line in lines) < sample.clock().replace(tzinfo=None)
