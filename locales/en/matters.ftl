### Whether words report a matter: what people write around it. The lists of all languages are used together.

# Before a danger, these say that there is none
matters-denials = no | not | without
# Before a danger, these say that it is only feared
matters-supposing = in case | afraid of | risk of | might cause
# After a danger, likewise
matters-risks = hazard | risk
# It is mended
matters-mended = is fixed | been fixed | is solved
# But these say that it is broken again, or still
matters-again = again | still | but | when
# What reports nothing, sentence by sentence
matters-small-talk = hello | hi there | good morning | thank you | thanks a lot | ok | yes please | who are you | how are you | see you tomorrow | happy new year | test | never mind
# Lost, found, lent and given away: reports nothing
matters-lost-and-found = i found some keys | lost my glasses | my cat ran away | can i borrow a ladder | giving away a table
# Thanks, greetings, meetings and outings: reports nothing
matters-social = well done everybody | merry christmas | i am new here | when does the meeting start
# Courtesies that are about no matter
matters-polite = please | thanks | hello
