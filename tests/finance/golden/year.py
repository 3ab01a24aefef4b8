"""A year of a small company, and every figure that it must lead to, computed by hand.

Nothing here is computed by the application, nor by this file: instants, minutes and amounts are written
down, with the working beside them. The company is in Prague; its months are those of its midnights, so
that what is booked at 22:00 UTC of the 31st of March is April's. Instants are UTC.

A step is: when, whose, which verb, the name of what it makes or is about, and what it says.
"""

from typing import Any

Step = tuple[str, str, str, str, dict[str, Any]]

# Name, its time zone, and how many technicians serve it.
CUSTOMERS = {
    "Alfa": ("Europe/Prague", 1),
    "Beta": ("Europe/Prague", 1),
    "Chiyoda": ("Asia/Tokyo", 2),
    "Dar": ("Europe/Prague", 1),
    "Echo": ("Europe/Prague", 1),
}

# --- Alfa: a late move, its waiver, a refund, both corrections by hand, work in the night that is longer
ALFA: list[Step] = [
    ("2026-01-05 09:00:00", "Alfa", "buy", "A1",
     {"minutes": 960, "price": "1000.00", "currency": "EUR", "tax_rate": "21"}),
    ("2026-01-12 09:00:00", "Alfa", "book", "S1", {"starts": "2026-01-20 09:00:00", "minutes": 120}),
    # 1 h 47 min 10 s are 110 min; the other 10 go back in the same entry.
    ("2026-01-20 10:47:10", "Alfa", "work", "S1", {"worked": [("09:00:00", "10:47:10")]}),
    ("2026-02-02 08:00:00", "Alfa", "confirm", "S1", {}),
    ("2026-02-03 09:00:00", "Alfa", "book", "S2", {"starts": "2026-02-25 09:00:00", "minutes": 120}),
    # 21 hours before it: late. The session is now on the day after the clocks went forward.
    ("2026-02-24 12:00:00", "Alfa", "move", "S2", {"starts": "2026-03-30 08:00:00", "penalty": "P1"}),
    ("2026-03-30 10:00:00", "Alfa", "work", "S2", {"worked": [("08:00:00", "10:00:00")]}),
    # Midnight in Prague: the first instant of April, and still March by UTC.
    ("2026-03-31 22:00:00", "Alfa", "confirm", "S2", {}),
    ("2026-04-15 09:00:00", "Alfa", "waive", "P1", {}),
    ("2026-05-06 09:00:00", "Alfa", "refund", "A1", {"minutes": 100}),
    ("2026-06-10 09:00:00", "Alfa", "adjust", "X1", {"minutes": -50}),
    ("2026-07-01 09:00:00", "Alfa", "reverse", "X1", {}),
    ("2026-08-03 09:00:00", "Alfa", "adjust", "X2", {"minutes": 60}),
    ("2026-10-20 09:00:00", "Alfa", "book", "S3", {"starts": "2026-10-25 00:30:00", "minutes": 120}),
    # From 02:30 to 02:30 by the clock on the wall, which goes back at 03:00, and then to 03:30: 2 hours.
    ("2026-10-25 02:30:00", "Alfa", "work", "S3", {"worked": [("00:30:00", "02:30:00")]}),
    # Half past midnight of the 1st of November in Prague, at a host whose clock is 45 minutes late: in the
    # last quarter of an hour of October, which is closed by then.
    ("2026-10-31 23:30:00", "Alfa", "confirm", "S3", {"clock": "2026-10-31 22:45:00"}),
]  # fmt: skip

