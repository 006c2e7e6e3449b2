"""The API of the office, described at /api/openapi.json. Whoever asks reaches what they reach on the pages."""

from __future__ import annotations

from ninja import NinjaAPI

from tongket import __version__
from tongket.server.api import figures, judging, office, reviews, submissions, trace
from tongket.server.api.asking import BySession, ByToken
from tongket.server.api.refusing import say_refusals

api = NinjaAPI(
    title="Tổng Kết",
    version=__version__,
    description="Units, rounds, submissions, figures with their sources, findings. See docs/reference/api.md.",
    docs_url=None,  # the bundled pages need a network of strangers; ours is at /api/docs/
    urls_namespace="api",
    auth=[ByToken(), BySession()],
)
say_refusals(api)
for room in (office, figures, submissions, judging, reviews, trace):
    api.add_router("", room.router)
