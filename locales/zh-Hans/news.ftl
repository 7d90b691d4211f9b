### 消息：要让人注意到的话。一件事的一次变化，每人最多听到一次。

# 给上报的居民
news-acknowledged = 【{ $number }】{ $category }：{ $handler }已签收。最迟办结：{ $due }
news-taken = 【{ $number }】{ $category }：{ $handler }正在办。最迟办结：{ $due }
news-passed-on = 【{ $number }】{ $category } 转给{ $handler }办，期限不变。最迟办结：{ $due }
news-suspended =
    【{ $number }】现在办不了：{ $reason }
    { $day } 再看，有变化告诉您。
news-resumed = 【{ $number }】{ $category } 恢复办理。最迟办结：{ $due }
news-closed = 【{ $number }】{ $category } 核实过，结案了。还有问题，三十天内回“重办 { $number }”。
news-closed-for-supporters = 【{ $number }】{ $category } 核实过，结案了。谢谢您也说了一声。还有问题请另报一件。
news-rejected = 【{ $number }】这件事不能受理：{ $reason }
news-really-fixed =
    【{ $number }】{ $category }：{ $handler }说办好了。
    { $feedback }
    真的解决了吗？
news-follow-up = 前几天办的【{ $number }】{ $category }，现在还好吗？
# 给补充说明的另一方
news-note = 【{ $number }】有补充：{ $words }
news-recording = 【{ $number }】的录音，{ $seconds } 秒
# 给办事的人
news-revised = 【{ $number }】上报的人改了自己的话，现在是：{ $words }
news-taken-by-neighbour = 【{ $number }】{ $category }：已经有人就近在办，您不用去了。
news-not-solved =
    【{ $number }】{ $category } 没解决，重新办。
    原因：{ $reason }
    { $words }
    地点：{ $place }
    谁报的：{ $reporter }
    最迟办结：{ $due }
    现在：{ $state } · { $handler }
news-withdrawn = 【{ $number }】居民撤回了，不用办了。
# 给邻长和上一级
news-please-verify =
    【{ $number }】{ $category }，{ $place }：{ $handler }说办好了。
    { $feedback }
    请您去看一眼，真的解决了吗？
# 给社区
news-returned =
    【{ $number }】{ $category } 被{ $handler }退单：{ $reason }
    地点：{ $place }
    最迟办结：{ $due }
    该派给谁？

# 并案：给两边的居民和原来办事的人
news-merged =
    【{ $number }】和【{ $into }】是同一件，合在一起办。
    谁负责：{ $handler }，最迟办结：{ $due }
# 撤回：给也说了一声的居民
news-withdrawn-for-supporters = 【{ $number }】报的人撤回了。您那里还没好的话，请另报一件。

# 忘掉一个人之后，别人手里的旧消息变成这样。
message-forgotten = （这条消息的内容已按当事人的要求删除）
message-cleared = （这条消息的内容已按规定期限清除）
