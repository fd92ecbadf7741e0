# The corpus' own scorer, kept as it was handed over so that its figures stay comparable.
# ruff: noqa
# fmt: off
"""Score predicted annotations against gold ones, slot by slot.

    scoring.py GOLD_DIR PRED_DIR [--json] [--docs] [--skip-missing]

Both folders hold one JSON file a document, in the scheme of SCHEMA.md, under the same file
names. JSON files without "meetings" and "commitments" lists (structure, ledger, name and
event files) are left out. GOLD_DIR/names.json, if there, lists names of one party or place
in several languages ("groups": [[form, form, ...], ...]); any form of a group fits another.
A document without a prediction counts as an empty prediction unless --skip-missing is given.

Every slot is scored by precision, recall and F1 over counts pooled across documents.
A null or empty value is no claim: it costs recall where gold has a value, never precision.

Matching (one to one, greedy, best pair first)
  meetings     same mechanism (token Dice >= 0.5, or same acronym), or same parties and level;
               never when ordinals and start dates both disagree.
  persons      same name: any written variant, brackets split, accents and word order ignored,
               titles dropped; a shorter form counts if all its words (two or more, or one
               Han word of three or more characters) stand in the longer one.
  instruments  same symbol, or same kind and period (titles sharing a word), or similar title
               (token Dice >= 0.6, or the shorter one wholly inside the longer); never when
               periods disagree, nor when symbols do (unless the titles are the same). Without
               title_en but with title, the kind must do (rule 15).
  progress     headline: instrument or period fits AND the value fits (done and total equal, or
               percentages within 0.6, a fraction standing for its percentage).
               Sub-slots are counted on pairs in which instrument, period or value fits.
  commitments  actors overlap AND (token Dice of what_en >= 0.25 OR Jaccard of areas >= 0.5);
               never when both give a clause and the clauses differ (a paragraph fits its
               sub-paragraphs). A party fits another under an alias or abbreviation, or when
               its words, two or more, all stand in the other's; empty actors fit any.
               Sub-slot what: the wording itself fits (Dice >= 0.25), so that pairs matched on
               areas alone can be told apart.
               due is right when the dates agree, or the session numbers where one has no date.
               Ranked by 2*Dice + area Jaccard + 0.5 same force + 0.5 same clause + 0.25 due.
               Sub-slot strict: pairs that also agree in force and in due (or both have none):
               the figure to quote.
  commitments_any   the same test without one-to-one: a gold item is found if any prediction
               fits it, a prediction is right if any gold item fits it. It forgives
               splitting and merging; report it beside the strict figure.
  sub-slots    (meetings.ordinal, commitments.force ...) are right only inside a matched pair;
               the values of unmatched items count as missed or spurious.
  same_event   pairs of documents put under one key, whatever the key.

macro = mean F1 of the headline slots published, meetings, persons, instruments, progress,
commitments (a slot that neither side uses is left out); by language, overall (pooled), and
as the mean of the languages. "with sub-slots" takes the dotted slots of these heads in too.
"""
import argparse
import json
import os
import re
import sys
import unicodedata
from collections import defaultdict

HEADLINE = ["published", "meetings", "persons", "instruments", "progress", "commitments"]
STOP = set("a an and at as by for from in into its of on or the their them they to with within between "
           "under that this it be is are all other".split())
ALIASES = {
    "un": "united nations", "vietnam": "viet nam", "russian federation": "russia",
    "people s republic of china": "china", "prc": "china", "brunei": "brunei darussalam",
    "lao pdr": "laos", "lao people s democratic republic": "laos", "rok": "south korea",
    "republic of korea": "south korea", "us": "united states", "usa": "united states",
    "united states of america": "united states", "uk": "united kingdom", "eu": "european union",
    "imf": "international monetary fund", "timor leste": "east timor",
    "association of southeast asian nations": "asean", "asean member states": "asean",
    "asean countries": "asean", "asean member countries": "asean",
}
TITLES = set("mr mrs ms dr he h e her his excellency ambassador sir dato madam".split())


