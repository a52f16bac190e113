"""Attendance's routes, noun by noun."""

from attendance.absence.api import router as absence
from attendance.fritids.family.api import router as families_of_fritids
from attendance.fritids.staff.api import router as staff_of_fritids
from attendance.fritids.staff.settings import router as fritids_settings
from attendance.fritids.staff.times import router as fritids_times
from attendance.leave.api import router as leave
from attendance.leave.decisions import router as leave_decisions
from attendance.marks.api import router as marks
from attendance.rollcall.api import router as roll_call
from attendance.rollcall.office import router as roll_call_by_office
from attendance.statistics.api import router as statistics
from attendance.statistics.led import router as led_statistics
from attendance.timetable.api import router as timetable
from attendance.timetable_import.api import router as timetable_import
from skolbro.http.app import PortalApp, serve

app = PortalApp()
app.include_router(absence)
app.include_router(timetable)
app.include_router(timetable_import)
app.include_router(leave)
app.include_router(leave_decisions)
app.include_router(statistics)
app.include_router(led_statistics)
app.include_router(families_of_fritids)
app.include_router(staff_of_fritids)
app.include_router(fritids_settings)
app.include_router(fritids_times)
app.include_router(roll_call)
app.include_router(roll_call_by_office)
app.include_router(marks)
handler = serve(app)
