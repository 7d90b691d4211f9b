### Rule, effect and result of a poll: what is said before it opens, after the count, and on the picture.

# Several things on one line
poll-and = { $first }, { $next }

## The rule in plain words

poll-rule = { $held }; { $passes }
poll-held-by-any = it counts however many take part
poll-held = it counts only if those taking part make up { $what }
poll-passes-most = the most votes win
poll-passes = it passes if { $what } agree
poll-passes-option = the option with the most votes wins if { $what } chose it
poll-passes-seats = { $least } to { $most } people are elected, most votes first, if { $what } chose them
poll-passes-seats-exactly = { $most } elected, most votes first, if { $what } chose them
poll-wanted-at-least = at least { $share } of the { $measure }
poll-wanted-more-than = more than { $share } of the { $measure }
poll-agreed-at-least = at least { $share } of the { $measure } taking part
poll-agreed-more-than = more than { $share } of the { $measure } taking part
poll-share-half = half
poll-share-third = a third
poll-share-two-thirds = two thirds
poll-share-three-quarters = three quarters
poll-share-other = { $num }/{ $den }
poll-measure-area = area
poll-measure-households = households
poll-measure-heads = people

## Where it comes from

law-straw = asking around, not a vote
law-yard = this yard's own custom
law-residents-19 = Residents' Committees Act, art. 19: elections
law-residents-19-again = Residents' Committees Act, art. 19: second round
law-residents-20 = Residents' Committees Act, art. 20: recall
law-residents-27 = Residents' Committees Act, art. 27: residents' meeting
law-residents-29 = Residents' Committees Act, art. 29: meeting of representatives
law-villagers-26 = Villagers' Committees Act, art. 26: villagers' meeting
law-villagers-representatives = Villagers' Committees Act: meeting of representatives
law-villagers-32 = Villagers' Committees Act, art. 32: meeting of a villagers' group
law-owners-278 = Civil Code, art. 278: joint decision of the owners

## Which rule

poll-preset-straw = Asking around
poll-preset-yard = Yard council
poll-preset-residents_adults = Residents' meeting (all adults)
poll-preset-residents_households = Residents' meeting (households)
poll-preset-representatives = Residents' representatives
poll-preset-committee_all = Committee election (all voters)
poll-preset-committee_households = Committee election (households)
poll-preset-committee_representatives = Committee election (representatives)
poll-preset-committee_second_round = Committee election, second round
poll-preset-committee_representatives_second_round = Committee election, second round (representatives)
poll-preset-committee_recall = Recall of a committee member
poll-preset-villagers_adults = Villagers' meeting (all adults)
poll-preset-villagers_households = Villagers' meeting (households)
poll-preset-villagers_representatives = Villagers' representatives
poll-preset-villagers_group = Meeting of a villagers' group
poll-preset-owners_ordinary = Owners: ordinary matters
poll-preset-owners_special = Owners: major matters (raising the repair fund, rebuilding, change of use)

## What it means in law

