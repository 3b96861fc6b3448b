"""What was typed and not yet kept, so that a draft is never lost; not journalled."""

from sqlalchemy import Connection, delete, insert, select

from sv_evidence.store.bookkeeping import DRAFTS


def draft(connection: Connection, name: str) -> str | None:
    """Return a draft's text, or ``None`` if there is none."""
    asked = select(DRAFTS.c.text).where(DRAFTS.c.name == name)
    return connection.execute(asked).scalar_one_or_none()


def keep_draft(connection: Connection, name: str, text: str | None) -> None:
    """Keep a draft in place of the last one of that name; ``None`` forgets it."""
    if text is None:
        connection.execute(delete(DRAFTS).where(DRAFTS.c.name == name))
    else:
        row = {"name": name, "text": text}
        connection.execute(insert(DRAFTS).prefix_with("OR REPLACE"), row)
