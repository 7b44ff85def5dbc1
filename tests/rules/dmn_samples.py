"""Decision tables with the structure and logic of public ones, in words of our own, and their stated answers.

Models: the decision tables of the DMN TCK (dmn-tck/tck, compliance levels 2 and 3), and examples that Camunda shows.
"""

from tests.rules.dmn_making import Output, Sample

_PARCEL = (("Weight", "number"), ("Zone", "string"), ("Insured", "boolean"))
_TAKEN = Output(name="Desk", values='"Accepted", "Returned"')
_SPEED = Output(name="Speed", values='"Express", "Regular"')
_WITH_DEFAULT = (
    Output(name="Desk", values='"Accepted", "Returned"', default='"Returned"'),
    Output(name="Speed", values='"Express", "Regular"', default='"Regular"'),
)
_YEARS = (("Years rented", "number"),)
_CLIENT = (("Known client", "boolean"), ("Points", "number"))

LEVEL_2 = (
    Sample(
        name="Parcel desk, one rule each",
        like="TCK 2/0004 simpletable U",
        version="1.5",
        inputs=_PARCEL,
        outputs=(Output(values='"Accepted", "Returned"'),),
        rules="""
            >=18 | "Near","Far" | true | "Accepted"
            <18 | "Near","Far" | true | "Returned"
            - | "Abroad" | true | "Returned"
            - | - | false | "Returned"
        """,
        answers=(
            ((18, "Near", True), ("Accepted",)),
            ((17, "Far", True), ("Returned",)),
            ((18, "Abroad", True), ("Returned",)),
            ((18, "Moon", True), ()),
        ),
    ),
    Sample(
        name="Parcel desk, rules that agree",
        like="TCK 2/0005 simpletable A",
        policy="ANY",
        inputs=_PARCEL,
        rules="""
            >=18 | "Near","Far" | true | "Accepted"
            <18 | - | - | "Returned"
            - | "Abroad" | - | "Returned"
            - | - | false | "Returned"
        """,
        answers=(((18, "Near", True), ("Accepted",)), ((17, "Far", True), ("Returned",))),
    ),
    Sample(
        name="Parcel desk, the better answer first",
        like="TCK 2/0006 simpletable P1",
        policy="PRIORITY",
        version="1.2",
        inputs=_PARCEL,
        outputs=(Output(values='"Accepted", "Returned"'),),
        rules="""
            <18 | - | - | "Returned"
            - | "Abroad" | - | "Returned"
            - | - | false | "Returned"
            >=18 | "Near","Far" | true | "Accepted"
        """,
        answers=(
            ((18, "Far", True), ("Accepted",)),
            ((17, "Far", True), ("Returned",)),
            ((18, "Abroad", True), ("Returned",)),
        ),
    ),
    Sample(
        name="Parcel desk, else returned",
        like="TCK 2/0007 simpletable P2",
        policy="PRIORITY",
        inputs=_PARCEL,
        outputs=(Output(values='"Accepted", "Returned"'),),
        rules="""
            - | - | - | "Returned"
            >=18 | "Near","Far" | true | "Accepted"
        """,
        answers=(((18, "Far", True), ("Accepted",)), ((18, "Abroad", True), ("Returned",))),
    ),
    Sample(
        name="Parcel desk and speed",
        like="TCK 2/0010 multi-output U",
        version="1.5",
        inputs=_PARCEL,
        outputs=_WITH_DEFAULT,
        rules="""
            >=18 | "Far" | true | "Accepted" | "Express"
            >=18 | "Near" | true | "Accepted" | "Regular"
            <18 | "Near","Far" | true | "Returned" | "Regular"
            - | "Abroad" | true | "Returned" | "Regular"
            - | - | false | "Returned" | "Regular"
        """,
        answers=(
            ((18, "Near", True), ("Desk: Accepted; Speed: Regular",)),
            ((17, "Near", True), ("Desk: Returned; Speed: Regular",)),
            ((18, "Moon", True), ("Desk: Returned; Speed: Regular",)),
        ),
    ),
    Sample(
        name="Parcel speed, first rule",
        like="TCK 2/0108 first",
        policy="FIRST",
        inputs=_PARCEL,
        outputs=_WITH_DEFAULT,
        rules="""
            >=18 | "Near" | true | "Accepted" | "Express"
            >=12 | "Near" | true | "Accepted" | "Regular"
            <12 | "Far" | true | "Returned" | "Regular"
        """,
        answers=(
            ((19, "Near", True), ("Desk: Accepted; Speed: Express",)),
            ((13, "Near", True), ("Desk: Accepted; Speed: Regular",)),
            ((10, "Far", True), ("Desk: Returned; Speed: Regular",)),
            ((10, "Near", False), ("Desk: Returned; Speed: Regular",)),
        ),
    ),
    Sample(
        name="Parcel offers with a default",
        like="TCK 2/0109 rule order",
        policy="RULE ORDER",
        inputs=_PARCEL,
        outputs=_WITH_DEFAULT,
        rules="""
            >=18 | "Near" | true | "Accepted" | "Express"
            >=12 | "Near" | true | "Accepted" | "Regular"
            <12 | "Far" | true | "Returned" | "Regular"
        """,
        refused="dmn-default",
    ),
    Sample(
        name="Parcel answers, best first",
        like="TCK 2/0110 output order",
        policy="OUTPUT ORDER",
        version="1.4",
        inputs=_PARCEL,
        outputs=(_TAKEN, Output(name="Speed")),
        rules="""
            >=18 | "Near","Far" | true | "Accepted" | "Slow"
            <18 | - | - | "Returned" | "Regular"
            - | "Abroad" | - | "Accepted" | "Regular"
        """,
        answers=(
            ((17, "Abroad", False), ("Desk: Accepted; Speed: Regular", "Desk: Returned; Speed: Regular")),
            ((19, "Far", True), ("Desk: Accepted; Speed: Slow",)),
            ((10, "Far", True), ("Desk: Returned; Speed: Regular",)),
        ),
    ),
    Sample(
        name="Shelf for a reader",
        like="TCK 2/0111 first, one output",
        policy="FIRST",
        inputs=(("age", "number"),),
        rules="""
            >18 | "Novels"
            >12 | "Comics"
            >0 | "Picture books"
        """,
        answers=(((19,), ("Novels",)), ((13,), ("Comics",)), ((5,), ("Picture books",)), ((0,), ())),
    ),
    Sample(
        name="Offers in order",
        like="TCK 2/0112 rule order, one column",
        policy="RULE ORDER",
        inputs=(("Weight", "number"),),
        rules="""
            >=18 | "Express"
            >=12 | "Regular"
            <12 | "Regular"
        """,
        answers=(((19,), ("Express", "Regular")), ((13,), ("Regular",)), ((10,), ("Regular",))),
    ),
    Sample(
        name="Answers, best first",
        like="TCK 2/0113 output order, one column",
        policy="OUTPUT ORDER",
        inputs=(("Weight", "number"),),
        outputs=(Output(values='"Accepted","Returned"'),),
        rules="""
            >=18 | "Accepted"
            <18 | "Returned"
            >=0 | "Accepted"
        """,
        answers=(((17,), ("Accepted", "Returned")), ((19,), ("Accepted", "Accepted"))),
    ),
    Sample(
        name="Cheapest rent",
        like="TCK 2/0114 collect MIN",
        policy="COLLECT",
        aggregation="MIN",
        inputs=_YEARS,
        rules="""
            >1 | 98.83
            >2 | 150.21
            >3 | 205.43
            >4 | 64.32
        """,
        answers=(((5,), ("64.32",)), ((3,), ("98.83",)), ((4,), ("98.83",))),
    ),
    Sample(
        name="Bonus in all",
        like="TCK 2/0115 collect SUM",
        policy="COLLECT",
        aggregation="SUM",
        inputs=_YEARS,
        rules="""
            >1 | 100
            >2 | 200
        """,
        refused="dmn-aggregation",
    ),
    Sample(
        name="How many bonuses",
        like="TCK 2/0116 collect COUNT",
        policy="COLLECT",
        aggregation="COUNT",
        inputs=_YEARS,
        rules="""
            >1 | 100
            >2 | 200
        """,
        refused="dmn-aggregation",
    ),
    Sample(
        name="Parcel desk and speed, rules that agree",
        like="TCK 2/0117 multi-output A",
        policy="ANY",
        inputs=_PARCEL,
        outputs=_WITH_DEFAULT,
        rules="""
            >=18 | "Far" | true | "Accepted" | "Express"
            >=18 | "Near" | true | "Accepted" | "Regular"
            <18 | "Near","Far" | true | "Returned" | "Regular"
            - | "Abroad" | true | "Returned" | "Regular"
            - | - | false | "Returned" | "Regular"
            >=19 | "Far" | true | "Accepted" | "Express"
        """,
        answers=(
            ((19, "Far", True), ("Desk: Accepted; Speed: Express",)),
            ((17, "Abroad", True), ("Desk: Returned; Speed: Regular",)),
            ((19, "Near", True), ("Desk: Accepted; Speed: Regular",)),
        ),
    ),
    Sample(
        name="Parcel answers, the best one",
        like="TCK 2/0118 multi-output P",
        policy="PRIORITY",
        inputs=_PARCEL,
        outputs=(_TAKEN, Output(name="Speed")),
        rules="""
            >=18 | "Near","Far" | true | "Accepted" | "Slow"
            <18 | - | - | "Returned" | "Regular"
            - | "Abroad" | - | "Accepted" | "Regular"
        """,
        answers=(
            ((17, "Abroad", True), ("Desk: Accepted; Speed: Regular",)),
            ((19, "Far", True), ("Desk: Accepted; Speed: Slow",)),
            ((10, "Far", True), ("Desk: Returned; Speed: Regular",)),
        ),
    ),
    Sample(
        name="Parcel answers, all",
        like="TCK 2/0119 multi-output C",
        policy="COLLECT",
        version="1.5",
        inputs=_PARCEL,
        outputs=(_TAKEN, Output(name="Speed")),
        rules="""
            >=18 | "Near","Far" | true | "Accepted" | "Slow"
            <18 | - | - | "Returned" | "Regular"
            - | "Abroad" | - | "Accepted" | "Regular"
        """,
        answers=(
            ((17, "Abroad", True), ("Desk: Returned; Speed: Regular", "Desk: Accepted; Speed: Regular")),
            ((19, "Far", True), ("Desk: Accepted; Speed: Slow",)),
        ),
    ),
)

