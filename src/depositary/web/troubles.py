"""What errors say, as messages of the catalogues, so that a page can tell them in its own language.

An error is raised far from any page, in the source language and with its facts filled in. Here stands how each is put
together; what is told is compared with these forms, and the form that fits is translated and filled in again. What none
fits is told as it is.
"""

from __future__ import annotations

from depositary.web.forms import Forms
from depositary.web.words import N_

__all__ = ["TROUBLES", "form_of"]

# The first that fits counts: forms with more words of their own stand before those with fewer.
TROUBLES = (
    # who asks, and how
    N_("the request comes from another site"),
    N_("the form is out of date or of another site; load the page anew and send it again"),
    N_("the request is larger than the server takes"),
    N_("the request is larger than the %(most)s bytes the server takes"),
    N_("needs the role viewer"),
    N_("needs the role editor"),
    N_("needs the role admin"),
    N_("the two new passwords differ"),
    N_("the present password is not that"),
    N_("the new password is the old one"),
    N_("the password must have at least %(least)s characters; a few words in a row do well"),
    N_("the password must not have more than %(most)s characters"),
    N_("the password is one of those that are guessed first; take a few words in a row"),
    N_("%(what)s: there is a person of this name; `depositary users reset` gives a new password"),
    N_("%(what)s: there is no such person; `depositary users list` names them"),
    N_("%(what)s: a name has 1 to %(most)s letters, digits and marks"),
    N_("%(what)s: is the last with the role %(role)s; give it to somebody else first"),
    N_("a token needs a name of up to 80 letters, telling what it is for"),
    N_("%(what)s: %(who)s has a token of this name already; take another name"),
    N_("%(what)s: there is no such token, or it is revoked already"),
    N_("%(what)s: is above your role, or none; you would not see the document yourself"),
    N_("%(what)s is above your role; you would not see the documents yourself"),
    N_("this sign-in was not begun here, or long ago; begin again at /login"),
    N_("%(what)s: has no account here yet; an administrator can add one without a password"),
    N_("%(what)s: may no longer sign in here"),
    N_("the sign-on does not answer (%(why)s); try again later"),
    # what is not there
    N_("Not Found"),
    N_("%(what)s: nothing is recorded under this id; the lists and `search` show ids"),
    N_("%(what)s: several ids begin like this; write out a few more characters"),
    N_("%(what)s: no such document; `depositary documents` lists them"),
    N_("%(what)s: no such document"),
    N_("%(what)s: no such instrument; `depositary instruments` lists them"),
    N_("%(what)s: nothing is recorded of such a partnership, and no meeting or person has this id"),
    N_("%(what)s: no document is of such a partnership"),
    N_("%(what)s: no such import; what was read is in the list of documents"),
    N_("%(what)s: its file is not kept here, or was no PDF"),
    N_("%(what)s: no such format; there are %(known)s"),
    N_("%(what)s: no such judgement"),
    N_("%(what)s: no such evidence"),
    N_("%(what)s: no such claim"),
    N_("%(what)s: no such contradiction"),
    N_("%(what)s: there is no such webhook"),
    N_("%(what)s: is settled already, or there is no such side"),
    N_("%(what)s: no plan is called like this; there are %(known)s"),
    N_("there is no plan of action yet; `depositary plan import FILE` brings one in"),
    N_("%(plan)s has no line %(line)s; `depositary plan lines` shows them"),
    N_("%(plan)s has no line %(line)s"),
    N_("a briefing is on one partnership, meeting or person: name it, or give its id"),
    # what makes no sense
    N_("at most %(most)s at once; the command line (depositary add) takes any number"),
    N_("%(what)s: a web address begins with http:// or https://"),
    N_("%(what)s: is larger than %(most)s bytes"),
    N_("%(what)s: is the matrix of another plan (%(plan)s)"),
    N_("%(what)s: %(said)s is no date; write 2021, 2021-10 or 2021-10-15"),
    N_("%(what)s: name the other thing or claim too"),
    N_("%(what)s: is undone already"),
    N_("%(what)s: is no web address"),
    N_("%(what)s: must be reached by https, or be named in DEPOSITARY_WEBHOOK_HOSTS"),
    N_("%(what)s: names and passwords do not belong into an address"),
    N_("the host is inside a private network"),
    N_("the host has no address"),
    # documents that cannot be read
    N_("%(what)s: no action lines found; is it a plan of action, with numbered measures?"),
    N_("%(what)s: seems to be in %(language)s; at hand: %(known)s"),
    N_("%(what)s: is in no language at hand (%(why)s)"),
    N_("%(what)s: has no text layer (it is a scan); %(how)s, then add it again"),
    N_("%(what)s: is in an encoding that cannot be told; save it as UTF-8"),
    N_("%(what)s: is locked with a password; unlock it first"),
    N_("%(what)s: seems to be %(kind)s, which cannot be read here"),
    N_("%(what)s: is a binary file, not text"),
    N_("%(what)s: is an archive without members"),
    N_("%(what)s: is a page without visible text"),
    N_("%(what)s: holds no text"),
    N_("%(what)s: is empty"),
    N_("%(what)s: is damaged: %(why)s"),
    N_("%(what)s: is damaged or cut short: %(why)s"),
    N_("%(what)s: cannot be fetched: the server answers %(status)s"),
    N_("%(what)s: cannot be fetched: %(host)s has no address (%(why)s)"),
    N_("%(what)s: is refused: %(host)s is at %(address)s, inside a private network (%(how)s)"),
    N_("%(what)s: is not to be fetched, says the site's robots.txt"),
    N_("%(what)s: does not answer in time (%(why)s)"),
    N_("%(what)s: has %(size)s bytes, more than the %(most)s allowed"),
    N_("the server's log says why"),
    # what is odd about a plan and its lines
    N_("its text states %(stated)s lines, %(found)s are on record"),
    N_("%(figure)s, above what any other source says then or later (at most %(percent)s %%, %(source)s)"),
    N_("has a status without the day it is true of"),
    N_("its status is dated %(day)s, before the plan begins (%(year)s)"),
    N_("its status is dated %(day)s, after %(on)s"),
    N_("its timeline (%(timeline)s) has passed, and it is %(state)s"),
    N_("is %(state)s, though the plan ended in %(year)s"),
    N_("is %(state)s without evidence on file"),
    N_("is %(state)s, but has evidence on file (%(document)s)"),
    N_("has evidence of %(day)s, before the plan begins (%(document)s)"),
    N_("is marked no data, but has the status %(state)s"),
    N_("has the status %(state)s, which is not on the scale in use"),
    N_("has no area"),
    N_("has no responsible party"),
    N_("%(count)s of %(total)s lines have no area"),
    N_("%(count)s of %(total)s lines have no responsible party"),
    # what is odd about a document
    N_("the text states %(stated)s lines, %(read)s were read"),
    N_("%(done)s of %(total)s is %(true)s per cent, stated as %(percent)s"),
    N_("%(left)s said to be left, not %(true)s"),
    # what rules of contradiction say of a pair, with its figures
    N_("%(fraction)s is %(true)s %%, not %(percent)s %%"),
    N_("%(fraction)s is %(true)s %%, published as %(percent)s %%"),
    N_("the words differ (%(words)s)"),
    N_("two beginnings: %(one)s, %(two)s"),
    N_("%(year)s is the year of another step (%(status)s)"),
    N_("one number, once %(one)s, once %(two)s"),
    N_("not %(value)s on %(day)s"),
    N_("of %(one)s and of %(two)s"),
)


_FORMS = Forms(TROUBLES)


def form_of(said: str) -> tuple[str, dict[str, str]] | None:
    """The form an error's words have, and what fills its places; None if it is none of these."""
    return _FORMS.find(said)
