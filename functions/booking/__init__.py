"""Parent meetings (utvecklingssamtal): rounds, times, and bookings without double booking.

Nouns
    A *round* (samtalsomgång) is one group's: when guardians may book, the days, how long a meeting
    is. A *slot* (tid) is put out in it by teachers, for one meeting; it is free, blocked, booked or
    offered. A *booking* (bokning) is a student's meeting of the round, with all guardians, or with
    one alone. A person's *day* says what holds each five minutes of it, so that nobody is in two
    places at once.

Routes
    A mentor's or teacher's group: `GET /booking/groups/{group_id}/rounds` lists its rounds;
    `POST /booking/groups/{group_id}/rounds` makes one.

Events
    None yet.

Access patterns
    A round and its times stand under one key, so a round is one query, bounded by how many times a
    round may have. A student's booking stands under the student, once for each round. A person's
    day is one item, and changing it is one conditional update with nothing read before.
"""
