"""The shape of a language's `lexicon.yml`: which groups of words the reader knows.

In: the file. Out: `Words`, checked. What a group is for is said in the file beside it, or here where no name can tell.
"""

from __future__ import annotations

import msgspec

__all__ = ["Notable", "PartyShapes", "VerbGroup", "Words"]


class VerbGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of one force (or one role in the text) and one frame; see lexicon.yml for the notation."""

    frame: str
    words: list[str]
    force: str | None = None
    role: str | None = None


class Notable(msgspec.Struct, frozen=True):
    """Someone known by name alone. rank: how high the post is, were it said (as of a `PersonMention`)."""

    name: str
    party: str
    post: None = None
    post_en: None = None
    rank: int = 7


class PartyShapes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How names of unknown parties look: last words of organisations, openings and endings of states' names."""

    heads: list[str]
    states: list[str]
    tails: list[str]


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """lexicon.yml."""

    verbs: list[VerbGroup]
    negations: list[str]
    conditions: list[str]
    hedges: list[str]
    speculation: list[str]
    proposals: list[str]
    results: list[str]
    kinds: dict[str, list[str]]
    levels: dict[str, list[str]]
    qualifiers: dict[str, str]
    groups: dict[str, list[str]]
    memberships: list[str]
    formats: dict[str, list[str]]
    partly: list[str]
    loose_formats: list[str] = []  # that before a noun tell what the noun is like: "online scams"
    held: list[str]
    scheduled: list[str]
    postponed: list[str]
    cancelled: list[str]
    chairing: list[str]
    instruments: dict[str, list[str]]
    adopted: list[str]
    drafting: list[str]
    implemented: list[str]
    in_force: list[str]
    proposed: list[str]
    successors: list[str]
    place_words: list[str]
    day_links: list[str] = []  # before the day on which one agreed "to do" something
    weekdays: list[str] = []
    steps: list[str] = []  # what several deeds are called before they are told
    done_endings: list[str] = []  # of participles of what was done
    doing_endings: list[str] = []  # of the word for doing something, a verb used as a noun
    deliverables: list[str] = []  # what is meant to come of a meeting, before the adoption of a paper
    units: list[str] = []  # nouns of bodies inside posts, besides those of parties
    retired: list[str] = []  # in brackets behind an officer's name
    chances_taken: list[str] = []  # "took the opportunity to": the deed is that of the verb behind
    consisting: list[str] = []  # verbs of what a plan or list of measures holds, before its items
    item_marks: list[str] = []  # "first", "second" before the items of a list
    capacities: list[str] = []  # "in the capacity of", before what somebody is
    habits: list[str] = []  # "always": what one always asks for is told, not asked
    deed_nouns: list[str] = []  # words for a deed that name what was done as well: "commit" and "commitment"
    noun_openers: list[str] = []  # before such a word: a noun
    noun_followers: list[str] = []  # behind such a word, if nobody stands before it: a noun
    place_kinds: list[str] = []  # "the city of", before the name of a place
    connectors: list[str]
    subordinators: list[str]
    reflexive: list[str]
    posts_of: list[str]
    party_shapes: PartyShapes
    lower_in_names: list[str]
    actions: list[str]
    shields: list[str] = []
    name_particles: list[str] = []
    ministry: list[str] = []
    ministries: dict[str, str] = {}
    articles: list[str] = []
    post_links: list[str] = []
    for_words: list[str] = []
    that_words: list[str] = []
    between_words: list[str] = []
    infinitive: list[str] = []
    passive: list[str] = []
    be_words: list[str] = []
    have_words: list[str] = []
    adverbs: list[str] = []
    explanations: list[str] = []
    examples: list[str] = []
    instances: list[str] = []  # behind which names are given as instances only ("such as")
    deictics: list[str] = []
    press: list[str] = []  # where something is told to reporters
    continuing: list[str] = []  # "A affirmed that A continues to …" is a promise
    foretelling: list[str] = []  # they open a sentence that tells a schedule
    side_words: list[str] = []
    ceremonies: list[str] = []  # "the ceremony of" signing
    abstract: list[str] = []  # nouns that open a clause and act for nobody: "the visit of X affirms …"
    reciprocal: list[str] = []  # "support one another"
    versions: list[str] = []  # before a number in a title: "version 3.0"
    staged: list[str] = []  # "was held (before the summit)"
    vague: list[str] = []  # beside the word for a plan: none in particular
    among_words: list[str] = []  # "officials of A, among them X and Y": of A too
    delegation_words: list[str] = []
    departing: list[str] = []  # who sets out that day is not yet there
    arriving: list[str] = []  # the day somebody comes to a meeting is not yet its day
    visiting: list[str] = []  # days behind such a word are those of the visit
    brought_about: list[str] = []  # verbs that, behind the sign of the past, tell what came of a thing
    visits: list[str] = []  # right before such a word, that it is a thing: "the visit of X to A"
    frames_behind: list[str] = []  # behind the name of a meeting: what is told happened in its course
    awaited: list[str] = []  # verbs of looking forward to a meeting, in a language that writes no spaces
    occasions_behind: list[str] = []  # of these, those that part what is told from the meeting even where it is alone
    apart: list[str] = []  # "respectively": as many times behind as meetings before
    one_with_each: list[str] = []  # in brackets behind a host and its partners: each of them meets the host
    by_words: list[str] = []
    helping: list[str] = []
    backing: list[str] = []  # words for support or help, as a deed or as a thing
    in_words: list[str] = []
    about_words: list[str] = []
    topic_words: list[str] = []  # in a heading, before what a paper is about, besides these
    lay_posts: list[str] = []
    private: list[str] = []  # companies, people, the press: with a state's name behind they do not speak for it
    attendances: list[str] = []  # nouns for being at a meeting
    welcoming: list[str] = []  # "X welcomed Y for talks"
    represented: list[str] = []  # "A was represented by X": X is of A
    sites: list[str] = []  # last words of the names of buildings
    function_words: list[str] = []
    needs_paper: list[str] = []
    plural_articles: list[str] = []
    partials: list[str] = []
    framings: list[str] = []
    besides: list[str] = []  # before the meeting on whose sidelines others meet
    opining: list[str] = []
    wishing: list[str] = []
    needs_paper_next: list[str] = []
    this_words: list[str] = []
    leading: list[str] = []
    calling_on: list[str] = []  # forms that also mean to pay somebody a call
    deeds_for_later: list[str] = []  # what is done in one place for a meeting that is in another
    joining: list[str] = []  # deeds by which one goes to a meeting
    leading_one: list[str] = []  # deeds by which one takes a delegation somewhere
    together: list[str] = []
    fact_words: list[str] = []
    nominalisers: list[str] = []
    period_words: list[str] = []
    standing: list[str] = []
    vague_papers: list[str] = []  # adjectives of a paper that is none in particular ("a final agreement")
    paper_owners: list[str] = []  # offices whose statements are what they said, no papers
    drawn_up: list[str] = []  # words for drafting that tell, with the sign of what is done, of a paper that stands
    addresses: list[str] = []  # what is spoken at a meeting
    nowadays: list[str] = []  # what opens words for how things stand
    stressing: list[str] = []  # verbs that also tell what befalls somebody
    papers: list[str] = []
    owning: list[str] = []
    first_persons: list[str] = []
    asking: list[str] = []  # before a colon at the head of a question, where a page writes down who asked what
    begging: list[str] = []  # how a question opens that has no question mark
    askers: list[str] = []  # the same, behind the name of who asks
    answering: list[str] = []  # before a colon, at the head of the answer
    meant_for: list[str] = []  # "money for doing A, doing B": before what help is meant for, in an uninflected language
    discussing: list[str] = []
    themes: list[str] = []
    convening: list[str] = []
    here_words: list[str] = []
    hosting: list[str] = []
    met: list[str] = []
    capital_words: list[str] = []
    conjunctions: list[str] = []
    title_joins: list[str] = []
    number_joins: list[str] = []
    chairs_follow: list[str] = []
    indefinite: list[str] = []  # articles of what has not been spoken of
    joint_chairing: list[str] = []  # verbs of two in the chair
    accompanying: list[str] = []  # before those who do what a participle tells: "with both sides agreeing on A"
    chairs_with: list[str] = []  # before who shares the chair: "co-chaired the meeting with Y"
    whole: list[str] = []  # "the full implementation"
    in_full: list[str] = []  # "has been fully implemented"
    founding: list[str] = []  # "(agreed to) set up (a fund)"
    several_papers: list[str] = []  # papers in the plural, which name none
    then_openings: list[str] = []  # "at that summit": told of an earlier one
    documents: list[str] = []  # words for papers of any kind: "will endorse two documents"
    adopting: list[str] = []  # of the words for adopting, those that say so only behind "to" or "will"
    who_words: list[str] = []  # relative words that open what is told of a person by the way
    which_words: list[str] = []  # relative words before who did something with a thing named before
    either: list[str] = []  # "or", between those of one level: "heads of state or government"
    circle_ties: list[str] = []  # behind the name of a circle: what its members have or do together, no sitting
    agenda_items: list[str] = []  # right behind a title in quotes: it is an item of an agenda
    sorry: list[str] = []  # what one feels about what somebody did, at the end of the clause
    recalling: list[str] = []  # verbs behind which stands what was done before
    lead_ins: list[str] = []  # "in accordance with", "bearing in mind": how what stands behind the comma is done
    acknowledging: list[str] = []  # "recognise": a stand only where what is recognised is a need
    needs: list[str] = []  # nouns for a need: "importance"
    weighing: list[str] = []  # behind "is", or ending the clause: what is said to be needed, no view of how things are
    called_short: list[str] = []  # in brackets behind a paper, before its short form
    welcomed_bearings: list[str] = []  # "welcomed A's policy, A's part in B": what ends the clause, backed with it
    charging: list[str] = []  # verbs of asking whose participle, behind "were", tells what a meeting asked for
    stressed_things: list[str] = []  # "the importance of A was stressed"
    charged_with: list[str] = []  # before what somebody is tasked with, in a noun's form of a verb
    aside_openers: list[str] = []  # behind a comma: how who is asked is to act, "asks A, working with B, to …"
    aside_partners: list[str] = []  # of these, those after which who is named is asked too
    weak_chairing: list[str] = []  # "led by": who leads a delegation, unless said of the meeting itself
    against: dict[str, str] = {}  # verbs without which a wording would read as its contrary, with their English
    named_sides: list[str] = []  # behind the first sign of the name of a state the document names
    no_sides: list[str] = []  # words that look like the side of a state and are none
    of_members: list[str] = []  # words for all members of an organisation
    own_statements: list[str] = []  # statements of all who met: a heading that ends in one names a paper of theirs
    text_follows: list[str] = []  # endings of a line that says only that a paper's text stands below it
    plus_words: list[str] = []  # a conference "Plus One" with a partner
    related: list[str] = []  # before the plural of a meeting: none in particular
    occasions: list[str] = []  # "during" a meeting something is said
    awaiting: list[str] = []  # lemmas of verbs whose object is still to come
    commemorating: list[str] = []  # a meeting "to commemorate" the ties of its parties
    going_on: list[str] = []  # "continued" before "to" and a verb: the deed is that of the verb
    activities: list[str] = []
    things: list[str] = []
    topics: list[str] = []
    made_into: list[str] = []
    inside: list[str] = []  # behind a span of years: all through it
    jubilees: list[str] = []  # "anniversary"
    jubilee_openers: list[str] = []  # before its year, where it is an occasion and no due date
    coming: list[str] = []  # "in the coming (five years)"
    serving: list[str] = []  # words that open what is given for: no deed beside the giving
    will_signs: list[str] = []  # openings of verbs that tell what is to come ("will-go-on-backing")
    object_marks: list[str] = []  # ends of verbs behind which the object stands, where "made into" follows it
    noun_marks: list[str] = []
    adverbial_ends: list[str] = []
    perfective: list[str] = []
    recited: list[str] = []  # verbs that open a recital of a text
    for_times: list[str] = []  # "the first time": with "for", when something is done
    outcomes: list[str] = []  # what a meeting or body leaves behind or gives, told right behind its name
    outcome_adjectives: list[str] = []  # what may stand between
    agenda_nouns: list[str] = []  # before "includes": what is on a programme follows
    reached: list[str] = []  # how a sentence ends that tells what was reached, before points that tell of it
    settings: list[str] = []  # how words close that tell against what background something is
    body_ends: list[str] = []  # right behind a body's name, that its members are meant
    achieved: list[str] = []  # the verb of such a result
    owing: list[str] = []  # "(the results are) thanks to": what follows has been so
    looking_back: list[str] = []  # what a meeting will only look back on, hear or sum up
    any_papers: list[str] = []  # the noun for papers of which none is named
    others_met: list[str] = []  # the press and the like, whom to meet is no meeting
    with_others: list[str] = []  # talks, meals, signatures: what is only on a programme
    talks: list[str] = []
    field_words: list[str] = []  # words of fields of government that no portfolio is named with
    encounters: list[str] = []  # what two who meet hold, where a language puts its verb between them
    encountering: list[str] = []  # a participle that opens a sentence: "Meeting Y, X said"
    encounter_frames: list[str] = []  # what stands before an encounter that frames what was said: "following the talks"
    encounters_ahead: list[str] = []  # what a verb still to come begins with: "will meet"
    counterparts: list[str] = []  # those of the same office on the other side, without their names
    visitors: list[str] = []  # words for those one meets, before their names: "his counterpart"
    origins: list[str] = []  # before whose they are: "defence chiefs from A and B"
    copulas: list[str] = []
    inviters: list[str] = []
    invited: list[str] = []
    need_papers: list[str] = []
    itinerary: list[str] = []
    process_kinds: list[str] = []
    purposes: list[str] = []
    addressed: list[str] = []  # words for whoever reads or hears, in a language that writes no spaces
    toward: list[str] = []  # before whom something is given to, in a language that writes no spaces
    parts_of_names: list[str] = []  # courtesy titles that far more often open a name
    noun_deeds: list[str] = []  # deeds that are nouns before a noun of joint work ("investment cooperation")
    signalling: list[str] = []  # verbs whose object only tells of a stand ("sends a signal of support")
    paper_tells: list[str] = []  # what a paper does that begins a sentence: behind it its title is over
    meeting_in: list[str] = []  # behind "will convene": where or when those meet, and nothing they hold
    couples: list[str] = []  # behind a name: with husband or wife
    clause_afters: list[str] = []  # closes a clause that tells after what something was done
    own_words: list[str] = []  # what a speaker's words are called behind his name ("X's remarks at …")
    speeches: list[str] = []  # what is given and settles nothing: a speech, a view
    bases: list[str] = []  # "on the basis of": what closes words for how the deed that follows is done
    both: list[str] = []  # "both sides", of the two just named where they met
    impersonal: list[str] = []  # openings of verbs whose subject names nobody: "it was agreed"
    unanimous: list[str] = []  # openings of verbs that more than one must do
    manners: list[str] = []  # "in (the spirit of)": what opens words for how a deed is done
    manner_nouns: list[str] = []  # "spirit", "principle": what closes them
    giving: list[str] = []  # deeds by which something is given, welcomed as an offer
    announcing: list[str] = []  # verbs of saying that bind where something given follows
    more_than_once: list[str] = []  # before a deed that was done before: "has repeatedly"
    enumerators: list[str] = []
    first_points: list[str] = []  # those of the enumerators that open a list
    stances: dict[str, list[str]] = {}
    adjectives: list[str] = []
    possessives: list[str] = []
    bygone_times: list[str] = []  # "back in (June)": what is told of that time is history
    once: list[str] = []  # right before a verb: "once"
    occasion_deeds: list[str] = []  # behind "when", with which a deed's words are over: "as he met B"
    when_words: list[str] = []
    opinions: list[str] = []  # what somebody holds, with which another agrees: nothing is settled
    jointly_with: list[str] = []  # before a partner who does not act alone: "together with"
    time_leads: list[str] = []  # words before a time, with which it stands between who acts and the verb
    owned_papers: list[str] = []  # "the initiative of (A)": whose it is, behind a word that names no paper
    appositions: list[str] = []  # behind a party and a comma: what it is, told by the way up to the next comma
    sources: list[str] = []  # what a sentence closes with as its source: an agency, a communique
    source_quotes: list[str] = []  # verbs by which an agency quotes somebody, behind its name
    source_verbs: list[str] = []  # the verbs that close such words
    releases: list[str] = []  # what papers of those who met are called, where they are quoted
    thanking: list[str] = []  # lemmas of verbs of welcome that thank for a favour
    favours: list[str] = []
    bygone_openings: list[str] = []  # words that open a sentence on what has been done for years
    not_parties: list[str] = []  # capitals that stand before members and posts and name nobody
    body_nouns: list[str] = []  # nouns of bodies that also sit: with a topic behind them, bodies
    wishing_that: list[str] = []  # lemmas of verbs by which one wishes that another act
    purpose_clauses: list[str] = []  # "so that" A will act: what a deed is good for
    since_words: list[str] = []
    anniversaries: list[str] = []  # words right before a deed that date something by it ("33 years after founding")
    hosts: list[str] = []  # in a post, the state visited or met in
    bare_deeds: list[str] = []  # deeds that need no object
    alongside: list[str] = []  # between two who act together, where "and" could stand
    point_words: list[str] = []  # "a 10-point plan"
    playing: list[str] = []  # "plays a key part": how much somebody weighs
    parts: list[str] = []
    leading_parts: list[str] = []
    anniversary_words: list[str] = []  # behind an ordinal that counts years
    nouns_before_for: list[str] = []  # verbs in form, and nouns where "for" stands behind them: "respect for"
    noun_adjectives: list[str] = []  # behind a word for a deed, what shows that it is a noun
    relatives: list[str] = []  # that which somebody did
    joint_papers: list[str] = []  # the noun for joint declarations and joint statements alike
    base_be: str = ""  # the verb of the passive in its base form: what is to be done
    bare_plans: list[str] = []  # nouns that name any plan, by which parties work or for something
    declared_about: dict[str, int] = {}  # what organisations make joint declarations on; until which year (0: always)
    issued_after: list[str] = []  # between a statement and the meeting it came of
    events: list[str] = []  # what is chaired that is no meeting
    believing: list[str] = []  # what somebody trusts will be done is no promise
    administrations: list[str] = []  # before a post: those who serve its holder, not the holder
    first_times: list[str] = []  # "first" that may mean "for the first time"
    first_within: list[str] = []  # what follows it where it does: "in 33 years", "of this year"
    meanwhile: list[str] = []  # what follows happened at the same time: "agreed on Monday, as X chaired …"
    mutual: list[str] = []  # qualifiers that tell of the two sides spoken of
    stance_links: list[str] = []  # "full support towards"
    next_ones: list[str] = []  # beside a bare noun of meeting, where the language puts it: the next sitting
    last_words: list[str] = []  # before a bare noun of meeting: the one before that just named
    entitled: list[str] = []  # between the noun for a paper and its title in quotation marks
    endings: list[str] = []  # of a thing that is told to be over
    aiming: list[str] = []  # verbs by which a meeting's purpose is told
    following: list[str] = []  # "the following principles:"
    spoken_to: list[str] = []  # words that tell of a sitting only before its name ("addressing the forum")
    questions: list[str] = []  # that open what is asked or talked over ("how A will respond")
    taking_part: list[str] = []  # verbs of those who sit in a meeting
    time_tails: list[str] = []  # words for what is to come that are it only behind a time
    situations: list[str] = []  # before a place, that something is so there: "the situation in"
    premodifiers: list[str] = []  # adjectives of what is to come, which stand before their noun
    feelings: list[str] = []  # what is felt, which binds nobody
    apart_nouns: list[str] = []  # a sitting of this noun is another one than the numbered sittings of the series
    adverb_endings: list[str] = []  # by which a word that no list has is told to be an adverb
    plural_endings: list[str] = []
    singular_endings: list[str] = []
    happenings: list[str] = []
    pluperfect: list[str] = []
    complying: list[str] = []  # words before a paper by which something else is measured
    ratifying: list[str] = []  # what is done with a paper that stands already
    no_places: list[str] = []  # ends of words behind "in" that name no place
    until_end: list[str] = []  # words that open a date and mean "until the end of"
    up_to: list[str] = []  # "for up to six months": how long, not by when
    plan_life: list[str] = []  # "over the life of the plan": due when the plan ends
    accounting_periods: list[str] = []  # "for the biennium": what is given for it is due in it
    before_words: list[str] = []  # "before the 20th Summit": it is still to come
    all_meetings: list[str] = []  # "chaired all the meetings"
    offering: list[str] = []  # verbs by which one offers to hold a meeting
    recurring: list[str] = []  # "every year": a date beside it is no day of one meeting
    purposes_as: list[str] = []  # "take" in "taking X as the basis"
    striving: list[str] = []  # "efforts" made together: nothing yet of what for
    object_pronouns: list[str] = []  # behind the sign that puts an object first
    receiving: list[str] = []  # "was … by A": whom something is done to stands before
    asked_at_large: dict[str, str] = {}  # whom all are asked: "the international community"
    intending: list[str] = []  # "is meant to", behind a deed that is spoken of
    recipients: list[str] = []  # "to", before whom something is told
    ways: list[str] = []  # "by consensus", "by vote": what closes words for how something is settled
    regarding: list[str] = []  # "sees (A) as B": no deed
    taken_as: list[str] = []  # what X is taken as
    jointly: list[str] = []  # "with X together"
    joining_hands: list[str] = []  # "pull together": how one works, beside what for
    bundles: list[str] = []  # counts before "meetings"
    short_places: dict[str, str] = {}  # cities by what they are called for short behind "in"
    frame_closers: list[str] = []  # what closes a phrase that "in" opens, behind a noun that is no place
    gathering: list[str] = []  # verbs right before the noun for a meeting that say it takes place
    meeting_verbs: list[str] = []  # verbs of those who meet, behind which their meeting is numbered
    assemblies: list[str] = []  # bodies of all states, whose sessions as such are no meetings
    military_ranks: dict[str, str] = {}  # titles that are the post of somebody of whom no other is told
    of_rank: list[str] = []  # nouns behind which "of the highest rank" is no summit: "delegation of rank of A"
    drafts: list[str] = []  # "draft" before the kind of a paper
    under_way: list[str] = []  # before a verb, for what goes on now: "is taking place"
    home_bodies: list[str] = []  # bodies of one state, whose sittings are no meetings of parties
    office_terms: list[str] = []  # before the number of an officer's term: "President of the Assembly, session 77"
    who_meet: dict[str, list[str]] = {}  # by level, words for those who meet that are no level by themselves
    every: list[str] = []  # words right before the name of meetings that make it mean none in particular
    planned_deeds: list[str] = []  # what opens the words for a deed that somebody plans
    title_breaks: list[str] = []  # words that stand before the title of a paper and are no part of it
    title_openings: list[str] = []  # small words written together with the title that follows them
    title_words: list[str] = []  # words that begin as those do and may open a title
    drawing: list[str] = []  # verbs of those that govern a "blueprint" which is no paper
    restating: list[str] = []  # verbs that say again what one stands for
    including: list[str] = []  # words that open what a deed includes
    measures: list[str] = []  # words between a number and the papers it counts
    loose_papers: list[str] = []  # nouns of papers that mostly mean what somebody does ("strategy")
    mottoes: list[str] = []  # words right before a motto in quotation marks
    publishing: list[str] = []  # verbs for making a paper public
    frameworks: list[str] = []  # papers of a paper that is still to be made ("the framework of the Code")
    annexes: list[str] = []  # papers to a paper, by the words right behind its title marks
    this_is: list[str] = []  # how a sentence opens that tells what sort of meeting the one spoken of is
    name_breaks: list[str] = []  # words that stand before a meeting's name and are no part of it, however it is built
    planning: list[str] = []  # nouns that are verbs where what is planned follows them
    variants: dict[str, list[str]] = {}  # words of names, with what other regions of the language write for them
    officials_named: bool = False  # whether texts name the registry's officials without a post
    venues: list[str] = []  # buildings whose names end as bodies' do: "Convention Centre"
    notables: dict[str, list[str]] = {}  # by actor, people so well known that texts name them without a post
    becoming: list[str] = []  # "(pledged) to be (a partner)": a deed, though no word for one
    parts_played: list[str] = []  # "the role (that A is to play)"
    headline_words: list[str] = []  # with a capital only in headlines, where a paper's title ends before them
    headline_places: list[str] = []  # the same, before a place
    procedure: list[str] = []  # what a chair has those in the room do, as such a deed begins
    procedure_alone: list[str] = []  # the same where nothing follows: "begin our work", not "begin work on X"
    day_halves: list[str] = []  # letters for the half of a day
    month_names: list[str] = []  # as they stand in a text, where they could be taken for a place
    came_from: list[str] = []  # behind "initiatives", before the meeting they were of
    putting_forward: list[str] = []  # "put forward (five proposals)"
    fields: list[str] = []  # the noun that closes "in the fields of A, B and C"
    fields_of: list[str] = []  # "the fields of", behind which what is listed are no deeds
    according: list[str] = []  # "according to": words before the one who is said to have said what follows
    leads: list[str] = []  # "according to", "through": words before a name that are no part of it
    vehicles: list[str] = []  # "the framework of the X Summit": something that bears a meeting's name
    after_names: list[str] = []  # what, right behind a name known to all, makes it no mention of the person
    place_topics: list[str] = []  # "the X region's security": what makes a place a subject, not where
    always: list[str] = []  # adverbs of what one has done all along
    and_others: list[str] = []  # words behind a list for what else belongs to it
    heads_of_state: dict[str, str] = {}  # posts that, behind a name from a state, are its head's
    concerned: list[str] = []  # behind those asked: the ones whom it concerns
    encouraging: list[str] = []  # which asks somebody, and is a deed that others are asked to do
    asked_deeds: list[str] = []  # verbs of promise that are also what others are asked to do
    lasting: dict[str, int] = {}  # "two-day", before the noun of a meeting: how many days
    closings: list[str] = []  # "ended", "at the close of": the day told is a meeting's last
    openings: list[str] = []  # "began": it is the first
    sending: list[str] = []  # "transmit X to A": what follows is to whom
    towards: list[str] = []  # words before a deed that is still to be done ("push for signing")
    viewing: list[str] = []  # verbs that tell somebody's view, behind which stands what should be done
    valuing: list[str] = []  # "value A, promote B, build C": a stand with the deeds that go on behind it
    plan_fillers: list[str] = []  # "(the plan) to promote cooperation (between A and B)": says no more than the plan
    means_verbs: list[str] = []  # "take" in "take action"
    means: list[str] = []  # the nouns such a verb governs, where what follows tells to what end
