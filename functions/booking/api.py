"""Booking's routes, noun by noun."""

from booking.rounds.api import router as rounds
from skolbro.http.app import PortalApp, serve

app = PortalApp()
app.include_router(rounds)
handler = serve(app)