# --- Beta: lots that end, a compensation, worksheets amended both ways, a last day that is corrected
BETA: list[Step] = [
    # Half past midnight of the 1st of February in Prague.
    ("2026-01-31 23:30:00", "Beta", "buy", "B0",
     {"minutes": 480, "price": "720.00", "currency": "EUR", "tax_rate": "21", "expires_on": "2026-06-30"}),
    ("2026-03-20 09:00:00", "Beta", "book", "S4", {"starts": "2026-03-29 00:30:00", "minutes": 60}),
    # From 01:30 to 03:30 by the clock on the wall, which goes forward at 02:00: 1 hour.
    ("2026-03-29 01:30:00", "Beta", "work", "S4", {"worked": [("00:30:00", "01:30:00")]}),
    # The last second of March in Prague.
    ("2026-03-31 21:59:59", "Beta", "buy", "B1",
     {"minutes": 480, "price": "1000.01", "currency": "EUR", "tax_rate": "21", "expires_on": "2026-08-31"}),
    # 45 min are 50: a correction of 10 min less.
    ("2026-04-02 09:00:00", "Beta", "amend", "S4", {"worked": [("00:30:00", "01:15:00")]}),
    ("2026-04-03 09:00:00", "Beta", "confirm", "S4", {}),
    ("2026-04-10 09:00:00", "Beta", "book", "S5", {"starts": "2026-04-20 08:00:00", "minutes": 60}),
    ("2026-04-20 09:00:00", "Beta", "work", "S5", {"worked": [("08:00:00", "09:00:00")]}),
    # A correction of 30 min more.
    ("2026-04-22 09:00:00", "Beta", "amend", "S5", {"worked": [("08:00:00", "09:30:00")]}),
    ("2026-04-30 21:30:00", "Beta", "confirm", "S5", {}),
    ("2026-06-25 09:00:00", "Beta", "book", "S6", {"starts": "2026-07-10 08:00:00", "minutes": 120}),
    # Midnight in Prague: what is free of B0 ends, in July; what is held does not.
    ("2026-06-30 22:00:00", "Beta", "expire", "", {}),
    # What comes back to B0 ends at once, and the provider makes up for it for 30 days.
    ("2026-07-09 09:00:00", "Beta", "cancel", "S6", {"by": "provider"}),
    ("2026-07-20 09:00:00", "Beta", "book", "S7", {"starts": "2026-08-05 08:00:00", "minutes": 120}),
    ("2026-08-05 10:00:00", "Beta", "work", "S7", {"worked": [("08:00:00", "10:00:00")]}),
    ("2026-08-10 09:00:00", "Beta", "confirm", "S7", {}),
    ("2026-08-20 09:00:00", "Beta", "last_day", "B1", {"expires_on": "2026-09-30"}),
    ("2026-09-01 09:00:00", "Beta", "book", "S8", {"starts": "2026-09-10 08:00:00", "minutes": 60}),
    # 30 min and 1 s are 40 min.
    ("2026-09-10 08:30:01", "Beta", "work", "S8", {"worked": [("08:00:00", "08:30:01")]}),
    ("2026-09-30 21:59:59", "Beta", "confirm", "S8", {}),
    ("2026-09-30 22:00:00", "Beta", "expire", "", {}),
]  # fmt: skip