def fold(s):
    s = unicodedata.normalize("NFKD", str(s)).replace("đ", "d").replace("Đ", "D")
    s = "".join(c for c in s if not unicodedata.combining(c)).lower()
    return re.sub(r"[\W_]+", " ", s).strip()


def stem(w):
    for end in ("isation", "ization", "ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s", "e", "y"):
        if w.endswith(end) and len(w) - len(end) >= 3 and not w.isdigit():
            return w[: -len(end)]
    return w


def toks(s):
    if not s:
        return frozenset()
    w = fold(s)
    for long, short in (("association of south ?east asian nations", "asean"), ("russian federation", "russia"), ("european union", "eu"),
                        ("viet nam", "vietnam"), ("republic of korea", "rok"), ("shanghai cooperation organi[sz]ation", "sco")):
        w = re.sub(rf"\b{long}\b", short, w)
    w = re.sub(r"\bun\b", "united nations", w)
    w = re.sub(r"\bforeign minister\b", "minister foreign affairs", w)
    w = re.sub(r"\bforeign ministry\b", "ministry foreign affairs", w)
    out = []
    for t in w.split():
        if t in STOP or t == "s":
            continue
        if re.search(r"[\u4e00-\u9fff]", t) and len(t) > 2:
            out += [t[i:i + 2] for i in range(len(t) - 1)]
        else:
            out.append(stem(t))
    return frozenset(out)


def dice(a, b):
    a, b = toks(a), toks(b)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def inside(a, b):
    a, b = toks(a), toks(b)
    small = a if len(a) <= len(b) else b
    return len(small) >= 2 and small == (a & b)


def initials(s):
    return "".join(w[0] for w in re.findall(r"[A-Za-z]+", str(s)) if w.lower() not in STOP).lower()


def same_party(a, b):
    if not a or not b:
        return False
    x, y = fold(a), fold(b)
    x, y = re.sub(r"^the ", "", x), re.sub(r"^the ", "", y)
    x, y = ALIASES.get(x, x), ALIASES.get(y, y)
    if x == y:
        return True
    for s, full in ((x, b), (y, a)):
        if " " not in s and 2 <= len(s) <= 8 and len(str(full).split()) > 1 and s == initials(full):
            return True
    return inside(x, y)


def codes(d, k):
    return {x for x in lst(d, k) if isinstance(x, str)}


def overlap(xs, ys):
    """number of xs matched one to one in ys"""
    left, n = list(ys), 0
    for x in xs:
        for y in left:
            if same_party(x, y):
                left.remove(y)
                n += 1
                break
    return n


def name_forms(s):
    s = unicodedata.normalize("NFKC", str(s))
    parts = [s] + re.findall(r"\(([^)]*)\)", s) + [re.sub(r"\([^)]*\)", " ", s)] + s.split("/")
    out = []
    for p in parts:
        w = [t for t in fold(p).split() if t not in TITLES]
        if w:
            out.append(frozenset(w))
    return out


def same_name(a, b):
    if not a or not b:
        return False
    for x in name_forms(a):
        for y in name_forms(b):
            if x == y or (len("".join(x)) >= 6 and "".join(sorted("".join(x))) == "".join(sorted("".join(y)))):
                return True  # the second test: the same letters, for glued names (RetnoMarsudi)
            small, big = (x, y) if len(x) <= len(y) else (y, x)
            if small <= big:
                if len(small) >= 2:
                    return True
                t = next(iter(small))
                if len(t) >= 3 and re.match(r"[\u4e00-\u9fff]", t):
                    return True
    return False


def same_person(a, b):
    if a.get("name") or b.get("name"):
        return same_name(a.get("name"), b.get("name"))
    return same_party(a.get("party"), b.get("party"))


def same_text(a, b):
    return bool(a and b) and (fold(a) == fold(b) or dice(a, b) >= 0.6 or inside(a, b))


def same_place(a, b):
    x, y = (toks(ALIASES.get(fold(s), s)) if s else s for s in (a, b))
    return bool(x and y) and (x <= y or y <= x)


