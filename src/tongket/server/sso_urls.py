"""The addresses of sign-in by a provider: there and back. Nothing else of allauth is reachable."""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect import views
from django.urls import URLPattern, path
from django.views.generic import RedirectView

addresses: list[URLPattern] = [
    path("sso/<str:provider_id>/login/", views.login, name="openid_connect_login"),
    path("sso/<str:provider_id>/login/callback/", views.callback, name="openid_connect_callback"),
    *(  # where allauth leads in cases that end at our own sign-in
        path(f"sso/{name}/", RedirectView.as_view(pattern_name="login"), name=name)
        for name in ("account_inactive", "account_login", "account_signup", "socialaccount_signup",
                     "socialaccount_login_error", "socialaccount_login_cancelled", "socialaccount_connections")
    ),
]  # fmt: skip
