"""To whom an item is addressed: the force, this body, or others."""

import re
from collections.abc import Sequence
from typing import Literal

from assistant.drafts.profile import OfficeProfile

Addressee = Literal["force", "body", "others"]

_OTHERS = re.compile(
    r"national police chiefs|npcc|college of policing|home office|ministry|crown prosecution|digital service", re.I
)
_BODY = re.compile(
    r"police(?:, fire)? and crime commissioner|\bpf?ccs?\b"
    r"|local policing bod|deputy mayor|\bmayors?\b|mopac|police authorit",
    re.I,
)
_FORCE = re.compile(r"chief constable|chief officer|commissioner of police|\bforces?\b|\bconstabular", re.I)


def addressee_of(name: str, profile: OfficeProfile) -> Addressee:
    """Whether an addressee is the force, this body or somebody else. Another force, named, is somebody else."""
    plain = name.replace("’", "'")
    own_force = profile.force_name.lower() in plain.lower() or profile.force.lower() in plain.lower()
    if _OTHERS.search(plain):
        return "others"
    if _BODY.search(plain) or profile.body.lower() in plain.lower() or profile.title.lower() == plain.lower():
        return "body"
    if own_force:
        return "force"
    if re.search(r"\b[A-Z]\w+(?: \w+)* (?:Police|Constabulary)\b|\bof [A-Z]", name):
        return "others"
    return "force" if _FORCE.search(plain) else "others"


def addressed_to(names: Sequence[str], profile: OfficeProfile) -> frozenset[Addressee]:
    """Everybody to whom an item is addressed; an item that names nobody is the force's."""
    return frozenset(addressee_of(name, profile) for name in names) or frozenset({"force"})
