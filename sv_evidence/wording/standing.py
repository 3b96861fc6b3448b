"""How claims stand, in a sentence or two: proven in full, in part, and not."""

from sv_evidence.wording.documents import count_word
from sv_evidence.wording.words import tr, trn


def standing_text(proven: int, part: int, unproven: int) -> str:
    """Say how claims stand: proven in full, in part, and not."""
    of = proven + part + unproven
    said = [_proven_text(proven, of)] if of > 1 or proven else []
    if part:
        said.append(
            trn(
                "{part} is proven in part, and we say below how far.",
                "{part} are proven in part, and we say below how far.",
                part,
                part=count_word(part).capitalize(),
            )
        )
    if unproven:
        said.append(
            trn(
                "{rest} rests on our own word, and we leave it out of what is proven.",
                "{rest} rest on our own word, and we leave them out of what is proven.",
                unproven,
                rest=count_word(unproven).capitalize(),
            )
        )
    return " ".join(said)


def _proven_text(proven: int, of: int) -> str:
    if of == 1:
        return tr("The one claim is proven in full.")
    return trn(
        "{proven} of {of} claims is proven in full.",
        "{proven} of {of} claims are proven in full.",
        proven,
        proven=count_word(proven).capitalize(),
        of=count_word(of),
    )
