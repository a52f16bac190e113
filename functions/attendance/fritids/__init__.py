"""Time registration (fritidsschema): when a child is at fritids, who picks up, and who has come."""
