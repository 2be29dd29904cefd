"""Working time: when an office of the state works, and on which moment a time limit ends.

*Working day* (ngày làm việc): a day whose hours count for time limits. Public holidays, days off in lieu and
make-up Saturdays follow the Labour Code 2019, articles 111 and 112, and the yearly official notices; they
cannot be computed, so the calendar is data. *Open for reception* is something else: a Saturday morning
on which dossiers are received though the hours do not count.

Not here: what a limit belongs to (procedures), why a clock stands still (dossiers).
"""
