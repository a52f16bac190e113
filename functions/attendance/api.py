"""Attendance's routes, noun by noun."""

from attendance.absence.api import router as absence
from attendance.marks.api import router as marks
from attendance.rollcall.api import router as roll_call
from skolbro.http.app import PortalApp, serve

app = PortalApp()
app.include_router(absence)
app.include_router(roll_call)
app.include_router(marks)
handler = serve(app)
