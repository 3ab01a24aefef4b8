"""The golden year as its papers must tell it, computed by hand: purchases, statements, aging, closed months.

Like ``year.py``, nothing here is computed by the application, nor by this file.
"""

from typing import NamedTuple


class Bought(NamedTuple):
    """A purchase: whose, in which month, and the figures of its row."""

    customer: str
    month: str
    minutes: int
    price: str
    net: str
    tax_rate: str
    tax: str
    gross: str
    currency: str
    refunded_minutes: int
    expires_on: str | None
    created_at: str


# Net is minutes / 480 x price; tax is the rate of that, rounded half to even to the minor unit.
PURCHASES = {
    # 2000.00 x 21 % = 420.00
    "A1": Bought("Alfa", "2026-01", 960, "1000.00", "2000.00", "21", "420.00", "2420.00", "EUR",
                 100, None, "2026-01-05 09:00:00"),
    # 720.00 x 21 % = 151.20
    "B0": Bought("Beta", "2026-02", 480, "720.00", "720.00", "21", "151.20", "871.20", "EUR",
                 0, "2026-06-30", "2026-01-31 23:30:00"),
    # 1000.01 x 21 % = 210.0021; its last day was corrected
    "B1": Bought("Beta", "2026-03", 480, "1000.01", "1000.01", "21", "210.00", "1210.01", "EUR",
                 0, "2026-09-30", "2026-03-31 21:59:59"),
    # 100001 x 10 % = 10000.1
    "C1": Bought("Chiyoda", "2026-02", 480, "100001", "100001", "10", "10000", "110001", "JPY",
                 0, None, "2026-02-10 01:00:00"),
    "C2": Bought("Chiyoda", "2026-05", 480, "120000", "120000", "10", "12000", "132000", "JPY",
                 130, None, "2026-05-12 01:00:00"),
    # 99999 x 10 % = 9999.9
    "C3": Bought("Chiyoda", "2026-12", 480, "99999", "99999", "10", "10000", "109999", "JPY",
                 0, None, "2026-12-01 01:00:00"),
    # 300.001 x 5 % = 15.00005
    "D1": Bought("Dar", "2026-01", 480, "300.001", "300.001", "5", "15.000", "315.001", "KWD",
                 60, None, "2026-01-15 09:00:00"),
    # 333.333 x 490 / 480 = 340.2774..., and 340.277 x 5 % = 17.01385
    "D2": Bought("Dar", "2026-09", 490, "333.333", "340.277", "5", "17.014", "357.291", "KWD",
                 0, None, "2026-09-15 09:00:00"),
    # Without tax.
    "E1": Bought("Echo", "2026-04", 480, "500.00", "500.00", "0", "0.00", "500.00", "EUR",
                 0, None, "2026-04-09 09:00:00"),
}  # fmt: skip


class PaidBack(NamedTuple):
    """A refund: whose, in which month, of which purchase, and its money."""

    customer: str
    month: str
    purchase: str
    net: str
    gross: str
    currency: str


REFUNDS = [
    # 208.33 took its minutes along (see year.py); x 21 % = 43.7493
    PaidBack("Alfa", "2026-05", "A1", "208.33", "252.08", "EUR"),
    # 37.500 x 5 % = 1.875
    PaidBack("Dar", "2026-06", "D1", "37.500", "39.375", "KWD"),
    # 32500 x 10 % = 3250
    PaidBack("Chiyoda", "2026-07", "C2", "32500", "35750", "JPY"),
]

