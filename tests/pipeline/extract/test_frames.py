"""Every cell of the frames is read rightly, but for as many as a frame says are known to be misread.

`python -m tests.gate.frames FILE` prints what is misread, by frame and by word.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.frame_reader import frame_files, read_frames
from tests.gate.frames import misread

FILES = frame_files()


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_no_frame_is_misread_more_often_than_is_known(path: Path) -> None:
    worse = []
    for frame in read_frames(path):
        wrong = misread(frame)
        if len(wrong) > frame.known:
            worse.append(f"{frame.name}: {len(wrong)} cells misread, known are {frame.known}")
            worse += [f"  {cell.headline}|{cell.body}: {'; '.join(lines)}" for cell, lines in wrong]
    assert not worse, "\n".join(worse)
