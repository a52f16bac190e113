"""Booking's routes, noun by noun."""

from booking.daylist.api import router as daylist
from booking.family.api import router as family
from booking.rounds.api import router as rounds
from booking.series.api import router as series
from booking.slots.api import router as slots
from booking.staff.api import router as staff
from skolbro.http.app import PortalApp, serve

app = PortalApp()
app.include_router(rounds)
app.include_router(slots)
app.include_router(series)
app.include_router(daylist)
app.include_router(family)
app.include_router(staff)
handler = serve(app)