# --- Chiyoda: yen, which have no decimals; debt by work and by a penalty, paid later
CHIYODA: list[Step] = [
    ("2026-02-10 01:00:00", "Chiyoda", "buy", "C1",
     {"minutes": 480, "price": "100001", "currency": "JPY", "tax_rate": "10"}),
    ("2026-02-20 01:00:00", "Chiyoda", "book", "S9",
     {"starts": "2026-03-05 01:00:00", "minutes": 60, "technicians": 2}),
    # Two technicians for half an hour are 60 min; 120 were held.
    ("2026-03-05 01:30:00", "Chiyoda", "work", "S9",
     {"worked": [("01:00:00", "01:30:00"), ("01:00:00", "01:30:00")]}),
    ("2026-03-06 01:00:00", "Chiyoda", "confirm", "S9", {}),
    ("2026-03-20 01:00:00", "Chiyoda", "book", "S10", {"starts": "2026-04-07 00:00:00", "minutes": 420}),
    # 500 min: the 420 held, and 80 owed.
    ("2026-04-07 08:20:00", "Chiyoda", "work", "S10", {"worked": [("00:00:00", "08:20:00")]}),
    ("2026-04-08 01:00:00", "Chiyoda", "confirm", "S10", {}),
    ("2026-05-12 01:00:00", "Chiyoda", "buy", "C2",
     {"minutes": 480, "price": "120000", "currency": "JPY", "tax_rate": "10"}),
    ("2026-06-01 01:00:00", "Chiyoda", "book", "S11", {"starts": "2026-06-15 01:00:00", "minutes": 60}),
    ("2026-06-14 12:00:00", "Chiyoda", "cancel", "S11", {"by": "customer", "penalty": "P2"}),
    ("2026-07-07 01:00:00", "Chiyoda", "refund", "C2", {"minutes": 130}),
    ("2026-09-28 01:00:00", "Chiyoda", "book", "S12", {"starts": "2026-10-05 01:00:00", "minutes": 120}),
    ("2026-10-04 12:00:00", "Chiyoda", "cancel", "S12", {"by": "customer", "penalty": "P3"}),
    ("2026-10-28 01:00:00", "Chiyoda", "book", "S13", {"starts": "2026-11-03 01:00:00", "minutes": 30}),
    # 120 min: the 30 that are free again, and 90 owed.
    ("2026-11-03 01:20:00", "Chiyoda", "no_show", "S13", {}),
    ("2026-12-01 01:00:00", "Chiyoda", "buy", "C3",
     {"minutes": 480, "price": "99999", "currency": "JPY", "tax_rate": "10"}),
]  # fmt: skip

# --- Dar: dinars, which have three decimals; two lots in one session; work confirmed in the last second
DAR: list[Step] = [
    ("2026-01-15 09:00:00", "Dar", "buy", "D1",
     {"minutes": 480, "price": "300.001", "currency": "KWD", "tax_rate": "5"}),
    ("2026-01-28 09:00:00", "Dar", "adjust", "X3", {"minutes": -100}),
    ("2026-02-02 09:00:00", "Dar", "reverse", "X3", {}),
    ("2026-03-01 09:00:00", "Dar", "book", "S14", {"starts": "2026-03-12 09:00:00", "minutes": 60}),
    # 50 min and 1 s are 60 min.
    ("2026-03-12 09:50:01", "Dar", "work", "S14", {"worked": [("09:00:00", "09:50:01")]}),
    ("2026-03-13 09:00:00", "Dar", "confirm", "S14", {}),
    ("2026-04-01 09:00:00", "Dar", "book", "S15", {"starts": "2026-04-14 08:00:00", "minutes": 60}),
    ("2026-04-14 09:00:00", "Dar", "work", "S15", {"worked": [("08:00:00", "09:00:00")]}),
    ("2026-04-15 09:00:00", "Dar", "dispute", "S15", {}),
    ("2026-06-03 09:00:00", "Dar", "refund", "D1", {"minutes": 60}),
    ("2026-09-15 09:00:00", "Dar", "buy", "D2",
     {"minutes": 490, "price": "333.333", "currency": "KWD", "tax_rate": "5"}),
    # 300 min of D1 and 60 of D2 are held; 300 and 40 are used, and 20 go back to D2.
    ("2026-11-02 09:00:00", "Dar", "book", "S16", {"starts": "2026-11-18 09:00:00", "minutes": 360}),
    ("2026-11-18 14:40:00", "Dar", "work", "S16", {"worked": [("09:00:00", "14:40:00")]}),
    ("2026-11-30 09:00:00", "Dar", "confirm", "S16", {}),
    # The last second of the year in Prague.
    ("2026-12-31 22:59:59", "Dar", "confirm", "S15", {}),
]  # fmt: skip