_BANDS = """
    false | <100 | "GUARDED"
    false | [100..120) | "FAIR"
    false | [120..130) | "GOOD"
    false | >130 | "VERY GOOD"
    true | <80 | "STOP"
    true | [80..90) | "GUARDED"
    true | [90..110] | "FAIR"
    true | >110 | "GOOD"
"""

LEVEL_3 = (
    Sample(
        name="Way of a claim",
        like="TCK 3/0004 lending, Strategy",
        inputs=(("Covered", "string"), ("Survey", "string")),
        outputs=(Output(values='"REFUSE", "STRAIGHT", "SURVEY"'),),
        rules="""
            "NO" | - | "REFUSE"
            "YES" | "LONG","SHORT" | "SURVEY"
            "YES" | "NONE" | "STRAIGHT"
        """,
        answers=((("NO", "LONG"), ("REFUSE",)), (("YES", "SHORT"), ("SURVEY",)), (("YES", "NONE"), ("STRAIGHT",))),
    ),
    Sample(
        name="Safety factor",
        like="TCK 3/0004 lending, credit contingency factor",
        holder="function",
        inputs=(("Band", "string"),),
        rules="""
            "GUARDED", "STOP" | 0.6
            "FAIR" | 0.7
            "GOOD", "VERY GOOD" | 0.8
        """,
        answers=((("STOP",), ("0.6",)), (("FAIR",), ("0.7",)), (("GOOD",), ("0.8",))),
    ),
    Sample(
        name="Covered or not",
        like="TCK 3/0004 lending, eligibility rules",
        holder="function",
        policy="PRIORITY",
        inputs=(("First-look band", "string"), ("Premium paid", "boolean"), ("Months", "number")),
        outputs=(Output(values='"NO", "YES"'),),
        rules="""
            "STOP" | - | - | "NO"
            - | false | - | "NO"
            - | - | <18 | "NO"
            - | - | - | "YES"
        """,
        answers=((("FAIR", True, 18), ("YES",)), (("FAIR", True, 17), ("NO",)), (("STOP", True, 40), ("NO",))),
    ),
    Sample(
        name="Length of the survey",
        like="TCK 3/0004 lending, bureau call type",
        holder="function",
        inputs=(("First-look band", "string"),),
        rules="""
            "GUARDED","FAIR" | "LONG"
            "GOOD" | "SHORT"
            "VERY GOOD","STOP" | "NONE"
        """,
        answers=((("FAIR",), ("LONG",)), (("GOOD",), ("SHORT",)), (("STOP",), ("NONE",))),
    ),
    Sample(
        name="Band at first look",
        like="TCK 3/0004 lending, pre-bureau risk category",
        holder="function",
        version="1.2",
        inputs=_CLIENT,
        rules=_BANDS,
        answers=(
            ((False, 99), ("GUARDED",)),
            ((False, 120), ("GOOD",)),
            ((False, 130), ()),
            ((True, 90), ("FAIR",)),
            ((True, 110), ("FAIR",)),
            ((True, 111), ("GOOD",)),
        ),
    ),
    Sample(
        name="Band after the survey",
        like="TCK 3/0004 lending, post-bureau risk category",
        holder="function",
        inputs=(*_CLIENT, ("Survey mark", "number")),
        rules="""
            false | <120 | <590 | "GUARDED"
            false | <120 | [590..610] | "FAIR"
            false | <120 | >610 | "GOOD"
            false | [120..130] | <600 | "GUARDED"
            false | [120..130] | [600..625] | "FAIR"
            false | [120..130] | >625 | "GOOD"
            false | >130 | - | "VERY GOOD"
            true | <=100 | <580 | "GUARDED"
            true | <=100 | [580..600] | "FAIR"
            true | <=100 | >600 | "GOOD"
            true | >100 | <590 | "GUARDED"
            true | >100 | [590..615] | "FAIR"
            true | >100 | >615 | "GOOD"
        """,
        answers=(
            ((False, 119, 610), ("FAIR",)),
            ((False, 130, 649), ("GOOD",)),
            ((False, 131, 1), ("VERY GOOD",)),
            ((True, 101, 616), ("GOOD",)),
        ),
    ),
    Sample(
        name="Points in all",
        like="TCK 3/0004 lending, application risk score",
        holder="function",
        policy="COLLECT",
        aggregation="SUM",
        inputs=(("Months", "number"), ("Household", "string")),
        rules="""
            [18..21] | - | 32
            - | "S" | 25
        """,
        refused="dmn-aggregation",
    ),
    Sample(
        name="Where a claim goes",
        like="TCK 3/0004 lending, routing rules",
        holder="function",
        policy="PRIORITY",
        inputs=(("Last band", "string"), ("Premium paid", "boolean"), ("In arrears", "boolean"), ("Mark", "number")),
        outputs=(Output(values='"REFUSE", "ASK", "PAY"'),),
        rules="""
            - | false | - | - | "REFUSE"
            - | - | true | - | "REFUSE"
            "GUARDED" | - | - | - | "ASK"
            - | - | - | <580 | "ASK"
            - | - | - | - | "PAY"
        """,
        answers=(
            (("GOOD", True, False, 649), ("PAY",)),
            (("GUARDED", True, False, 649), ("ASK",)),
            (("GUARDED", True, True, 400), ("REFUSE",)),
        ),
    ),
    Sample(
        name="Three letters",
        like="TCK 3/0008 listGen4",
        policy="COLLECT",
        inputs=(("c", "string"),),
        rules="""
            - | "x"
            - | "y"
            - | "z"
        """,
        answers=((("any",), ("x", "y", "z")),),
    ),
    Sample(
        name="Three names",
        like="TCK 3/0008 listGen5",
        policy="COLLECT",
        inputs=(("c", "string"),),
        rules="""
            - | c
        """,
        refused="dmn-output",
    ),
    Sample(
        name="Costs more than ten",
        like="TCK 3/0017 priceGt10",
        inputs=(("article.cost", "number"),),
        rules="""
            >10 | true
            <=10 | false
        """,
        answers=(((20,), ("true",)), ((10,), ("false",))),
    ),
    Sample(
        name="Between two named numbers",
        like="TCK 3/0017 priceInRange",
        policy="PRIORITY",
        inputs=(("article.cost", "number"),),
        outputs=(Output(values='"Inside", "Outside"'),),
        rules="""
            [low..high] | "Inside"
            - | "Outside"
        """,
        refused="dmn-test",
    ),
    Sample(
        name="After the day",
        like="TCK 3/0017 dateCompare1",
        version="1.4",
        inputs=(("Delivered", "date"),),
        rules="""
            >date("2016-10-01") | true
            <=date("2016-10-01") | false
        """,
        answers=((("2016-11-01",), ("true",)), (("2016-10-01",), ("false",))),
    ),
    Sample(
        name="After another day",
        like="TCK 3/0017 dateCompare2",
        inputs=(("Delivered", "date"),),
        rules="""
            >Ordered | true
            <=Ordered | false
        """,
        refused="dmn-test",
    ),
    Sample(
        name="Days off for age",
        like="TCK 3/0020 extra days, case 1",
        policy="COLLECT",
        aggregation="MAX",
        inputs=(("Age", "number"), ("Years here", "number")),
        outputs=(Output(default="0"),),
        rules="""
            <18,>=60 | - | 5
            - | >=30 | 5
        """,
        answers=(((16, 1), ("5",)), ((25, 5), ("0",)), ((44, 30), ("5",)), ((60, 20), ("5",))),
    ),
    Sample(
        name="Days off for long service",
        like="TCK 3/0020 extra days, case 2",
        policy="COLLECT",
        aggregation="MAX",
        inputs=(("Age", "number"), ("Years here", "number")),
        outputs=(Output(default="0"),),
        rules="""
            - | >=30 | 3
            >=60 | - | 3
        """,
        answers=(((59, 29), ("0",)), ((60, 20), ("3",)), ((44, 30), ("3",))),
    ),
    Sample(
        name="Days off in between",
        like="TCK 3/0020 extra days, case 3",
        policy="COLLECT",
        aggregation="MAX",
        inputs=(("Age", "number"), ("Years here", "number")),
        outputs=(Output(default="0"),),
        rules="""
            - | [15..30) | 2
            >=45 | - | 2
        """,
        answers=(((25, 20), ("2",)), ((25, 30), ("0",)), ((50, 30), ("2",))),
    ),
    Sample(
        name="One digit in another script",
        like="TCK 3/0035 structured output, single encode to hex",
        holder="function",
        inputs=(("digit", "small"),),
        items=(("small", "number"),),
        rules="""
            [0..9] | string(digit)
            10 | "A"
        """,
        refused="dmn-output",
    ),
    Sample(
        name="The same answer",
        like="TCK 3/0036 variable input, boolean",
        inputs=(("Second word", "boolean"),),
        rules="""
            Form.aWord | "Same"
            not(Form.aWord) | "Other"
        """,
        refused="dmn-test",
    ),
    Sample(
        name="Later the same day",
        like="TCK 3/0036 variable input, time",
        inputs=(("Second hour", "time"),),
        rules="""
            > Form.anHour | "Later"
        """,
        refused="dmn-type",
    ),
    Sample(
        name="Longer than before",
        like="TCK 3/0036 variable input, duration",
        inputs=(("Second stay", "dayTimeDuration"),),
        rules="""
            > Form.aStay | "Longer"
        """,
        refused="dmn-type",
    ),
    Sample(
        name="A sentence about somebody",
        like="TCK 3/0037 table in a function, implicit parameters",
        holder="function",
        inputs=(("Guest.Kind", "string"),),
        rules="""
            "Regular" | Guest.Name + " comes often."
        """,
        refused="dmn-output",
    ),
    Sample(
        name="A sentence about faults",
        like="TCK 3/0039 list semantics",
        policy="COLLECT",
        inputs=(("Noise", "string"),),
        rules="""
            "hum", "rattle" | Noise + " comes from the fan"
        """,
        refused="dmn-output",
    ),
    Sample(
        name="A rate inside of a context",
        like="TCK 3/0040 single nested context",
        holder="nested",
        inputs=(("Sum", "number"),),
        rules="""
            600000 | 0.0375
        """,
        refused="dmn-nested",
    ),
    Sample(
        name="Greeting by a foreign word",
        like="TCK 3/0086 import",
        inputs=(("Somebody.age", "number"),),
        rules="""
            <=30 | usual greeting
            >30 | "Dear "+usual greeting
        """,
        refused="dmn-output",
    ),
    Sample(
        name="Way of a claim, with types by name",
        like="TCK 3/0087 chapter 11, Strategy",
        inputs=(("Covered", "tCovered"), ("Kind of survey", "tSurvey")),
        items=(("tCovered", "string"), ("tSurvey", "tCovered")),
        rules="""
            "NO" | - | "REFUSE"
            "YES" | "LONG", "SHORT" | "SURVEY"
            "YES" | "NONE" | "STRAIGHT"
        """,
        answers=((("NO", "NONE"), ("REFUSE",)), (("YES", "NONE"), ("STRAIGHT",))),
    ),
    Sample(
        name="Band at first look, closed above",
        like="TCK 3/0087 chapter 11, pre-bureau risk category",
        holder="function",
        inputs=_CLIENT,
        rules=_BANDS.replace("[120..130)", "[120..130]"),
        answers=(((False, 130), ("GOOD",)), ((True, 79), ("STOP",))),
    ),
)

