"""The words of survey reports: who answers, how they answer, and what is no survey."""

from __future__ import annotations

from functools import lru_cache

from survey.countries import country_words

# Who is asked for others: their country is not that of the respondents.
ORGANISATIONS = frozenset(
    """
    academics businesses companies company economists employers expert experts families firms
    investors lawyers leader leaders official officials organisations organizations
    researchers scientists soldiers
    """.split()
)

# Words that may stand for people.
PRONOUNS = frozenset(
    """
    each others them those us who
    """.split()
)

# Who answers.
PEOPLE = PRONOUNS | frozenset(
    """
    academics adult adults africans americans applicants arabs artists asians asked atheists
    athletes backers believers blacks boomers boys brides businesses buyers candidates
    cardholders catholics children christians citizen citizens city-dwellers commuters companies
    conservatives consumer consumers couples customers cyclists dads democrats developers
    doctors donors drinkers drivers economists elderly electorate employee employees employer
    employers engineers entrepreneurs europeans evangelicals executives experts families family
    fans farmers fathers females firms gamers gen generation girls graduates hindus hispanics
    homemakers homeowner homeowners household households husbands immigrants independents
    individuals internet-users interviewed interviewees investors jews journalists kids labour
    landlords latinas latinos lawyers leaders liberals listeners locals males man manager
    managers member members men migrants millennials moderates moms mothers motorists mums
    musicians muslims natives netizens northerners nurses officers officials opponents
    organisations organizations owner owners panelists panellists parent parents participant
    participants passengers patients pedestrians pensioners people person persons physicians
    players polled populace population professionals protestants public pupils questioned
    readers recruiters refugees renters republicans researchers resident residents respondent
    respondents retirees sampled scientists seniors shoppers singles smokers soldiers
    southerners spouses staff student students subscribers supporters surveyed teacher teachers
    teenagers teens tenants tories tourists travelers travellers urbanites user users veterans
    viewers villagers volunteers voter voters whites wives woman women worker workers young
    youth youths
    """.split()
)

# What those who answer do.
ANSWERING = frozenset(
    """
    accept accepted acknowledge acknowledged acknowledging admit admits admitted affirm affirmed
    affirming afraid agree agreed agreeing agrees answer answered answering appreciate
    appreciated approval approve approved approves approving assume attributed aware back backed
    backing backs believe believed believes believing blame blamed blames call called calling
    can't cannot choose chooses choosing chose chosen cite cited cites citing claim claimed
    claiming concerned confident consider considered considering considers convinced declined
    describe described describes describing didn't disagree disagreed disagreeing disagrees
    disapproval disapprove disapproved disapproves disapproving dislike dislikes dissatisfied
    distrust don't doubt doubted doubts embrace endorse endorsed enjoy enjoyed expect expected
    expecting expects experienced express expressed expresses expressing familiar favor
    favorability favorable favored favoring favors favour favourable favoured favouring favours
    fear feared fears feel feeling feels felt gave give giving had happy have having heard held
    hold holding holds hope hoped hopes hoping identified identifies identify indicate indicated
    indicates indicating intend intended intends interested knew know knows like liked likely
    likes list listed mention mentioned mentioning mentions name named names naming need needed
    negative neutral oppose opposed opposes opposing optimistic own owned pessimistic pick
    picked picking picks plan planned planning plans positive praise praised predict predicted
    prefer preferred preferring prefers proud rank ranked ranking rate rated rates rating
    recognise recognised recognize recognized refused regard regarded regarding regards reject
    rejected rejecting rejects report reported reporting reports respond responded said
    satisfied saw say saying says scared see seeing seen sees select selected selecting selects
    state stated stating support supported supporting supports suspect suspected think thinking
    thinks thought trust trusted trusting trusts unaware uncertain undecided unfavorable
    unfavourable unhappy unlikely unsure unwilling use used uses using view viewed viewing views
    visited vote voted voting want wanted wanting wants watched welcome welcomed welcomes who
    willing wish wished won't worried worries worry would wouldn't
    """.split()
)

