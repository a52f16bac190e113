"""What each route and the import cost, measured through the real handlers on DynamoDB Local.

`make bench` prints it. Round trips and units are counted and must keep the design's rule; CPU is
compared with a floor measured in the same run, as bare times say more of the machine.
"""