def sym(s):
    if not s:
        return None
    s = unicodedata.normalize("NFKC", str(s)).upper()
    s = re.sub(r"^\W*(RESOLUTIONS?|A/RES/|S/RES/|SALES NO\.?)\W*", "", s)
    return re.sub(r"[\s,.]+", "", s)


def period(p):
    try:
        return (int(p[0]), int(p[1])) if isinstance(p, (list, tuple)) and len(p) == 2 else None
    except (TypeError, ValueError):
        return None


def clause(c):
    c = re.sub(r"[\s()]+", "", str(c)).strip(".;:").lower() if c not in (None, "") else ""
    return c or None


def clauses_fit(a, b):
    """equal, or one is the paragraph of which the other is a sub-paragraph (4 and 4 (a))"""
    a, b = sorted((a, b), key=len)
    return a == b or (b.startswith(a) and b[len(a)].isalpha())


def session(s):
    m = re.search(r"\d+", str(s)) if s else None
    if m:
        return int(m.group())
    words = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
    ones = {w: i for i, w in enumerate("first second third fourth fifth sixth seventh eighth ninth".split(), 1)}
    t = fold(s).split() if s else []
    for i, w in enumerate(t):
        for k, v in words.items():
            if w.startswith(k) and (w.endswith("y") or w.endswith("ieth")):
                return v + (ones.get(t[i + 1], 0) if i + 1 < len(t) else 0)
        if w in ones:
            return ones[w]
    return None


def greedy(gold, pred, score):
    cand = []
    for i, g in enumerate(gold):
        for j, p in enumerate(pred):
            s = score(g, p)
            if s is not None and s > 0:
                cand.append((-s, abs(i - j), i, j))
    used_g, used_p, pairs = set(), set(), []
    for _, _, i, j in sorted(cand):
        if i not in used_g and j not in used_p:
            used_g.add(i)
            used_p.add(j)
            pairs.append((i, j))
    return pairs


def lst(d, k):
    v = d.get(k)
    return [x for x in v if x not in (None, "")] if isinstance(v, list) else []


# ---- pair scores -----------------------------------------------------------

def meeting_score(g, p):
    dm = dice(g.get("mechanism_en"), p.get("mechanism_en"))
    ac = bool(g.get("acronym") and p.get("acronym") and fold(g["acronym"]) == fold(p["acronym"]))
    gp, pp = lst(g, "parties"), lst(p, "parties")
    pl = bool(gp) and len(gp) == len(pp) == overlap(gp, pp) and g.get("level") == p.get("level")
    if not (dm >= 0.5 or ac or pl):
        return None
    eq = lambda k: bool(g.get(k)) and g.get(k) == p.get(k)
    ne = lambda k: bool(g.get(k)) and bool(p.get(k)) and g.get(k) != p.get(k)
    if ne("ordinal") and ne("start"):
        return None
    return dm + 0.3 * ac + 0.3 * pl + 0.6 * eq("ordinal") - 0.4 * ne("ordinal") + 0.6 * eq("start") - 0.2 * ne("start") + 0.05 * eq("place")


def person_score(g, p):
    if not same_person(g, p):
        return None
    return 1 + 0.5 * (fold(g.get("name")) == fold(p.get("name"))) + 0.2 * same_party(g.get("party"), p.get("party"))


def instrument_score(g, p):
    d = dice(g.get("title_en"), p.get("title_en"))
    gs, ps, gp, pp = sym(g.get("symbol")), sym(p.get("symbol")), period(g.get("period")), period(p.get("period"))
    if gp and pp and gp != pp:
        return None
    if gs and ps and gs == ps:
        return 2 + d
    if gs and ps and d < 0.999:
        return None
    unnamed = not p.get("title_en")  # rule 15: a name the registry doesn't know, left in its own language
    kp = bool(gp) and gp == pp and g.get("kind") == p.get("kind") and (d > 0 or unnamed)
    if not (kp or (unnamed and bool(p.get("title")) and g.get("kind") == p.get("kind")) or d >= 0.6 or inside(g.get("title_en"), p.get("title_en"))):
        return None
    return d + 0.3 * kp + 0.3 * (gp == pp) + 0.1 * (g.get("kind") == p.get("kind")) + 0.1 * (g.get("date") == p.get("date"))


