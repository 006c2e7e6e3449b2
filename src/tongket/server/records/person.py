"""People who sign in, and what each is in which sub-tree."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from tongket.approve.roles import Role

ROLES = [(role.value, role.value) for role in Role]


class People(BaseUserManager["Person"]):
    """Finds people by their user name, as typed in any case."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """The person of that user name."""
        return self.get(username=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """An official acting in office. Nothing is kept but a name, a way to write, and a language."""

    username = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=5, blank=True)
    is_active = models.BooleanField(default=True)
    has_second_factor = models.BooleanField(default=False)  # a confirmed device: every sign-in asks for its code
    created_at = models.DateTimeField(auto_now_add=True)

    objects = People()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name or self.username


class Membership(models.Model):
    """What a person is in a sub-tree; without a unit: in the whole office."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=ROLES)
    unit = models.ForeignKey("records.UnitRecord", null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "role", "unit"], name="a_role_is_given_once"),
            models.UniqueConstraint(
                fields=["person", "role"], condition=models.Q(unit__isnull=True), name="a_role_is_given_once_everywhere"
            ),
        ]
