"""The door every sentence for people goes through, so that a translation needs no other."""

import gettext

DOMAIN = "sv-evidence"


def tr(text: str, /, **gaps: object) -> str:
    """Return a whole sentence in the person's language, its named gaps filled."""
    found = gettext.dgettext(DOMAIN, text)
    return found.format(**gaps) if gaps else found


def trn(one: str, many: str, count: int, /, **gaps: object) -> str:
    """Return the sentence for one or for many; the gap ``{count}`` is written with commas."""
    found = gettext.dngettext(DOMAIN, one, many, count)
    return found.format(count=f"{count:,}", **gaps)