def num(x):
    return x if isinstance(x, (int, float)) and not isinstance(x, bool) else None


def ratio(x):
    d, t, pc = num(x.get("done")), num(x.get("total")), num(x.get("percent"))
    return pc if pc is not None else (100.0 * d / t if d is not None and t else None)


def value_fits(g, p):
    gd, gt, pd, pt = (num(g.get("done")), num(g.get("total")), num(p.get("done")), num(p.get("total")))
    if None not in (gd, gt, pd, pt):
        return (gd, gt) == (pd, pt)
    a, b = ratio(g), ratio(p)
    if a is None and b is None:
        return gd == pd and (gt == pt or gt is None or pt is None)
    return a is not None and b is not None and abs(a - b) <= 0.6


def progress_score(g, p):
    d = dice(g.get("instrument_en"), p.get("instrument_en"))
    gp, pp = period(g.get("period")), period(p.get("period"))
    v = value_fits(g, p)
    if not (d >= 0.5 or inside(g.get("instrument_en"), p.get("instrument_en")) or (gp and gp == pp) or (v and ratio(g) is not None)):
        return None
    return 0.1 + d + 0.5 * bool(gp and gp == pp) + 1.0 * v


def due_key(c):
    """date and session number, None when neither is given"""
    k = (c.get("due") or None, session(c.get("due_session")))
    return k if any(x is not None for x in k) else None


def due_fits(g, p):
    """the date fits, or the session where a side has no date"""
    a, b = due_key(g), due_key(p)
    if a is None or b is None:
        return False
    return a[0] == b[0] if a[0] and b[0] else a[1] is not None and a[1] == b[1]


def commitment_score(g, p):
    ga, pa = lst(g, "actors"), lst(p, "actors")
    if ga and pa and not overlap(ga, pa):
        return None
    gc, pc = clause(g.get("clause")), clause(p.get("clause"))
    if gc and pc and not clauses_fit(gc, pc):
        return None
    d = dice(g.get("what_en"), p.get("what_en"))
    x, y = codes(g, "areas"), codes(p, "areas")
    j = len(x & y) / len(x | y) if x | y else 0.0
    if not (d >= 0.25 or j >= 0.5):
        return None
    return 2 * d + j + 0.5 * (g.get("force") == p.get("force")) + 0.5 * bool(gc and gc == pc) + 0.25 * due_fits(g, p)


# ---- counting --------------------------------------------------------------

class Counts(dict):
    def add(self, slot, tp=0, fp=0, fn=0):
        c = self.setdefault(slot, [0, 0, 0])
        c[0] += tp
        c[1] += fp
        c[2] += fn

    def value(self, slot, g, p, ok):
        """one scalar slot; None (or an empty text) is no value"""
        g, p = (None if x == "" else x for x in (g, p))
        if g is None and p is None:
            return
        good = g is not None and p is not None and ok
        self.add(slot, int(good), int(p is not None and not good), int(g is not None and not good))

    def sets(self, slot, n_g, n_p, n_ok):
        if n_g or n_p:
            self.add(slot, n_ok, n_p - n_ok, n_g - n_ok)

    def pool(self, other):
        for k, v in other.items():
            self.add(k, *v)


def aligned(gold, pred, pairs):
    """matched pairs, then the rest against nothing"""
    a, b = {i for i, _ in pairs}, {j for _, j in pairs}
    out = [(gold[i], pred[j]) for i, j in pairs]
    out += [(g, {}) for i, g in enumerate(gold) if i not in a]
    out += [({}, p) for j, p in enumerate(pred) if j not in b]
    return out