# What of each customer's credit was paid for and not used up when the month ends. Nobody has two currencies.
CURRENCY = {"Alfa": "EUR", "Beta": "EUR", "Chiyoda": "JPY", "Dar": "KWD", "Echo": "EUR"}
WORTH: dict[str, list[str | None]] = {
    "Alfa": [
        "2000.00",
        "1520.83",  # - 229.17 of S1 - 250.00 of P1
        "1520.83",  # S2 is billed, and not confirmed
        "1520.83",  # - 250.00 of S2 + 250.00 of P1
        "1312.50",  # - 208.33 refunded
        "1208.33",  # - 104.17 taken
        "1312.50",  # + 104.17 back
        "1312.50",  # what was given is worth nothing
        "1312.50",
        "1312.50",
        "1062.50",  # - 250.00 of S3
        "1062.50",
    ],
    "Beta": [
        None,
        "720.00",
        "1720.01",  # + 1000.01 of B1
        "1510.01",  # - 75.00 of S4 - 135.00 of S5
        "1510.01",
        "1510.01",
        "1000.01",  # - 330.00 - 180.00 expired
        "1000.01",
        "916.68",  # - 83.33 of S8
        None,  # - 916.68 expired
        None,
        None,
    ],
    "Chiyoda": [
        None,
        "100001",
        "87501",  # - 12500 of S9
        None,  # - 87501 of S10
        "100000",  # 120000 - 20000 owed by S10
        "70000",  # - 30000 of P2
        "37500",  # - 32500 refunded
        "37500",
        "37500",
        "7500",  # - 30000 of P3
        None,  # - 7500 of the no-show
        "81249",  # 99999 - 18750 owed by the no-show
    ],
    "Dar": [
        "237.501",  # 300.001 - 62.500 taken
        "300.001",  # + 62.500 back
        "262.501",  # - 37.500 of S14
        "262.501",
        "262.501",
        "225.001",  # - 37.500 refunded
        "225.001",
        "225.001",
        "565.278",  # + 340.277 of D2
        "565.278",
        "349.999",  # - 187.501 - 27.778 of S16
        "312.499",  # - 37.500 of S15
    ],
    "Echo": [
        None,
        None,
        None,
        "437.50",  # 500.00 - 62.50 owed by X5
        "500.00",  # + 62.50 back
        "500.00",
        "500.00",
        "500.00",
        "500.00",
        "500.00",
        "500.00",
        "125.00",  # - 375.00 taken
    ],
}

# What waits, and for how long. A line is: for what, its age, whole days, whose, the session whose worksheet
# it is of, minutes, currency, amount. A total: for what, its age, currency, minutes, amount.
Line = tuple[str, str, int, str, str | None, int, str | None, str]
Total = tuple[str, str, str | None, int, str]
AGING: dict[str, tuple[list[Line], list[Total]]] = {
    "2026-03-31 09:00:00": (
        [
            # Handed in 2 days and 7 h 30 min ago: 720.00 x 60 / 480.
            ("confirmation", "up_to_7_days", 2, "Beta", "S4", 60, "EUR", "90.00"),
            # 23 hours ago: 2000.00 x 120 / 960.
            ("confirmation", "up_to_7_days", 0, "Alfa", "S2", 120, "EUR", "250.00"),
            # X5 was exactly 30 days ago; by the clocks on the wall it is an hour more.
            ("payment", "up_to_30_days", 30, "Echo", None, 60, None, "0"),
        ],
        [
            ("confirmation", "up_to_7_days", "EUR", 180, "340.00"),
            ("payment", "up_to_30_days", None, 60, "0"),
        ],
    ),
    "2026-04-07 12:00:00": (
        [
            # 80 of the 500 min are owed, and were of no lot; of the others 100001 x 420 / 480 = 87500.875.
            ("confirmation", "up_to_7_days", 0, "Chiyoda", "S10", 80, None, "0"),
            ("confirmation", "up_to_7_days", 0, "Chiyoda", "S10", 420, "JPY", "87501"),
            # 37 days and 3 hours.
            ("payment", "up_to_60_days", 37, "Echo", None, 60, None, "0"),
            ("payment", "up_to_7_days", 0, "Chiyoda", "S10", 80, None, "0"),
        ],
        [
            ("confirmation", "up_to_7_days", None, 80, "0"),
            ("confirmation", "up_to_7_days", "JPY", 420, "87501"),
            ("payment", "up_to_7_days", None, 80, "0"),
            ("payment", "up_to_60_days", None, 60, "0"),
        ],
    ),
    "2026-11-20 09:00:00": (
        [
            # Disputed, since the 14th of April at 9: 16 + 31 + 30 + 31 + 31 + 30 + 31 + 20 days. For
            # 300.001 x 60 / 480 = 37.5001...
            ("confirmation", "over_90_days", 220, "Dar", "S15", 60, "KWD", "37.500"),
            # A day and 18 h 20 min: 300.001 x 300 / 480 = 187.5006... and 340.277 x 40 / 490 = 27.7777...
            ("confirmation", "up_to_7_days", 1, "Dar", "S16", 340, "KWD", "215.279"),
            # The no-show of the 3rd: 17 days and 7 h 40 min.
            ("payment", "up_to_30_days", 17, "Chiyoda", None, 90, None, "0"),
        ],
        [
            ("confirmation", "up_to_7_days", "KWD", 340, "215.279"),
            ("confirmation", "over_90_days", "KWD", 60, "37.500"),
            ("payment", "up_to_30_days", None, 90, "0"),
        ],
    ),
}

