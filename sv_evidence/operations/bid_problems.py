"""What stops work on a tender, as problems a person can act on.

``bid_sent(bid)``, ``bid_not_sendable(reasons)``, ``bid_not_won(bid)``, ``nothing_answered(bid)``,
``no_questions_found(name)``, ``no_such_rule(rule, known)``, ``limit_zero(most)``,
``bid_wanted(known)``.
"""

from collections.abc import Iterable

from sv_evidence.domain.problems import Problem


class BidSent(Problem):
    """The bid has left the house: its questions and answers stand still."""

    def __init__(self, bid: str) -> None:
        super().__init__("bid_sent", bid=bid)


class BidNotSendable(Problem):
    """Something in the answers must not leave; ``reasons`` are whole sentences."""

    def __init__(self, reasons: Iterable[str]) -> None:
        super().__init__("bid_not_sendable", reasons=tuple(reasons))


class BidNotWon(Problem):
    """The bid was lost or withdrawn, so nothing comes of it."""

    def __init__(self, bid: str) -> None:
        super().__init__("bid_not_won", bid=bid)


class NothingAnswered(Problem):
    """No question of the bid has an answer."""

    def __init__(self, bid: str) -> None:
        super().__init__("nothing_answered", bid=bid)


class NoQuestionsFound(Problem):
    """A file holds nothing that reads like a question."""

    def __init__(self, name: str) -> None:
        super().__init__("no_questions_found", name=name)


class LimitZero(Problem):
    """A limit leaves no room for an answer."""

    def __init__(self, limit: int) -> None:
        super().__init__("limit_zero", most=limit)


class NoSuchRule(Problem):
    """Nobody counts by a rule of this name."""

    def __init__(self, rule: str, known: Iterable[str]) -> None:
        super().__init__("no_such_rule", rule=rule, known=tuple(known))


class BidWanted(Problem):
    """Several bids are here, or none, and none was named."""

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__("bid_wanted", known=tuple(known) or ("none",))
