"""The kernel: what every module of the portal needs, and nothing that only one needs.

* `skolbro.access`: who is asking, what they have to do with a child, a group or a school, and
  the scopes without which no store answers.
* `skolbro.table`: declared entities and keys, and transactions that say which condition failed.
* `skolbro.events`: the outbox that leaves with a change, and the consumer of other modules' events.
* `skolbro.http`: the application, problems, ETags, cursors, idempotency keys, language.
* `skolbro.calendar`, `clock`, `ids`, `config`, `text`, `observability`: the school's time, random
  ids, settings, the two languages, and logs without personal data.

The kernel knows no module, and nothing in it reads the environment on import.
"""
