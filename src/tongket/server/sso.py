"""Sign-in by the owner's OpenID Connect provider. Loaded only where the environment names one (`settings.py`).

Nobody is made by it: who comes in was invited before, is active, and has the address that the provider verified.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

from tongket.server.actions.sso import person_vouched_for
from tongket.server.pages.refusals import refusal_page
from tongket.server.refusal import NotAllowed, Refused


class NobodyNew(DefaultAccountAdapter):  # type: ignore[misc]
    """No account is made by signing in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class InvitedPeople(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Leads who the provider vouches for to the person that was invited."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Every time anew by the verified address: a link of before does not outlive the invitation."""
        try:
            person = person_vouched_for([each.email for each in sociallogin.email_addresses if each.verified])
            if sociallogin.is_existing and sociallogin.user.pk != person.pk:
                raise NotAllowed("sso_other_person")
        except Refused as refusal:
            raise ImmediateHttpResponse(refusal_page(request, refusal)) from refusal
        if not sociallogin.is_existing:
            sociallogin.connect(request, person)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **facts: Any) -> None:
        """The provider said no, or did not answer."""
        refusal = NotAllowed("sso_failed")
        raise ImmediateHttpResponse(refusal_page(request, refusal))
