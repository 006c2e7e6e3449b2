"""Promises the office's code makes about itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import call_command

SERVER = Path(__file__).resolve().parents[2] / "src" / "tongket" / "server"
PAGES = [path for room in ("pages", "api") for path in sorted((SERVER / room).rglob("*.py"))]
WRITES = re.compile(r"\.(?:save|create|bulk_create|update|bulk_update|delete|get_or_create|update_or_create)\(")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_pages_write_only_through_actions(page):
    assert not WRITES.search(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_pages_find_records_only_through_what_a_person_may_see(page):
    text = page.read_text(encoding="utf-8")
    found = set(re.findall(r"(\w+)\.objects\.", text))
    assert found <= {"OfficeRecord", "Person"}


@pytest.mark.parametrize("template", sorted((SERVER / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_templates_hold_no_script_no_style_and_no_words(template):
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=|<style|javascript:", text)
    shown = re.sub(r"{[%{].*?[%}]}|<[^>]*>|&\w+;", " ", text, flags=re.DOTALL).replace("Tổng Kết", "")
    assert not re.findall(r"[^\W\d_]{2,}", shown)


def test_no_migration_is_missing(db):
    call_command("makemigrations", "records", check=True, dry_run=True, verbosity=0)


def test_migrations_are_named_by_what_they_do():
    names = [path.stem for path in (SERVER / "records" / "migrations").glob("0*.py")]
    assert names
    assert not [name for name in names if re.search(r"_(?:auto|initial)(?:_|$)", name)]
