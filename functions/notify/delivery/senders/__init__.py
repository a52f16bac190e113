"""One file for each channel: a message on its way out of the portal.

Each sender raises `GoneError` where there is nobody to be reached any more, `RefusedError` where
it will never be taken, and `BusyError` where it may be taken later.
"""
