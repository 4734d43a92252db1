# SPDX-License-Identifier: Apache-2.0
"""What the attribution guard says of each kind of find, the plainest kinds first."""

from msgspec import Struct


class Said(Struct, frozen=True):
    """Why a kind of find matters, and what to do where no words can be proposed."""

    words: str
    suggestion: str = ""


WORDS: dict[str, Said] = {
    "email": Said("An e-mail address leads to one person."),
    "telephone": Said("A telephone number leads to one person."),
    "nhs-number": Said("This is an NHS number."),
    "ni-number": Said("This looks like a National Insurance number; it leads to one person."),
    "date-of-birth": Said("A date of birth leads to one person; an age group will do."),
    "case-number": Said("This looks like a case’s number."),
    "postcode": Said("A postcode leads to a few doors; an area will do."),
    "author": Said("The file says who made or changed it: clear its properties before it leaves."),
    "person": Said("Somebody on this challenge’s own lists is named; a role will do."),
    "name": Said("This looks like a name; a role will do."),
    "initials": Said("Initials or a letter for a person, with an age or a case, can be resolved."),
    "one-of-an-age": Said("One person is told of by age; those who know the case know who it is."),
    "sole-role": Said("One person holds this post, so what is said of the post is said of them."),
    "small-group": Said("Of fewer than five, even a role can point to one."),
    "few-met": Said(
        "The team met fewer than five of this group, so it can be guessed who said it."
    ),
    "only-session": Said("One session only had this group, so whoever was there is pointed to."),
    "one-voice": Said("One person is said to have said this; tell what was heard, not by whom."),
    "quotation": Said(
        "This reads like somebody’s own words: say it in the team’s.", "in the team’s own words"
    ),
    "verbatim": Said(
        "Seven or more words in a row stand so in a note: whoever said them knows them again.",
    ),
}
"""By kind; of finds that overlap the one further up counts."""
