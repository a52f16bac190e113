"""Attendance's routes, noun by noun."""

from attendance.absence.api import router as absence
from skolbro.http.app import PortalApp, serve

app = PortalApp()
app.include_router(absence)
handler = serve(app)
