"""Who may do what."""

from __future__ import annotations

from tongket.approve.roles import MAY, Deed, Role, may, roles_for


def test_every_role_has_its_deeds_and_every_deed_someone_who_may_do_it():
    assert set(MAY) == set(Role)
    assert all(roles_for(deed) for deed in Deed)


def test_nobody_who_sends_reports_judges_them():
    for role, deeds in MAY.items():
        assert not {Deed.SEND_SUBMISSION, Deed.JUDGE_SUBMISSION} <= deeds, role


def test_the_administrator_manages_people_and_sees_no_figures():
    assert may([Role.ADMINISTRATOR], Deed.MANAGE_PEOPLE)
    assert not may([Role.ADMINISTRATOR], Deed.SEE_SUBMISSION)
    assert not may([Role.ADMINISTRATOR], Deed.SEE_TOTALS)
