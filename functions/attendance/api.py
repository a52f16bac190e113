"""Attendance's routes, noun by noun."""

from attendance.absence.api import router as absence
from attendance.timetable.api import router as timetable
from skolbro.http.app import PortalApp, serve

app = PortalApp()
app.include_router(absence)
app.include_router(timetable)
handler = serve(app)
