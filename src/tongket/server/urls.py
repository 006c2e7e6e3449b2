"""Every address of the office. The permission matrix of the tests is made from this table."""

from __future__ import annotations

from django.conf import settings
from django.urls import path

from tongket.server.api.api import api
from tongket.server.api.docs import docs
from tongket.server.pages import (
    account,
    due_list,
    home,
    office_settings,
    overview,
    people,
    regimes,
    reviews,
    rounds,
    set_up_rounds,
    sheet_form,
    signing_in,
    submissions,
    totals,
    trace,
    units,
)

handler400 = "tongket.server.pages.refusals.bad_request"
handler404 = "tongket.server.pages.refusals.not_found"
handler500 = "tongket.server.pages.refusals.defect"

urlpatterns = [
    path("", home.home, name="home"),
    path("login/", signing_in.SignIn.as_view(), name="login"),
    path("logout/", signing_in.sign_out, name="logout"),
    path("invitation/<str:secret>/", signing_in.accept, name="invitation"),
    path("enter/<str:secret>/", signing_in.enter, name="enter"),
    path("language/", signing_in.choose_language, name="language"),
    path("rounds/", home.rounds, name="rounds"),
    path("rounds/<int:number>/", rounds.one_round, name="round"),
    path("rounds/<int:number>/remind/", rounds.remind_units, name="remind"),
    path("rounds/<int:number>/between/", rounds.between, name="between"),
    path("rounds/<int:number>/figure/", totals.figure, name="figure"),
    path("rounds/<int:number>/reviews/", reviews.reviews, name="reviews"),
    path("rounds/<int:number>/draft/", reviews.draft, name="draft"),
    path("rounds/<int:number>/drafting/<uuid:work>/", reviews.drafting, name="drafting"),
    path("reviews/<int:pk>/", reviews.review, name="review"),
    path("reviews/<int:pk>/papers/<path:paper>", reviews.paper, name="paper"),
    path("reviews/<int:pk>/<str:move>/", reviews.act, name="review_act"),
    path("overview/", overview.overview, name="overview"),
    path("rounds/<int:number>/totals/", totals.totals, name="totals"),
    path("units/<str:code>/due/", due_list.of_unit, name="unit_due"),
    path("submissions/<int:pk>/", submissions.submission, name="submission"),
    path("submissions/<int:pk>/upload/", submissions.upload, name="upload"),
    path("submissions/<int:pk>/form/", sheet_form.sheet_form, name="sheet_form"),
    path("submissions/<int:pk>/entries/", sheet_form.entries, name="entries"),
    path("submissions/<int:pk>/hand-in/", sheet_form.hand_in, name="hand_in"),
    path("submissions/<int:pk>/stamped/", sheet_form.stamped, name="stamped"),
    path("stamped/", sheet_form.send_stamped, name="send_stamped"),
    path("sheet-worker.js", sheet_form.worker, name="sheet_worker"),
    path("submissions/<int:pk>/sheet/", submissions.unit_sheet, name="unit_sheet"),
    path("submissions/<int:pk>/annotated/", submissions.annotated, name="annotated"),
    path("submissions/<int:pk>/findings/<int:position>/confirm/", submissions.confirm, name="confirm"),
    path("submissions/<int:pk>/<str:move>/", submissions.act, name="act"),
    path("files/<int:pk>/", submissions.file, name="file"),
    path("files/<int:pk>/take-away/", submissions.take_away, name="take_away"),
    path("api/docs/", docs, name="api_docs"),
    path("api/", api.urls),
    path("account/", account.account, name="account"),
    path("account/factor/", account.factor, name="account_factor"),
    path("account/<str:deed>/", account.act, name="account_act"),
    path("second-factor/", account.second_factor, name="second_factor"),
    path("setup/units/", units.units, name="units"),
    path("setup/units/import/", units.import_list, name="units_import"),
    path("setup/units/merge/", units.merge, name="units_merge"),
    path("setup/people/", people.people, name="people"),
    path("setup/people/add/", people.add, name="person_add"),
    path("setup/people/<int:pk>/", people.one_person, name="person"),
    path("setup/people/<int:pk>/<str:deed>/", people.act, name="person_act"),
    path("setup/regimes/", regimes.regimes, name="regimes"),
    path("setup/regimes/new/", regimes.new_regime, name="regime_new"),
    path("setup/regimes/<int:pk>/", regimes.regime, name="regime"),
    path("setup/rounds/", set_up_rounds.set_up, name="set_up_rounds"),
    path("setup/rounds/<int:number>/", set_up_rounds.one_round, name="set_up_round"),
    path("setup/rounds/<int:number>/<str:step>/", set_up_rounds.act, name="set_up_act"),
    path("setup/office/", office_settings.office_settings, name="office_settings"),
    path("setup/office/keep/", office_settings.keep, name="office_settings_keep"),
    path("setup/office/test-letter/", office_settings.test_letter, name="office_settings_test"),
    path("trace/", trace.trace, name="trace"),
]

if settings.SSO_NAME:
    from tongket.server.sso_urls import addresses

    urlpatterns += addresses
