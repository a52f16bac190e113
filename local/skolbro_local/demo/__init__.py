"""The demo commune Ekebro: invented people, generated as a OneRoster file and imported as one."""
