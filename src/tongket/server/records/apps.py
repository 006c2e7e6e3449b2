"""The records as one Django app, so that all migrations stand in one line."""

from __future__ import annotations

from django.apps import AppConfig


class Records(AppConfig):
    """Label `records`; the models are collected in `records/models.py`."""

    name = "tongket.server.records"
    label = "records"