def score_doc(g, p):
    c = Counts()
    dicts = lambda d, k: [x for x in lst(d, k) if isinstance(x, dict)]
    c.value("published", g.get("published"), p.get("published"), g.get("published") == p.get("published"))

    G, P = dicts(g, "meetings"), dicts(p, "meetings")
    if not any(m.get("status") == "cancelled" for m in G):  # the gold leaves cancelled meetings out: naming them is no fault
        P = [m for m in P if m.get("status") != "cancelled"]
    pairs = greedy(G, P, meeting_score)
    c.sets("meetings", len(G), len(P), len(pairs))
    for x, y in aligned(G, P, pairs):
        for k in ("ordinal", "start", "end", "format", "status", "role", "level"):
            c.value("meetings." + k, x.get(k), y.get(k), x.get(k) == y.get(k))
        c.value("meetings.place", x.get("place"), y.get("place"), same_place(x.get("place"), y.get("place")))
        a, b = dicts(x, "chairs"), dicts(y, "chairs")
        c.sets("meetings.chairs", len(a), len(b), len(greedy(a, b, person_score)))
        a, b = lst(x, "parties"), lst(y, "parties")
        c.sets("meetings.parties", len(a), len(b), overlap(a, b))

    G, P = dicts(g, "persons"), dicts(p, "persons")
    pairs = greedy(G, P, person_score)
    c.sets("persons", len(G), len(P), len(pairs))
    for x, y in aligned(G, P, pairs):
        c.value("persons.post", x.get("post_en") or None, y.get("post_en") or None,
                fold(x.get("post_en")) == fold(y.get("post_en")) or dice(x.get("post_en"), y.get("post_en")) >= 0.5 or inside(x.get("post_en"), y.get("post_en")))
        c.value("persons.party", x.get("party") or None, y.get("party") or None, same_party(x.get("party"), y.get("party")))

    G, P = dicts(g, "instruments"), dicts(p, "instruments")
    pairs = greedy(G, P, instrument_score)
    c.sets("instruments", len(G), len(P), len(pairs))
    for x, y in aligned(G, P, pairs):
        for k in ("kind", "date", "status"):
            c.value("instruments." + k, x.get(k), y.get(k), x.get(k) == y.get(k))
        c.value("instruments.period", period(x.get("period")), period(y.get("period")), period(x.get("period")) == period(y.get("period")))
        c.value("instruments.symbol", sym(x.get("symbol")), sym(y.get("symbol")), sym(x.get("symbol")) == sym(y.get("symbol")))

    G, P = dicts(g, "progress"), dicts(p, "progress")
    pairs = greedy(G, P, progress_score)
    c.sets("progress", len(G), len(P), sum(value_fits(G[i], P[j]) for i, j in pairs))
    for x, y in aligned(G, P, pairs):
        for k in ("done", "total", "percent"):
            a, b = num(x.get(k)), num(y.get(k))
            if k == "percent" and x and y and (a is None) != (b is None) and value_fits(x, y):
                continue  # one side only worked out the percentage of the same fraction
            c.value("progress." + k, a, b, a is not None and b is not None and abs(a - b) <= (0.6 if k == "percent" else 0))
        for k in ("as_of", "comparator"):
            c.value("progress." + k, x.get(k), y.get(k), x.get(k) == y.get(k))

    G, P = dicts(g, "commitments"), dicts(p, "commitments")
    pairs = greedy(G, P, commitment_score)
    c.sets("commitments", len(G), len(P), len(pairs))
    fits = [[(commitment_score(x, y) or 0) > 0 for y in P] for x in G]
    ng = sum(any(r) for r in fits)
    np_ = sum(any(fits[i][j] for i in range(len(G))) for j in range(len(P)))
    if G or P:  # recall over gold, precision over predictions: kept apart, see prf_any
        c.add("commitments_any#r", ng, 0, len(G) - ng)
        c.add("commitments_any#p", np_, len(P) - np_, 0)
    c.sets("commitments.strict", len(G), len(P),
           sum(G[i].get("force") == P[j].get("force") and (due_fits(G[i], P[j]) or not (due_key(G[i]) or due_key(P[j])))
               for i, j in pairs))
    for x, y in aligned(G, P, pairs):
        c.value("commitments.what", x.get("what_en") or None, y.get("what_en") or None, dice(x.get("what_en"), y.get("what_en")) >= 0.25)
        c.value("commitments.force", x.get("force"), y.get("force"), x.get("force") == y.get("force"))
        c.value("commitments.due", due_key(x), due_key(y), due_fits(x, y))
        c.value("commitments.clause", clause(x.get("clause")), clause(y.get("clause")), clause(x.get("clause")) == clause(y.get("clause")))
        c.value("commitments.instrument", x.get("instrument_en") or None, y.get("instrument_en") or None, same_text(x.get("instrument_en"), y.get("instrument_en")))
        a, b = codes(x, "areas"), codes(y, "areas")
        c.sets("commitments.areas", len(a), len(b), len(a & b))
        for k in ("actors", "addressees"):
            a, b = lst(x, k), lst(y, k)
            c.sets("commitments." + k, len(a), len(b), overlap(a, b))

    G, P = dicts(g, "action_lines"), dicts(p, "action_lines")
    if G:
        key = lambda x: clause(x.get("number"))
        pn = {key(x): x for x in P}
        gn = {key(x): x for x in G}
        c.sets("action_lines", len(gn), len(pn), len(gn.keys() & pn.keys()))
        for k in gn.keys() | pn.keys():
            a, b = codes(gn.get(k, {}), "areas"), codes(pn.get(k, {}), "areas")
            c.sets("action_lines.areas", len(a), len(b), len(a & b))
            pa, pb = gn.get(k, {}).get("pillar"), pn.get(k, {}).get("pillar")
            c.value("action_lines.pillar", pa, pb, pa == pb)
    gs, ps = g.get("structure"), p.get("structure")
    if isinstance(gs, dict):
        ps = ps if isinstance(ps, dict) else {}

        def keys(s):
            out = set()
            for o in lst(s, "operative"):
                if isinstance(o, dict):
                    out.add((clause(o.get("number")), fold(o.get("leading_verb") or "")))
                    out |= {(clause(o.get("number")) + (clause(x) or ""), "") for x in lst(o, "sub") if clause(o.get("number"))}
            return out
        a, b = keys(gs), keys(ps)
        c.sets("structure.operative", len(a), len(b), len(a & b))
        a, b = [fold(x) for x in lst(gs, "preambular")], [fold(x) for x in lst(ps, "preambular")]
        c.sets("structure.preambular", len(a), len(b), sum(x == y for x, y in zip(a, b)))
        fn = lambda s: {(str(n.get("number")), sym(x)) for n in lst(s, "footnotes") if isinstance(n, dict) for x in lst(n, "citations")}
        a, b = fn(gs), fn(ps)
        c.sets("structure.footnotes", len(a), len(b), len(a & b))
    return c


