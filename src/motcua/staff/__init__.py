"""Staff: accounts, the posts they hold in units, the roles of those posts, and stand-ins during absence.

A *post* (vị trí công tác) is a role in a unit with dates; wearing it is called the *hat*. The program
reasons in permissions, never in names of roles. Not here: citizens' accounts, and who works how much.
"""
