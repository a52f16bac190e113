"""Leave (ledighet): what guardians apply for, and mentors and principals decide."""
