"""What is wrong with an entry, one sentence a fault, for beside the field it is about."""

from sv_evidence.domain.framework_fields import FrameworkFault
from sv_evidence.domain.problems import Fault
from sv_evidence.wording.framework_faults import framework_fault_text
from sv_evidence.wording.words import tr

_ROW = "results."


def fault_text(fault: Fault) -> str:
    """Say in plain English what the domain said in a code."""
    if "document." in fault.field:  # of a rule: the place inside it is worth more than the field
        inside = fault.field.partition("document.")[2]
        return framework_fault_text(FrameworkFault("", inside, fault.code, fault.detail))
    words = _words().get(fault.code)
    if words is None:
        return tr("This cannot be kept as it is ({code}).", code=fault.code)
    return words.replace("{detail}", _readable(fault))


def field_label(field: str) -> str:
    """Name a field of the form; fields without a name of their own keep their own."""
    if field.startswith(_ROW):
        place = field.removeprefix(_ROW)
        return tr("Result {count}", count=int(place) + 1) if place.isdecimal() else field
    return {
        "title": tr("Title"),
        "first_day": tr("Date"),
        "last_day": tr("Last day"),
        "starts_at": tr("From"),
        "ends_at": tr("To"),
        "place": tr("Place"),
        "postcode": tr("Postcode"),
        "project": tr("Project"),
        "people": tr("People"),
        "volunteers": tr("Volunteers"),
        "staff": tr("Staff"),
        "contract": tr("Contract"),
        "notes": tr("Notes"),
        "investment": tr("Investment"),
        "rate": tr("Rate"),
        "year": tr("Year"),
        "consent": tr("Consent"),
        "name": tr("Name"),
        "year_start": tr("Start of the year"),
    }.get(field, field)


def labelled_fault(fault: Fault) -> str:
    """Say a fault with the name of its field, for where there is no form to stand in."""
    return tr("{field}: {fault}", field=field_label(fault.field), fault=fault_text(fault))


def _readable(fault: Fault) -> str:
    return f"{int(fault.detail):,}" if _is_amount(fault) else fault.detail


def _is_amount(fault: Fault) -> bool:
    return fault.code in {"too_long", "too_many"} and fault.detail.isdecimal()


def _words() -> dict[str, str]:
    return _of_forms() | _of_records() | _of_areas() | _of_measures() | _of_bids()


def _of_forms() -> dict[str, str]:
    return {
        "empty": tr("Please say what this is."),
        "too_long": tr("Please keep this under {detail} characters."),
        "bad_text": tr("Please take out the characters that cannot be shown."),
        "no_date": tr("Please give a day."),
        "too_early": tr("Please give a day in {detail} or later."),
        "too_far_ahead": tr("This is more than a year ahead. Please check the year."),
        "ends_before_it_begins": tr("This ends before it begins."),
        "no_time": tr("Please give a time from 00:00 to 23:59."),
        "return_locked": tr("This return has gone, so nothing in it changes any more."),
        "too_many_days": tr("Please give a number of days from 0 to 366."),
        "negative": tr("Please give a count of 0 or more."),
        "negative_amount": tr("Please give an amount of 0 or more."),
        "too_many": tr("Please give a count of {detail} or fewer."),
        "buyer_wanted": tr("Please choose a buyer, or type the name of a new one."),
        "measure_wanted": tr("Please choose what is measured from the list."),
        "target_wanted": tr("Please give a number, such as 24."),
        "before_contract": tr("This is before the contract begins."),
        "returns_begun": tr("A return is there already, so its periods stay as they are."),
        "no_measure": tr("Please choose what was counted."),
        "same_measure_twice": tr("This measure is already counted above. Please add them up."),
        "not_an_amount": tr("Please give an amount of pounds."),
        "not_a_rate": tr("Please give a rate as 0.035 for 3.5% a year, or one of {detail}."),
        "later_year": tr("This is a year after {detail}. Please check it."),
        "no_quantity": tr("Please give a number, with up to three decimals."),
        "not_positive": tr("Please give a number above 0."),
        "whole_wanted": tr("Please give a whole number of {detail}."),
        "too_large": tr("This number is too large. Please check it."),
    }