def prf(c):
    tp, fp, fn = c
    if tp + fp + fn == 0:
        return None
    p = tp / (tp + fp) if tp + fp else (0.0 if fn else 1.0)
    r = tp / (tp + fn) if tp + fn else (0.0 if fp else 1.0)
    return {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0, "tp": tp, "fp": fp, "fn": fn}


def table(counts):
    out = {k: prf(v) for k, v in counts.items() if "#" not in k and prf(v)}
    a, b = counts.get("commitments_any#p"), counts.get("commitments_any#r")
    if a and b:
        p = a[0] / (a[0] + a[1]) if a[0] + a[1] else 0.0
        r = b[0] / (b[0] + b[2]) if b[0] + b[2] else 0.0
        out["commitments_any"] = {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0, "tp": b[0], "fp": a[1], "fn": b[2]}
    return dict(sorted(out.items(), key=lambda kv: (order(kv[0]), kv[0])))


def order(slot):
    head = slot.split(".")[0].replace("_any", "")
    return HEADLINE.index(head) if head in HEADLINE else 9


def macro(t, sub=False):
    v = [x["f1"] for s, x in t.items() if s in HEADLINE or (sub and s.split(".")[0] in HEADLINE)]
    return sum(v) / len(v) if v else None


def load(folder):
    out = {}
    for f in sorted(os.listdir(folder)):
        if not f.endswith(".json"):
            continue
        try:
            with open(os.path.join(folder, f), encoding="utf-8") as fh:
                d = json.load(fh)
        except (ValueError, OSError) as e:
            print(f"{os.path.join(folder, f)}: not readable, left out ({e})", file=sys.stderr)
            continue
        if isinstance(d, dict) and isinstance(d.get("meetings"), list) and isinstance(d.get("commitments"), list):
            out[f] = d
    return out


