"""The company and its clocks: business hours, public holidays, closures, working time."""

from app.kit.slices import Slice

SLICE = Slice(
    parts=("router", "tables"), subjects=("company", "business_calendar", "closure", "holiday_year")
)
