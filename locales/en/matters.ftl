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
# Courtesies that are about no matter
matters-polite = please | thanks | hello