# --- Echo: minutes given for nothing, debt by an adjustment that is undone after it was paid
ECHO: list[Step] = [
    ("2026-01-10 09:00:00", "Echo", "adjust", "X4", {"minutes": 120}),
    ("2026-02-05 09:00:00", "Echo", "book", "S17", {"starts": "2026-02-20 09:00:00", "minutes": 60}),
    # Ten days ahead, at no cost.
    ("2026-02-10 09:00:00", "Echo", "cancel", "S17", {"by": "customer"}),
    ("2026-02-12 09:00:00", "Echo", "book", "S18", {"starts": "2026-02-26 09:00:00", "minutes": 60}),
    ("2026-02-25 20:00:00", "Echo", "cancel", "S18", {"by": "customer", "penalty": "P4"}),
    ("2026-03-01 09:00:00", "Echo", "adjust", "X5", {"minutes": -60}),
    ("2026-04-09 09:00:00", "Echo", "buy", "E1", {"minutes": 480, "price": "500.00", "currency": "EUR"}),
    ("2026-05-05 09:00:00", "Echo", "reverse", "X5", {}),
    ("2026-06-15 09:00:00", "Echo", "waive", "P4", {}),
    ("2026-12-15 09:00:00", "Echo", "adjust", "X6", {"minutes": -480}),
]  # fmt: skip

# --- Of all customers: months are closed, both changeovers' in their first instant over, six of them late
CLOSED: list[Step] = [
    ("2026-02-05 07:00:00", "", "close", "2026-01", {}),
    ("2026-03-05 07:00:00", "", "close", "2026-02", {}),
    ("2026-03-31 22:00:00", "", "close", "2026-03", {}),
    *(
        ("2026-10-05 07:00:00", "", "close", month, {})
        for month in ("2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09")
    ),
    ("2026-10-31 23:00:00", "", "close", "2026-10", {}),
]

# And it is looked at what waits.
LOOKS: list[Step] = [
    ("2026-03-31 09:00:00", "", "look", "aging", {}),
    ("2026-04-07 12:00:00", "", "look", "aging", {}),
    ("2026-11-20 09:00:00", "", "look", "aging", {}),
]

STORY = sorted([*ALFA, *BETA, *CHIYODA, *DAR, *ECHO, *CLOSED, *LOOKS])

# The first instant of each month's end in Prague: an hour before midnight UTC in winter, two in summer.
MONTHS = {
    "2026-01": "2026-01-31 23:00:00",
    "2026-02": "2026-02-28 23:00:00",
    "2026-03": "2026-03-31 22:00:00",
    "2026-04": "2026-04-30 22:00:00",
    "2026-05": "2026-05-31 22:00:00",
    "2026-06": "2026-06-30 22:00:00",
    "2026-07": "2026-07-31 22:00:00",
    "2026-08": "2026-08-31 22:00:00",
    "2026-09": "2026-09-30 22:00:00",
    "2026-10": "2026-10-31 23:00:00",
    "2026-11": "2026-11-30 23:00:00",
    "2026-12": "2026-12-31 23:00:00",
}