poll-effect-straw = [Asking around] We only want to know what people think. It binds nobody.
poll-effect-resolution = [Yard resolution] What neighbours agreed among themselves. It is neither the statutory vote of the owners nor a statutory election.
poll-effect-rehearsal = [Rehearsal of an owners' vote] Only a rehearsal. The owners' joint decision itself is taken separately, by the procedure and on the platform the law names.
poll-effect-paper = [Record of paper ballots] Only a record. What counts in law is the vote at the meeting or on paper, as its minutes have it.

## How far it has come

poll-state-draft = a draft
poll-state-noticed = announced, not open yet
poll-state-open = open
poll-state-closed = closed
poll-state-counted = counted
poll-state-published = published
poll-state-objection = open to objections
poll-state-effective = in effect
poll-state-carried_out = carried out
poll-state-withdrawn = withdrawn
poll-state-annulled = annulled

## Votes

# On the card before it closes
poll-tally = { $lines }
poll-tally-secret = Secret ballot: votes are counted after it closes; until then nobody can see them.
poll-turnout = Roll ({ $measure }): { $roll }; took part: { $voted } ({ $percent }%), of them abstained: { $abstained }
poll-turnout-area = Area: { $roll } sq m; took part: { $voted } sq m ({ $percent }%)
poll-option = { $place }. { $option }: { $got }
poll-option-won = { $place }. { $option }: { $got } ✔
poll-option-name = “{ $option }”
poll-candidate-name = { $option }
# What one ballot says
poll-choice-abstained = abstains
poll-choice-stars = “{ $option }” { $points } stars
poll-choice-points = “{ $option }” { $points } points
poll-got = { $votes } votes, { $percent }%
poll-got-points = { $points } points (from { $voices } votes)
poll-got-stars = { $mean } stars on average (from { $voices } votes)

## The result

poll-result =
    Poll { $number }: { $question }
    { $lines }
poll-weighed = { $what }: { $checks }
poll-weighed-participation = Taking part
poll-weighed-option = “{ $option }”
# One threshold, ticked when reached
poll-check-at-least-met = { $measure } { $percent }% ≥ { $num }/{ $den } ✔
poll-check-at-least-missed = { $measure } { $percent }% < { $num }/{ $den } ✘
poll-check-more-than-met = { $measure } { $percent }% > { $num }/{ $den } ✔
poll-check-more-than-missed = { $measure } { $percent }% ≤ { $num }/{ $den } ✘
# Exactly on the line
poll-check-exactly-met = { $measure } exactly { $share } ✔
poll-check-exactly-missed = { $measure } exactly { $share }, not more ✘
poll-verdict-passed = → passed
poll-verdict-failed = → not passed
poll-verdict-void = → fewer took part than was agreed beforehand; this does not count
poll-verdict-void-law = → fewer took part than the law requires; the matter has no effect
poll-verdict-chosen = → chosen: { $what }
# Asking around has no threshold
poll-verdict-preferred = → most chose { $what }
poll-verdict-nobody = → nobody chose anything
poll-verdict-tied = → a tie: { $tied } have the same. No lots are drawn; there will be another round
poll-verdict-tied-last-seat = → elected: { $elected }; the last seat is tied between { $tied }. No lots are drawn; there will be another round
poll-verdict-elected = → elected: { $elected }
poll-verdict-too-few = → elected: { $elected }, fewer than { $least }; another round is needed for the other seats
poll-verdict-none-elected = → nobody has enough votes; another round is needed
poll-result-law = Based on: { $law }

## The picture

poll-card-picture = Result of poll { $number }
poll-card-rule = Rule: { $rule }

## When it cannot be done

refusal-poll-move = [Poll { $number }] It is { $state }; this cannot be done now.
refusal-choice-unclear = I could not tell which one you choose. Please write a number from 1 to { $options }, or 0 to abstain.
refusal-choice-no-points = Here you only write the number of an option, no points. For example “2”.
refusal-choice-too-many = Choose at most { $most }.
refusal-choice-twice = One option is written twice; once is enough.
refusal-choice-points = Each ballot has { $points } points in all. Write “1:3 2:2”: the number of the option, a colon, its points. Together no more than { $points }.
refusal-choice-stars = Give each of the { $options } options 1 to { $stars } stars, in their order, for example “5 3 4”.

## The command line

cli-poll-help = Polls: write one down, or check such a file.
cli-poll-export-help = Write the roll, the ledger and the result of a poll (12 for 议12), for anybody to check.
cli-poll-verify-help = Check a file that was written: roll, chain, the time of each ballot; and count again. HEAD is a hash that was published.
cli-poll-none = There is no poll { $number }, or it has not opened yet.
cli-poll-sound = Poll { $number }: { $units } on the roll, { $voted } took part, the ledger is whole, its hash { $head }
cli-poll-outcome = Counted again: { $outcome }
cli-poll-broken = This file does not hold ({ $where }): it was changed, or is not complete.
cli-poll-open = not counted yet
cli-poll-passed = passed
cli-poll-failed = not passed
cli-poll-void = too few took part
cli-poll-tied = a tie

## Checking everything that is stored

verify-poll-chain = Poll { $number }: entry { $seq } of its ledger was changed, or one is missing.
verify-poll-roll = Poll { $number }: its roll is not the one it opened with.
verify-poll-ballot = Poll { $number }: the ballot of number { $unit } on the roll is not that of the ledger.
verify-poll-urn = Poll { $number }: { $voted } took part, { $filled } slips are in the urn, or secret ballots left a trace.
verify-poll-result = Poll { $number }: its result is not the one counted in the ledger.
