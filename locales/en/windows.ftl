### WeChat's rule: an account may not speak first to somebody who has said nothing for two days. What was to be said then
### is kept until they speak.

# What was kept does not fit into one go; so much is left
held-more =
    { $count ->
        [one] There is { $count } more message from the past days.
       *[other] There are { $count } more messages from the past days.
    } Reply with anything and I will go on.