# Available, held, awaiting confirmation, owed: in minutes, when the month ends.
NOTHING = (0, 0, 0, 0)
CREDIT: dict[str, list[tuple[int, int, int, int]]] = {
    "Alfa": [
        (850, 0, 110, 0),  # 960 - 120 held; 110 of those billed, 10 back
        (610, 120, 0, 0),  # 850 - 120 held - 120 penalty
        (610, 0, 120, 0),  # S2 billed; confirmed in the first instant of April
        (730, 0, 0, 0),  # + 120 waived
        (630, 0, 0, 0),  # - 100 refunded
        (580, 0, 0, 0),  # - 50 taken
        (630, 0, 0, 0),  # + 50 given back
        (690, 0, 0, 0),  # + 60 given
        (690, 0, 0, 0),
        (570, 0, 120, 0),  # S3 billed
        (570, 0, 0, 0),
        (570, 0, 0, 0),
    ],
    "Beta": [
        NOTHING,  # B0 is February's
        (480, 0, 0, 0),
        (900, 0, 60, 0),  # 480 - 60 billed + 480 of B1
        (820, 0, 0, 0),  # + 10 corrected - 60 - 30 = 340 of B0, 480 of B1
        (820, 0, 0, 0),
        (700, 120, 0, 0),  # 120 of B0 held: 220 and 480
        (480, 120, 0, 0),  # - 220 expired; 120 back, expired, made up for, held for S7
        (480, 0, 0, 0),  # S7 done
        (440, 0, 0, 0),  # - 40
        NOTHING,  # - 440 expired
        NOTHING,
        NOTHING,
    ],
    "Chiyoda": [
        NOTHING,
        (360, 120, 0, 0),  # 480, two technicians for an hour held
        (0, 420, 0, 0),  # 60 done, 60 back: 420, all held
        (0, 0, 0, 80),  # 500 done
        (400, 0, 0, 0),  # 480 - 80 owed
        (280, 0, 0, 0),  # - 120 penalty
        (150, 0, 0, 0),  # - 130 refunded
        (150, 0, 0, 0),
        (30, 120, 0, 0),  # S12 held
        (0, 30, 0, 0),  # 150 - 120 penalty = 30, held for S13
        (0, 0, 0, 90),  # 30 - 120 penalty
        (390, 0, 0, 0),  # 480 - 90 owed
    ],
    "Dar": [
        (380, 0, 0, 0),  # 480 - 100
        (480, 0, 0, 0),  # + 100
        (420, 0, 0, 0),  # - 60
        (360, 0, 60, 0),  # S15 billed, and disputed
        (360, 0, 60, 0),
        (300, 0, 60, 0),  # - 60 refunded
        (300, 0, 60, 0),
        (300, 0, 60, 0),
        (790, 0, 60, 0),  # + 490
        (790, 0, 60, 0),
        (450, 0, 60, 0),  # - 340
        (450, 0, 0, 0),  # S15 confirmed after all
    ],
    "Echo": [
        (120, 0, 0, 0),
        NOTHING,  # 120 - 120 penalty
        (0, 0, 0, 60),
        (420, 0, 0, 0),  # 480 - 60 owed
        (480, 0, 0, 0),  # + 60 back, to the lot that paid
        (600, 0, 0, 0),  # + 120 waived
        (600, 0, 0, 0),
        (600, 0, 0, 0),
        (600, 0, 0, 0),
        (600, 0, 0, 0),
        (600, 0, 0, 0),
        (120, 0, 0, 0),  # - 480
    ],
}

