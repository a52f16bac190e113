"""Attendance's routes, noun by noun."""

from attendance.absence.api import router as absence
from attendance.timetable.api import router as timetable
from attendance.timetable_import.api import router as timetable_import
from skolbro.http.app import PortalApp, serve

app = PortalApp()
app.include_router(absence)
app.include_router(timetable)
app.include_router(timetable_import)
handler = serve(app)
