"""The door every sentence for people goes through, so that a translation needs no other."""

import gettext
import os
from functools import cache

DOMAIN = "sv-evidence"
TRIAL = "en_XA"
"""As LANGUAGE: English made longer, to see what a translation would cut (``wording.pseudo``)."""
_LANGUAGES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where gettext looks for the person's language."""


def tr(text: str, /, **gaps: object) -> str:
    """Return a whole sentence in the person's language, its named gaps filled."""
    found = _catalogue().gettext(text)
    return found.format(**gaps) if gaps else found


def trn(one: str, many: str, count: int, /, **gaps: object) -> str:
    """Return the sentence for one or for many; the gap ``{count}`` is written with commas."""
    found = _catalogue().ngettext(one, many, count)
    return found.format(count=f"{count:,}", **gaps)


def _catalogue() -> gettext.NullTranslations:
    folder = gettext.bindtextdomain(DOMAIN)
    return _found(folder, *(os.environ.get(name, "") for name in _LANGUAGES))


@cache
def _found(folder: str, *languages: str) -> gettext.NullTranslations:
    """Look for the catalogue once; to look on the disk takes longer than most sentences."""
    if languages[0] == TRIAL:
        from sv_evidence.wording.pseudo import Pseudo  # noqa: PLC0415 - nobody speaks it

        return Pseudo()
    return gettext.translation(DOMAIN, folder, fallback=True)