# What the net prices are, and what each minute that left took along: net x minutes out after / minutes
# given, rounded half to even, less what was out before.
#
# A1  2000.00 EUR for 960     B0 720.00 EUR for 480      B1 1000.01 EUR for 480   E1 500.00 EUR for 480
# C1  100001 JPY for 480      C2 120000 JPY for 480      C3 99999 JPY for 480
# D1  300.001 KWD for 480     D2 340.277 KWD for 490     (333.333 x 490 / 480 = 340.2774...)
#
# lot out  minutes                               out after                          what moved
# A1  Feb  110 consumed, S1       110            2000.00 x 110/960 =  229.1666...    229.17
#     Feb  120 penalty, P1        230            2000.00 x 230/960 =  479.1666...    250.00
#     Apr  120 consumed, S2       350            2000.00 x 350/960 =  729.1666...    250.00
#     Apr  120 back, P1 waived    230            its own                 479.17     -250.00
#     May  100 refunded           330            2000.00 x 330/960 =  687.50         208.33
#     Jun   50 taken, X1          380            2000.00 x 380/960 =  791.6666...    104.17
#     Jul   50 back, X1           330            its own                 687.50     -104.17
#     Nov  120 consumed, S3       450            2000.00 x 450/960 =  937.50         250.00   1062.50 left
# B0  Apr   50 consumed, S4        50             720.00 x  50/480 =   75.00          75.00
#     Apr   90 consumed, S5       140             720.00 x 140/480 =  210.00         135.00
#     Jul  220 expired            360             720.00 x 360/480 =  540.00         330.00
#     Jul  120 expired            480             all                  720.00         180.00
# B1  Sep   40 consumed, S8        40            1000.01 x  40/480 =   83.3341...     83.33
#     Oct  440 expired            480             all                 1000.01         916.68
# C1  Mar   60 consumed, S9        60             100001 x  60/480 = 12500.125        12500
#     Apr  420 consumed, S10      480             all                  100001         87501
# C2  May   80 owed by S10         80             120000 x  80/480 =   20000          20000
#     Jun  120 penalty, P2        200             120000 x 200/480 =   50000          30000
#     Jul  130 refunded           330             120000 x 330/480 =   82500          32500
#     Oct  120 penalty, P3        450             120000 x 450/480 =  112500          30000
#     Nov   30 penalty, no-show   480             all                  120000          7500
# C3  Dec   90 owed by that        90              99999 x  90/480 = 18749.8125       18750      81249 left
# D1  Jan  100 taken, X3          100            300.001 x 100/480 =  62.5002...     62.500
#     Feb  100 back, X3             0            its own                  0.000     -62.500
#     Mar   60 consumed, S14       60            300.001 x  60/480 =  37.5001...     37.500
#     Jun   60 refunded           120            300.001 x 120/480 =  75.0002...     37.500
#     Nov  300 consumed, S16      420            300.001 x 420/480 = 262.5008...    187.501
#     Dec   60 consumed, S15      480             all                 300.001        37.500
# D2  Nov   40 consumed, S16       40            340.277 x  40/490 =  27.7777...     27.778    312.499 left
# E1  Apr   60 owed by X5          60             500.00 x  60/480 =   62.50          62.50
#     May   60 back, X5             0            its own                   0.00      -62.50
#     Dec  360 taken, X6          360             500.00 x 360/480 =  375.00         375.00     125.00 left
# What X4 gave, and what made up for B0, cost nothing: S7, P4 and 120 min of X6 move no money.

