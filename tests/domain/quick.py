"""What is known where quick lines are tried: an organisation with lunch clubs and cookery."""

from datetime import date
from uuid import UUID

from sv_evidence.domain.activities import ActivityDraft, ResultDraft
from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.domain.quick_known import Known, Precedent, QuickMeasure

TODAY = date(2026, 9, 30)  # a Wednesday
MEALS, ATTENDANCES, SESSIONS, TRAINING, VOLUNTEERING, KG, POUNDS, PEOPLE = (
    UUID(int=at) for at in range(1, 9)
)
CONTRACT = UUID(int=20)


def _measure(uid: UUID, title: str, one: str, many: str) -> QuickMeasure:
    return QuickMeasure(uid, title, Unit(one, many))


def _done(
    title: str, place: str, times: int, *results: tuple[UUID, int], **more: object
) -> Precedent:
    draft = ActivityDraft(
        title=title,
        first_day=date(2026, 9, 28 if "Nechells" in title else 29),
        place=place,
        postcode="B16",
        project="Lunch clubs",
        results=tuple(ResultDraft(uid, Thousandths(many * 1000)) for uid, many in results),
        **more,  # type: ignore[arg-type]
    )
    return Precedent(draft, times)


MEASURES = (
    _measure(MEALS, "Meals shared at lunch clubs", "meal", "meals"),
    _measure(ATTENDANCES, "Lunch club attendances", "attendance", "attendances"),
    _measure(SESSIONS, "Family cookery sessions", "session", "sessions"),
    _measure(TRAINING, "Training hours given", "hour", "hours"),
    _measure(VOLUNTEERING, "Volunteer hours", "hour", "hours"),
    _measure(KG, "Surplus food redistributed", "kg", "kg"),
    _measure(POUNDS, "Spend with Birmingham suppliers", "£", "£"),
    _measure(PEOPLE, "People trained", "person", "people"),
)
KNOWN = Known(
    precedents=(
        _done(
            "Lunch club, Ladywood",
            "Ladywood Hall",
            25,
            (MEALS, 126),
            (ATTENDANCES, 74),
            starts_at=690,
            ends_at=840,
        ),
        _done("Lunch club, Nechells", "Nechells Pavilion", 21, (MEALS, 90), (ATTENDANCES, 60)),
        _done("Family cookery, Ladywood", "Ladywood Hall", 26, (SESSIONS, 1), contract=CONTRACT),
        _done("Family cookery, Ladywood", "Ladywood Library", 4, (SESSIONS, 1)),
        _done("Surplus collection", "Wholesale Market", 20, (KG, 385)),
        _done("Level 2 food hygiene, group 9", "Training kitchen", 1, (PEOPLE, 6)),
        _done("Volunteer rota, September", "Training kitchen", 1, (VOLUNTEERING, 60)),
    ),
    places=(
        ("Ladywood Hall", "B16"),
        ("Ladywood Library", "B16"),
        ("Nechells Pavilion", "B7"),
        ("Aston", "B6"),
        ("Wholesale Market", "B6"),
        ("Training kitchen", "B16"),
    ),
    projects=("Lunch clubs", "Training"),
    measures=MEASURES,
)
NEW = Known(measures=MEASURES)


def results_in(draft: ActivityDraft) -> dict[UUID | None, int]:
    return {each.measure: int(each.quantity or 0) for each in draft.results}
