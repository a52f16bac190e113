"""Directory (register): who is who, and what they have to do with each other.

Nouns
    A *commune* has *schools*; a school has *groups* (classes, teaching groups, fritids units).
    *People* have *relations* to students, groups and schools, valid from an instant until
    another. An *import* takes all of it in from the commune's registry, as OneRoster 1.2 CSV.

Routes
    `GET /directory/me` says in one answer who one is and what one has.

    A school's administrators: `GET /directory/schools/{school_id}` and
    `PUT /directory/schools/{school_id}`, what the school decides. Its principal as well:
    `GET /directory/schools/{school_id}/groups` lists the groups, page by page.

    A commune's administrators: `POST /directory/imports` starts an import,
    `GET /directory/imports/{import_id}` follows it, and
    `GET /directory/imports/{import_id}/rejections` tells the rows that did not go in.

Events
    `directory.import_finished.v1`, and `directory.person_protected.v1` when an import has given
    somebody protected identity, after all of their relations say so. What attendance tells of who
    substitutes (`attendance.substitutes_changed.v1`) is read from a queue, and lets them in to the
    lessons.

Access patterns
    This module alone writes the access table, which all others read. What the registry says of
    people and groups stands in its own table, with a list of the links that came by import, in
    sixteen shards a commune, so that what is missing in the next file can be ended. A school's
    groups stand in a list of their own, of which a request reads a page.
"""