# What only a text about a survey says.
POLLING = frozenset(
    """
    barometer interviewed interviewees interviews poll polled polling polls pollster pollsters
    questioned questionnaire questionnaires respondent respondents survey surveyed surveys
    """.split()
)

# What only people have: opinions and their measures.
FEELING = frozenset(
    """
    agree agreed agrees approval approve approved approves attitude attitudes believe believed
    believes concerned confident disagree disagreed disapproval disapprove disapproved
    dissatisfied favor favorable favored favors favour favourable favoured favours feel feels
    felt majorities majority opinion opinions oppose opposed opposes opposition optimistic
    perceive perceived pessimistic popular popularity prefer preference preferred rating ratings
    satisfied support undecided unpopular unsure worried
    """.split()
)

# Words for answering that are nouns as well.
NOUNS_TOO = frozenset(
    """
    answer approval back call claim claims disapproval doubt fear hope list name names need plan
    plans rate rates report reports state states support trust use view views vote votes worry
    """.split()
)

# What rates do, and answers hardly.
CHANGED = frozenset(
    """
    advanced climb climbed contracted decline declined declines declining decrease decreased
    decreases down drop dropped expanded fall fallen falling falls fell grew grow growing grown
    grows increase increased increases increasing jump jumped plummet plummeted plunged rise
    risen rises rising rose shrank shrunk slid slipped slump slumped soar soared surge surged
    tumble tumbled up
    """.split()
)

# Nouns of change, as in "a drop of 5 percent".
TURNS = frozenset(
    """
    cut decline declines decrease decreases dip drop drops fall gain gains growth hike increase
    increases jump loss reduction rise rises slump surge swing uptick
    """.split()
)

# What a percent may be an adjective of: "a 5 percent rise".
THINGS = frozenset(
    """
    alcohol annually bigger chance change cheaper cut decline decrease discount drop duties duty
    fall faster fewer gain greater growth higher hike improvement increase increases inflation
    interest jump larger levy likelihood loss lower off pay per probability quota raise
    reduction return returns rise slower stake stakes stronger surge swing tariff tariffs tax
    taxes threshold turnout uptick wage weaker year-on-year
    """.split()
)

# What has a rate: "tariffs of 5 percent".
RATES = frozenset(
    """
    accuracy budget capacity commission completion debt deficit discount discounts dividend
    duties duty emissions employment exports fee fees gdp growth imports index inflation
    interest investment jobless levy mortgage output population price prices probability
    production profit profits revenue revenues salaries sales shares stake stakes stock stocks
    target targets tariff tariffs tax taxes trade turnout unemployment vat wages yield yields
    """.split()
)

# What a sentence about the economy is about.
ECONOMY = frozenset(
    """
    earnings exports gdp growth imports inflation interest jobless output price prices
    production profit profits revenue revenues sales turnover unemployment wages
    """.split()
)

# Of what else there are shares.
NO_PEOPLE = frozenset(
    """
    accidents area articles assets births budget budgets calories capacity capital carbon cars
    cases cities consumption cost costs countries crimes days deaths debt demand economy
    electricity emissions energy equity exports flights food forests gas gdp goods gross growth
    homes hours houses imports income incomes ingredients investment investments items land
    loans market markets marriages materials nations oil output pages pay power premiums price
    prices production products profit profits questions revenue revenues salaries salary sales
    schools seats shares spending states stock stocks supply territory time trade turnover value
    vehicles vote votes wages waste water wealth words workforce world's years
    """.split()
)


@lru_cache(maxsize=4096)
def is_people(word: str) -> bool:
    """Say whether a word in small letters names people who can be asked.

    Plurals such as "teachers", "artists" and "Canadians" count by their ending.

    Examples
    --------
    >>> is_people("voters"), is_people("economists"), is_people("votes")
    (True, True, False)
    """
    if word in PEOPLE or (word.endswith("s") and is_nation(word)):
        return True
    return word not in NO_PEOPLE and word.endswith(
        ("holders", "goers", "ists", "ians", "eers", "dwellers", "workers", "owners", "takers")
    )


def is_nation(word: str) -> bool:
    """Say whether a word in small letters is an adjective of a country or names its people."""
    return country_words().get(word, ("", False))[1]
