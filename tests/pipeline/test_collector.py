"""The collector of garbage rests while work is done, and is afterwards as it was before."""

from __future__ import annotations

import gc

import pytest

from pipeline.collector import collector_at_rest


def test_the_collector_rests_and_works_again_afterwards() -> None:
    assert gc.isenabled()
    with collector_at_rest():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="broken"), collector_at_rest():
        raise ValueError("broken")
    assert gc.isenabled()


def test_it_goes_on_resting_where_it_did_before() -> None:
    with collector_at_rest():
        with collector_at_rest():
            pass
        assert not gc.isenabled()
