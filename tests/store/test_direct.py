import gc

from sv_evidence.store.direct import uncollected


def test_looking_for_cycles_goes_on_afterwards_only_if_it_did_before() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
