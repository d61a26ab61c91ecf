"""What the office says of itself."""

from datetime import date
from typing import cast

from assistant.desk.workplace import User, Workplace, authorise
from assistant.drafts.profile import Noun, OfficeProfile
from index.vocabulary import Force, body_on, find_force, forces


class OfficeActions:
    """The profile of the office: the standing source of its responses."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def profile(self, user: User) -> OfficeProfile | None:
        """The profile, or None where the office has not said who it is."""
        authorise(user)
        return self._work.office.profile()

    def save_profile(self, user: User, profile: OfficeProfile) -> None:
        """Keep the profile; responses of this force use it from now on."""
        self._work.office.save(profile, user=authorise(user))

    def known_forces(self, user: User) -> tuple[Force, ...]:
        """The forces that a first-run question offers."""
        authorise(user)
        return forces()

    def proposal(self, user: User, force: str, on: date | None = None) -> OfficeProfile:
        """A profile to confirm, filled from the dated vocabulary; names of people are left for the office."""
        authorise(user)
        known = find_force(force)
        if known is None:
            return OfficeProfile(
                office=f"Office of the Police and Crime Commissioner for {force}",
                body=f"Police and Crime Commissioner for {force}",
                force=force,
                force_name=force if force.endswith(("Police", "Constabulary")) else f"{force} Police",
            )
        body = body_on(known, on or self._work.today())
        return OfficeProfile(
            office=f"Office of the {body.name}",
            body=body.name,
            force=known.name,
            force_name=known.full_name,
            force_noun=cast(Noun, known.noun),
            title=body.commissioner_title,
            body_type=body.type,
        )