def event_pairs(docs, names):
    k = [(n, docs.get(n, {}).get("same_event")) for n in names]
    return {(a, b) for i, (a, x) in enumerate(k) for b, y in k[i + 1:] if x and x == y}


def load_names(folder):
    f = os.path.join(folder, "names.json")
    if os.path.exists(f):
        with open(f, encoding="utf-8") as fh:
            for group in json.load(fh).get("groups", []):
                for form in group[1:]:
                    ALIASES.setdefault(fold(form), fold(group[0]))


def run(gold_dir, pred_dir, skip_missing=False):
    load_names(gold_dir)
    gold, pred = load(gold_dir), load(pred_dir)
    names = [n for n in gold if n in pred or not skip_missing]
    by_lang, total, docs = defaultdict(Counts), Counts(), {}
    for n in names:
        c = score_doc(gold[n], pred.get(n, {}))
        total.pool(c)
        by_lang[gold[n].get("language") or "?"].pool(c)
        docs[n] = table(c)
    a, b = event_pairs(gold, names), event_pairs(pred, names)
    total.sets("same_event", len(a), len(b), len(a & b))
    overall = table(total)
    langs = {k: table(v) for k, v in sorted(by_lang.items())}
    macros = {k: macro(t) for k, t in langs.items()}
    known = [m for m in macros.values() if m is not None]
    return {"documents": len(names), "missing": [n for n in names if n not in pred], "extra": [n for n in pred if n not in gold],
            "overall": overall, "languages": langs,
            "macro": {"overall": macro(overall), "by_language": macros, "mean_of_languages": sum(known) / len(known) if known else None,
                      "with_sub_slots": {"overall": macro(overall, True), "by_language": {k: macro(t, True) for k, t in langs.items()}}},
            "per_document": {n: {"macro": macro(t), "slots": t} for n, t in docs.items()}}


def main(argv=None):
    ap = argparse.ArgumentParser(description="precision, recall and F1 of predicted against gold annotations")
    ap.add_argument("gold")
    ap.add_argument("pred")
    ap.add_argument("--json", action="store_true", help="machine-readable output")
    ap.add_argument("--docs", action="store_true", help="add a line for each document")
    ap.add_argument("--skip-missing", action="store_true", help="leave out documents without a prediction")
    a = ap.parse_args(argv)
    r = run(a.gold, a.pred, a.skip_missing)
    if a.json:
        json.dump(r, sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 0
    langs = list(r["languages"])
    print(f"{r['documents']} documents, {len(r['missing'])} without prediction" + (f", {len(r['extra'])} without gold" if r["extra"] else ""))
    print(f"{'slot':26}{'P':>7}{'R':>7}{'F1':>7}{'tp':>6}{'fp':>6}{'fn':>6}" + "".join(f"{'F1 ' + l:>8}" for l in langs))
    for s, v in r["overall"].items():
        row = f"{s if '.' not in s else '  ' + s:26}{v['p']:7.3f}{v['r']:7.3f}{v['f1']:7.3f}{v['tp']:6}{v['fp']:6}{v['fn']:6}"
        print(row + "".join(f"{r['languages'][l][s]['f1']:8.3f}" if s in r["languages"][l] else f"{'-':>8}" for l in langs))
    f = lambda x: "-" if x is None else f"{x:.3f}"
    m = r["macro"]
    print(f"macro F1: overall {f(m['overall'])}; " + ", ".join(f"{k} {f(v)}" for k, v in m["by_language"].items()) + f"; mean of languages {f(m['mean_of_languages'])}")
    w = m["with_sub_slots"]
    print(f"macro F1 with sub-slots: overall {f(w['overall'])}; " + ", ".join(f"{k} {f(v)}" for k, v in w["by_language"].items()))
    if a.docs:
        for n, d in r["per_document"].items():
            print(f"  {n:34} macro {f(d['macro'])}  " + " ".join(f"{s}={d['slots'][s]['f1']:.2f}" for s in HEADLINE if s in d["slots"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