# By month: money in, earned, penalties, breakage, refunded, written off; and what is deferred when it ends.
MONEY: dict[str, dict[str, tuple[str, str, str, str, str, str, str]]] = {
    "EUR": {
        #           in         earned    penalties  breakage  refunded  written off  deferred
        "2026-01": ("2000.00", "0.00", "0.00", "0.00", "0.00", "0.00", "2000.00"),
        # deferred: 2000.00 - 229.17 - 250.00 = 1520.83 of A1; + 720.00 of B0
        "2026-02": ("720.00", "229.17", "250.00", "0.00", "0.00", "0.00", "2240.83"),
        "2026-03": ("1000.01", "0.00", "0.00", "0.00", "0.00", "0.00", "3240.84"),
        # earned are 250.00, 75.00 and 135.00
        "2026-04": ("500.00", "460.00", "-250.00", "0.00", "0.00", "62.50", "3468.34"),
        "2026-05": ("0.00", "0.00", "0.00", "0.00", "208.33", "-62.50", "3322.51"),
        "2026-06": ("0.00", "0.00", "0.00", "0.00", "0.00", "104.17", "3218.34"),
        # breakage is of 220 and of 120 minutes
        "2026-07": ("0.00", "0.00", "0.00", "510.00", "0.00", "-104.17", "2812.51"),
        "2026-08": ("0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "2812.51"),
        "2026-09": ("0.00", "83.33", "0.00", "0.00", "0.00", "0.00", "2729.18"),
        "2026-10": ("0.00", "0.00", "0.00", "916.68", "0.00", "0.00", "1812.50"),
        "2026-11": ("0.00", "250.00", "0.00", "0.00", "0.00", "0.00", "1562.50"),
        # deferred: 1062.50 of A1 + 125.00 of E1
        "2026-12": ("0.00", "0.00", "0.00", "0.00", "0.00", "375.00", "1187.50"),
    },
    "JPY": {
        "2026-01": ("0", "0", "0", "0", "0", "0", "0"),
        "2026-02": ("100001", "0", "0", "0", "0", "0", "100001"),
        "2026-03": ("0", "12500", "0", "0", "0", "0", "87501"),
        "2026-04": ("0", "87501", "0", "0", "0", "0", "0"),
        "2026-05": ("120000", "20000", "0", "0", "0", "0", "100000"),
        "2026-06": ("0", "0", "30000", "0", "0", "0", "70000"),
        "2026-07": ("0", "0", "0", "0", "32500", "0", "37500"),
        "2026-08": ("0", "0", "0", "0", "0", "0", "37500"),
        "2026-09": ("0", "0", "0", "0", "0", "0", "37500"),
        "2026-10": ("0", "0", "30000", "0", "0", "0", "7500"),
        "2026-11": ("0", "0", "7500", "0", "0", "0", "0"),
        "2026-12": ("99999", "0", "18750", "0", "0", "0", "81249"),
    },
    "KWD": {
        "2026-01": ("300.001", "0.000", "0.000", "0.000", "0.000", "62.500", "237.501"),
        "2026-02": ("0.000", "0.000", "0.000", "0.000", "0.000", "-62.500", "300.001"),
        "2026-03": ("0.000", "37.500", "0.000", "0.000", "0.000", "0.000", "262.501"),
        "2026-04": ("0.000", "0.000", "0.000", "0.000", "0.000", "0.000", "262.501"),
        "2026-05": ("0.000", "0.000", "0.000", "0.000", "0.000", "0.000", "262.501"),
        "2026-06": ("0.000", "0.000", "0.000", "0.000", "37.500", "0.000", "225.001"),
        "2026-07": ("0.000", "0.000", "0.000", "0.000", "0.000", "0.000", "225.001"),
        "2026-08": ("0.000", "0.000", "0.000", "0.000", "0.000", "0.000", "225.001"),
        "2026-09": ("340.277", "0.000", "0.000", "0.000", "0.000", "0.000", "565.278"),
        "2026-10": ("0.000", "0.000", "0.000", "0.000", "0.000", "0.000", "565.278"),
        # earned are 187.501 of D1 and 27.778 of D2
        "2026-11": ("0.000", "215.279", "0.000", "0.000", "0.000", "0.000", "349.999"),
        "2026-12": ("0.000", "37.500", "0.000", "0.000", "0.000", "0.000", "312.499"),
    },
}

# What the year leaves in each kind of ledger account, of all customers, in minutes.
BALANCES = {
    # 960 + 480 + 480 of Alfa and Beta, 3 x 480 of Chiyoda, 480 + 490 of Dar, 480 of Echo
    "purchased": -4810,
    "lot": 1530,  # 570 + 0 + 390 + 450 + 120
    "hold": 0,
    "billed": 0,
    # Alfa 110 + 120 + 120, Beta 50 + 90 + 120 + 40, Chiyoda 60 + 500, Dar 60 + 340 + 60
    "consumed": 1670,
    "penalties": 360,  # Chiyoda 3 x 120; Alfa's and Echo's were waived
    "expired": 780,  # Beta 220 + 120 + 440
    "refunded": 290,  # Alfa 100, Chiyoda 130, Dar 60
    "debt": 0,
    # Alfa -60, Beta -120 to make up for B0, Echo -120 + 480; what was undone is nothing
    "adjusted": 180,
}

# Every kind of entry there is, and how many of them the year has.
KINDS = {
    "purchase": 9,  # A1, B0, B1, C1, C2, C3, D1, D2, E1
    "hold": 18,  # S1 to S18; a session that is moved keeps its own
    "release": 6,  # S6, S11, S12, S13, S17, S18
    "deduction": 12,  # S1 to S5, S7 to S10, S14 to S16
    "correction": 2,  # S4, S5
    "confirmation": 12,  # of each deduction
    "penalty": 5,  # P1, P2, P3, P4 and the no-show
    "expiry": 3,  # 220 and 120 of B0, 440 of B1
    "refund": 3,  # A1, C2, D1
    "adjustment": 7,  # X1 to X6, and the compensation
    "reversal": 5,  # P1, X1, X3, X5, P4
    "expiry_change": 1,  # B1
}