EXAMPLES = (
    Sample(
        name="Menu of the day",
        like="Camunda dish decision",
        version="1.1",
        inputs=(("weather", "string"), ("covers", "integer")),
        outputs=(Output(name="menu"),),
        rules="""
            "Frost" | <= 8 | "Stew"
            "Thaw" | <= 8 | "Pie"
            "Sun" | <= 4 | "Grilled trout"
            "Sun" | [5..8] | "Trout soup"
            "Frost","Thaw","Sun" | > 8 | "Pasta"
            not("Frost","Thaw","Sun") | - | "Salad"
        """,
        answers=(
            (("Frost", 8), ("Stew",)),
            (("Sun", 4), ("Grilled trout",)),
            (("Sun", 6), ("Trout soup",)),
            (("Thaw", 9), ("Pasta",)),
            (("Storm", 30), ("Salad",)),
        ),
    ),
    Sample(
        name="Weather by the thermometer",
        like="Camunda dish decision, season",
        version="1.1",
        inputs=(("degrees", "integer"),),
        outputs=(Output(name="weather"),),
        rules="""
            >30 | "Sun"
            <10 | "Frost"
            [10..30] | "Thaw"
        """,
        answers=(((31,), ("Sun",)), ((30,), ("Thaw",)), ((-4,), ("Frost",))),
    ),
    Sample(
        name="Covers by the day",
        like="Camunda dish decision, guest count",
        version="1.1",
        inputs=(("kind of day", "string"),),
        outputs=(Output(name="covers"),),
        rules="""
            "Working day" | 4
            "Feast" | 10
            "Sunday" | 15
        """,
        answers=((("Feast",), ("10",)), (("Sunday",), ("15",))),
    ),
    Sample(
        name="Drinks",
        like="Camunda beverages",
        version="1.1",
        policy="COLLECT",
        inputs=(("menu", "string"), ("little ones", "boolean")),
        outputs=(Output(name="drinks"),),
        rules="""
            "Stew" | true | "Cider"
            "Pie" | - | "White tea"
            "Salad" | - | "Buttermilk"
            - | true | "Apple juice"
            - | - | "Water"
        """,
        answers=(
            (("Stew", True), ("Cider", "Apple juice", "Water")),
            (("Pie", False), ("White tea", "Water")),
        ),
    ),
    Sample(
        name="Kind of bill",
        like="Camunda invoice classification",
        version="1.1",
        inputs=(("total", "double"), ("kind", "string")),
        outputs=(Output(name="class"),),
        rules="""
            < 250 | "Travel","Office" | "small"
            [250..1000] | "Travel","Office" | "usual"
            > 1000 | "Travel","Office" | "exceptional"
            - | "Rent" | "fixed"
        """,
        answers=(
            (("249.99", "Travel"), ("small",)),
            ((1000, "Office"), ("usual",)),
            (("1000.01", "Travel"), ("exceptional",)),
            ((1, "Rent"), ("fixed",)),
        ),
    ),
    Sample(
        name="Who looks at the bill",
        like="Camunda invoice assign approver",
        version="1.1",
        policy="COLLECT",
        inputs=(("class", "string"),),
        outputs=(Output(name="who"),),
        rules="""
            "usual","exceptional" | "bookkeeping"
            "small" | "front desk"
            "exceptional" | "directors"
        """,
        answers=((("exceptional",), ("bookkeeping", "directors")), (("small",), ("front desk",))),
    ),
    Sample(
        name="Written in another language",
        like="Camunda tables with JUEL entries",
        version="1.1",
        inputs=(("class", "string"),),
        rules="""
            class == 'usual' | "yes"
        """,
        language="juel",
        refused="dmn-language",
    ),
    Sample(
        name="Asked by an expression",
        like="Camunda tables with computed inputs",
        inputs=(("total * rate", "number"),),
        rules="""
            > 5 | "yes"
        """,
        refused="dmn-input-expression",
    ),
    Sample(
        name="At an hour",
        like="Camunda tables of dates with a time of day",
        inputs=(("Delivered", "date"),),
        rules="""
            > date and time("2016-10-01T12:00:00") | "late"
        """,
        refused="dmn-test",
    ),
    Sample(
        name="All four brackets",
        like="OMG DMN 1.3, 10.3.1.2, intervals",
        inputs=(("n", "number"),),
        policy="COLLECT",
        rules="""
            [1..5] | "closed"
            (1..5) | "open"
            ]1..5[ | "open in the old way"
            [1..5[ | "open above"
        """,
        answers=(
            ((1,), ("closed", "open above")),
            ((3,), ("closed", "open", "open in the old way", "open above")),
            ((5,), ("closed",)),
        ),
    ),
    Sample(
        name="Neither in one nor in the other",
        like="OMG DMN 1.3, 8.2.8, negated unary tests",
        inputs=(("n", "number"),),
        rules="""
            not([1..5], > 9) | "between or below"
            [1..5], > 9 | "within"
        """,
        answers=(
            ((0,), ("between or below",)),
            ((9,), ("between or below",)),
            ((5,), ("within",)),
            ((10,), ("within",)),
        ),
    ),
    Sample(
        name="With nothing given",
        like="OMG DMN 1.3, null in unary tests",
        inputs=(("kind", "string"),),
        rules="""
            null | "nothing"
            not(null) | "something"
        """,
        answers=(((None,), ("nothing",)), (("x",), ("something",))),
    ),
)

SAMPLES = (*LEVEL_2, *LEVEL_3, *EXAMPLES)
