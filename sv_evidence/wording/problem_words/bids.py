"""Words for problems with tenders: writing, sending and winning them."""

from typing import Final

BIDS: Final = {
    "bid_sent": (
        "{bid} has been sent.",
        "Its questions and answers stand still, so that they stay what the buyer has.",
        "Undo the sending if it was a mistake, or write a new bid.",
    ),
    "bid_not_sendable": (
        "The answers hold what must not leave.",
        "{reasons} Nothing was sent or written.",
        "Put this right in the answers, then try again.",
    ),
    "bid_not_won": (
        "{bid} was lost or withdrawn.",
        "No contract was made.",
        "If it was won after all, set how far it has come back to being written.",
    ),
    "nothing_answered": (
        "No question of {bid} has an answer yet.",
        "Nothing was sent or written.",
        "Write at least one answer first.",
    ),
    "no_questions_found": (
        "Nothing in {name} reads like a question.",
        "No question was added.",
        "Copy the questions out of it and paste them, one a line.",
    ),
    "no_such_rule": (
        "Nobody counts by a rule called {rule}.",
        "Nothing was counted.",
        "Choose one of {known}.",
    ),
    "bid_wanted": (
        "It is not clear which bid is meant; known are {known}.",
        "Nothing was written.",
        "Name it with --bid, by its uid or number.",
    ),
    "limit_zero": (
        "A limit of {most} leaves no room for an answer.",
        "Nothing was counted against it.",
        "Give a limit of 1 or more, or leave it out.",
    ),
}
