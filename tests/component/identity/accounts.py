"""Somebody with an account, for tests."""

from dataclasses import dataclass
from typing import Any

import boto3
from tests.component.portal import Answer, Portal, a_school, call, claims
from tests.pool import PASSWORD

from identity.api import handler
from skolbro import ids
from skolbro.access.relations import Duty, Kind
from skolbro.access.schools import School


@dataclass
class Office:
    """A school with an administrator, and a class of two with a guardian each."""

    portal: Portal
    pool: dict[str, str]
    school: School
    sara: str
    class_id: str
    alva: str
    anna: str
    bo: str
    nils: str

    def put(self, path: str, *, by: str | None = None, **parts: Any) -> Answer:
        return call(handler, "PUT", f"/identity{path}", person=by, **parts)

    def get(self, path: str, *, by: str, **parts: Any) -> Answer:
        return call(handler, "GET", f"/identity{path}", person=by, **parts)

    def delete(self, path: str, *, by: str, **parts: Any) -> Answer:
        return call(handler, "DELETE", f"/identity{path}", person=by, **parts)

    def hand_out(self, person: str, *, by: str | None = None) -> Answer:
        return self.put(f"/schools/{self.school.id}/people/{person}/code", by=by or self.sara)

    def code(self, person: str) -> str:
        return str(self.hand_out(person).body["code"])

    def activate(self, code: str, **parts: Any) -> Answer:
        body = {"code": code, "username": "anna@example.com", "password": PASSWORD, **parts}
        return self.put("/activation", body=body)

    def bar(self, person: str, *, barred: bool) -> Answer:
        path = f"/schools/{self.school.id}/people/{person}/barring"
        return self.put(path, by=self.sara, body={"barred": barred})

    def signs_in(self, username: str, password: str = PASSWORD) -> bool:
        """Whether the pool lets somebody in. moto looks up no alias by itself."""
        cognito = boto3.client("cognito-idp")
        named = {"Name": "preferred_username", "Value": username}
        users = cognito.list_users(UserPoolId=self.pool["USER_POOL_ID"])["Users"]
        found = [one["Username"] for one in users if named in one["Attributes"]]
        if not found:
            return False
        try:
            cognito.admin_initiate_auth(
                UserPoolId=self.pool["USER_POOL_ID"],
                ClientId=self.pool["PASSWORD_CLIENT_ID"],
                AuthFlow="ADMIN_USER_PASSWORD_AUTH",
                AuthParameters={"USERNAME": found[0], "PASSWORD": password},
            )
        except cognito.exceptions.ClientError:
            return False
        return True

    def acts(self, person: str) -> list[str]:
        """What the log says was done to an account, in order."""
        found = [
            one for one in self.portal.items("identity", "Act") if one["person_id"]["S"] == person
        ]
        return [one["what"]["S"] for one in sorted(found, key=lambda one: one["sk"]["S"])]

    def session_of(self, person: str, name: str) -> dict[str, object]:
        """Another sign-in of the same person."""
        return claims(person, origin_jti=name)


def an_office(portal: Portal, pool: dict[str, str]) -> Office:
    school = portal.add_school(a_school())
    sara, class_id, alva, anna, bo, nils = (ids.new() for _ in range(6))
    place = {"school_id": school.id, "commune_id": school.commune_id}
    portal.work_at(sara, school, Duty.SCHOOL_ADMINISTRATOR)
    for child, name, guardian, guardians_name in (
        (alva, "Alva Lind", anna, "Anna Lind"),
        (bo, "Bo Åström", nils, "Nils Åström"),
    ):
        portal.relate(
            child, Kind.MEMBER_OF, class_id, person_name=name, object_name="4B",
            group_kind="class", **place,
        )  # fmt: skip
        portal.relate(
            guardian, Kind.GUARDIAN_OF, child, person_name=guardians_name, object_name=name, **place
        )
    return Office(portal, pool, school, sara, class_id, alva, anna, bo, nils)
