"""Who is asking, and what they may touch.

A route takes its scope from `skolbro.access.scopes`; a store takes scopes and never bare ids. So
a route that forgot to ask has nothing to hand to the store. An AST rule of the project forbids
making a scope anywhere else.
"""
