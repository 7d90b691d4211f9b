### The audit: whether promises are kept. For administrators; numbers only, no names.

alarm-raised =
    The audit found { $count ->
        [one] one promise that was not kept
       *[other] { $count } promises that were not kept
    }. An administrator should have a look:
    { $lines }
    For a case, write "status" and its number; for the service, run linzhang doctor on the server.
alarm-all-clear = The audit is clean: what was told ({ $count }) is mended, every promise is kept.

alarm-no-lead = Nobody answers for it ({ $count }): { $numbers }
alarm-no-moment = Nothing will happen by itself any more ({ $count }): { $numbers }
alarm-not-promised = The deadline this step needs is gone ({ $count }): { $numbers }
alarm-other-state = The state is not the one the history ends with ({ $count }): { $numbers }
alarm-no-result = A poll is over and has no result ({ $count }): { $numbers }
alarm-overlooked = Due for 15 minutes and nobody looked ({ $count }): { $numbers }
alarm-put-off = A reminder was put off beyond its moment ({ $count }): { $numbers }
alarm-still = A stopped clock and a parked case do not fit together ({ $count }): { $numbers }
alarm-ended = It has ended and its deadline still runs ({ $count }): { $numbers }
alarm-unfired = The moment of a reminder passed without one ({ $count }): { $numbers }
alarm-unlogged = A reminder is not in the history ({ $count }): { $numbers }
alarm-unaddressed = Nobody settled in 15 minutes who hears of a reminder ({ $count }): { $numbers }
alarm-unsaid = A reminder was not said for 15 minutes ({ $count }): { $numbers }
alarm-held = A reminder kept for the morning was not told for a day ({ $count }): { $numbers }
alarm-unheard = Nobody heard of a reminder ({ $count }): { $numbers }
alarm-nobody-else = A reminder did not arrive, and nobody else was told ({ $count }): { $numbers }
alarm-nobody = On all levels nobody can be reached ({ $count }): { $numbers }
alarm-routine = Something was not done on its day ({ $count }): { $numbers }
alarm-sweep = Nobody has looked at the deadlines for more than 3 minutes
alarm-clock = The clock of the server jumped; please look at its time service
alarm-mute = Nothing goes out, and messages have waited for more than 15 minutes; linzhang check on the server says why ({ $count }): { $numbers }
alarm-deaf = What people say does not reach us; linzhang check on the server says why ({ $count }): { $numbers }