def _of_areas() -> dict[str, str]:
    return {
        "not_a_page": tr("Pages count from 1."),
        "no_such_page": tr("The last page of this file is {detail}."),
        "off_the_page": tr("Please keep it on the page: thousandths, {detail} at most here."),
        "not_an_area": tr("This must be an object with page, x, y, w and h."),
        "not_areas": tr("This must be a list of areas with page, x, y, w and h."),
    }


def _of_records() -> dict[str, str]:
    return {
        "not_a_share": tr("Please give a share from 1 to {detail} millionths."),
        "uid_twice": tr("Two entries of this file have the uid {detail}."),
        "other_kind": tr("A record of another kind has the uid {detail} already."),
        "other_kind_wanted": tr("{detail} is a record of another kind than is wanted here."),
        "file_wanted": tr("Evidence needs a file: give its path in the field file."),
        "made_elsewhere": tr("Records of this kind are made by the program, not by hand."),
        "unknown_kind": tr("There is no kind of record called {detail}."),
        "unknown_field": tr("Records of this kind have no field called {detail}."),
        "missing": tr("This field must be given."),
        "not_text": tr("This must be text."),
        "not_whole": tr("This must be a whole number."),
        "not_decimal": tr('This must be a decimal number as text, such as "12.5".'),
        "not_yes_or_no": tr("This must be true or false."),
        "not_a_day": tr("This must be a day as YYYY-MM-DD; {detail} is none."),
        "not_a_moment": tr("This must be a moment as YYYY-MM-DDTHH:MM:SS; {detail} is none."),
        "not_a_uid": tr("This must be a uid; {detail} is none."),
        "not_a_choice": tr("This must be one of {detail}."),
        "not_settable": tr("The program keeps this field itself. Please leave it out."),
        "unknown_reference": tr("Nothing here is known as {detail}."),
        "more_than_one": tr("More than one record is known as {detail}. Please give its uid."),
        "shares_over_whole": tr("The shares of one result add up to more than the whole."),
        "more_than_asked": tr("More answered than were asked. Please check both counts."),
        "not_a_birth_year": tr("Please give a year of birth from {detail} to this year."),
        "not_a_district": tr(
            "Please give the first half of a postcode only, such as B16; {detail} is not one."
        ),
        "same_twice": tr("Please name two different people."),
        "reason_wanted": tr("A strength of your own needs its reason."),
        "not_a_day_of_it": tr("The activity did not happen on this day."),
        "nothing_set": tr("There is a reason here, and no strength that it explains."),
        "not_a_channel": tr("{detail} is no channel for consent."),
        "not_a_year_start": tr("Please give the day your year starts as MM-DD, such as 04-01."),
        "only_one": tr("A workspace has one organisation, and this one has it already."),
        "over_full_time": tr("Nobody works more than full time; please give 1 or less."),
        "bad_position": tr("{detail} is no position: write 52.4130, -1.7780 or 415100 279000."),
        "unknown_measure": tr("There is no measure {detail} here."),
        "not_a_record": tr("This must be an object with a kind."),
    }


def _of_measures() -> dict[str, str]:
    return {
        "no_name": tr("Give the measure a name."),
        "no_unit": tr("Say what is counted, for one and for many."),
        "unknown_node": tr("The framework has no outcome {detail}."),
        "unknown_type": tr("There is no type of evidence called {detail}."),
        "measure_named": tr("This framework has a measure called {detail} already."),
    }


def _of_bids() -> dict[str, str]:
    return {
        "limit_zero": tr("A limit of 0 leaves no room for an answer. Leave it empty for no limit."),
        "not_a_weight": tr("Please give a weight from 0 to 100 per cent."),
        "not_a_file_type": tr("{detail} is no file type. Write the endings, such as pdf, docx."),
        "answered_already": tr("This question has its answer already. Write in that one."),
        "target_without_measure": tr("Please choose the measure that this target counts."),
    }