# What is in each kind of ledger account, of all customers, when a month ends: in minutes.
KIND_NAMES = ("purchased", "lot", "hold", "billed", "debt", "consumed", "penalties", "expired", "refunded",
              "adjusted")  # fmt: skip
CLOSING: dict[str, tuple[int, ...]] = {
    #          purchased  lot hold billed debt consumed penalties expired refunded adjusted
    # A1, D1; S1 billed; adjusted are 100 taken (X3) and 120 given (X4)
    "2026-01": (-1440, 1350, 0, 110, 0, 0, 0, 0, 0, -20),
    # B0, C1; S2 and S9 held; S1; P1, P4; X3 undone
    "2026-02": (-2400, 1930, 240, 0, 0, 110, 240, 0, 0, -120),
    # B1; S10 held; S2 and S4 billed; S9 60, S14 60; 60 owed by X5
    "2026-03": (-2880, 1930, 420, 180, -60, 230, 240, 0, 0, -60),
    # E1; S15 billed; 80 owed by S10; S2 120, S4 50, S5 90, S10 500; P1 waived
    "2026-04": (-3360, 2330, 0, 60, -80, 990, 120, 0, 0, -60),
    # C2; 100 of A1 refunded; X5 undone
    "2026-05": (-3840, 2690, 0, 60, 0, 990, 120, 0, 100, -120),
    # S6 held; P2, and P4 waived; 60 of D1 refunded; 50 taken (X1)
    "2026-06": (-3840, 2460, 120, 60, 0, 990, 120, 0, 160, -70),
    # S7 held; 220 + 120 expired, 120 made up for; 130 of C2 refunded; X1 undone
    "2026-07": (-3840, 2160, 120, 60, 0, 990, 120, 340, 290, -240),
    # S7 120; 60 given (X2)
    "2026-08": (-3840, 2220, 0, 60, 0, 1110, 120, 340, 290, -300),
    # D2; S12 held; S8 40
    "2026-09": (-4330, 2550, 120, 60, 0, 1150, 120, 340, 290, -300),
    # S13 held; S3 billed; P3; 440 expired
    "2026-10": (-4330, 1960, 30, 180, 0, 1150, 240, 780, 290, -300),
}

# What came into each kind and left it in the two months in which the clocks change; what is left out is 0, 0.
TURNOVER: dict[str, dict[str, tuple[int, int]]] = {
    "2026-03": {
        "purchased": (0, 480),  # B1
        # B1 480, of S9 60 back; held for S4 60, S10 420, S14 60
        "lot": (540, 540),
        # that; S2 120, S4 60, S9 60 and 60 back, S14 60
        "hold": (540, 360),
        "billed": (300, 120),  # S2 120, S4 60, S9 60, S14 60; S9 and S14 are confirmed
        "consumed": (120, 0),
        "debt": (0, 60),  # X5
        "adjusted": (60, 0),
    },
    "2026-10": {
        # of S12 120 back; held for S3 120, S13 30, P3 120, 440 expired
        "lot": (120, 710),
        "hold": (150, 240),  # S3 120, S13 30; S3 120, S12 120
        "billed": (120, 0),  # S3
        "penalties": (120, 0),
        "expired": (440, 0),
    },
}

# How many entries each customer has when these months end.
HEADS = {
    "2026-03": {
        "Alfa": 7,  # A1; S1 held, done, confirmed; S2 held; P1; S2 done
        "Beta": 4,  # B0; S4 held, done; B1
        "Chiyoda": 5,  # C1; S9 held, done, confirmed; S10 held
        "Dar": 6,  # D1; X3 and back; S14 held, done, confirmed
        "Echo": 7,  # X4; S17 held, released; S18 held, released, P4; X5
    },
    "2026-10": {
        "Alfa": 15,  # S2 confirmed; P1 waived; refund; X1 and back; X2; S3 held, done
        # S4 corrected, confirmed; S5 held, done, corrected, confirmed; S6 held; 220 expired; S6 released,
        # 120 expired, made up for; S7 held, done, confirmed; the last day; S8 held, done, confirmed; 440
        # expired: of Beta nothing follows
        "Beta": 23,
        # S10 done, confirmed; C2; S11 held, released, P2; refund; S12 held, released, P3; S13 held
        "Chiyoda": 16,
        "Dar": 10,  # S15 held, done; refund; D2
        "Echo": 10,  # E1; X5 back; P4 waived
    },
}
