"""The `skolbro` command: the portal on one machine, and an operator's work on any deployment.

Never deployed. It may use every module, as an operator may.
"""
