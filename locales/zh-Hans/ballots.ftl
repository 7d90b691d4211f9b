### 投票：怎么投、投了没有、回执、代录和委托。

# 回执，只在私聊里说
ballot-receipt =
    【议{ $number }】记下了：{ $choice }
    { $doors }
    { $until }前想改，再投一次就行，以最后一次为准。
ballot-changed =
    【议{ $number }】改好了，现在是：{ $choice }
    { $doors }
    以前的那一票不算了。{ $until }前还可以再改。
ballot-same =
    【议{ $number }】您已经投的就是：{ $choice }
    { $doors }
    { $until }前想改，再投一次就行。
ballot-door = { $door } · 回执 { $receipt }
ballot-abstains = 弃权
ballot-one = “{ $text }”
ballot-several = { $options }
ballot-option = { $position }. { $text }
ballot-points = { $position }. { $text }：{ $points }

# 投票的人收不到私信，在群里合成一条，不说是谁、投了什么
ballot-receipts-in-group =
    【议{ $number }】这几票已经记下，回执：{ $receipts }
    我还发不了私信给投票的邻居。想看自己投了什么，点这里先和我说句话：{ $link }
ballot-answer-in-private =
    【议{ $number }】有邻居按了选项，我有话要私下回，可是发不出去。请点这里先和我说句话：{ $link }

# 要分几步填的票（私聊）
ballot-paper =
    【议{ $number }】{ $question }
    { $how }
    { $options }
ballot-how-yes_no = 选一项，再按“投出”。
ballot-how-single = 选一项，再按“投出”。
ballot-how-several = 最多选 { $most } 项。按一下选上，再按一下取消，选好按“投出”。也可以直接写号码，比如“1 3”。
ballot-how-approval = 赞成几项就选几项。按一下选上，再按一下取消，选好按“投出”。也可以直接写号码，比如“1 3”。
ballot-how-seats = 最多选 { $most } 人。按一下选上，再按一下取消，选好按“投出”。也可以直接写号码，比如“1 3”。
ballot-how-dot = 一共 { $most } 分。按一下给一分，分完按“投出”。也可以直接写，比如“1:3 2:2”。
ballot-how-rating = 每一项都打 1 到 { $most } 星，按一下加一星，打完按“投出”。也可以按顺序直接写，比如“5 3 4”。
ballot-unmarked = ☐ { $place }. { $text }
ballot-marked = ☑ { $place }. { $text }
ballot-pointed = ☑ { $place }. { $text }：{ $points } 分
ballot-handed-in = 【议{ $number }】这张票已经投出。
button-ballot-mark = { $text }
button-ballot-cast = 投出
button-ballot-abstain = 弃权

# 我的票
my-votes =
    正在表决的：
    { $open }
    最近的结果：
    { $over }
my-votes-none = 您这里还没有可以投的票。有议题时我会私下告诉您。
my-votes-nothing-open = 现在没有。
my-votes-nothing-over = 还没有。
my-vote-open =
    【议{ $number }】{ $question }，{ $until }截止
    { $doors }
my-vote-missing = { $door }：还没投
my-vote-cast = { $door }：已投（无记名，投了什么谁也查不到）
my-vote-chosen = { $door }：{ $choice } · 回执 { $receipt }
my-vote-recorded = { $door }：{ $choice } · 代录 · 回执 { $receipt }
my-vote-over = 【议{ $number }】{ $question } { $verdict }
# 记名的，连自己家投了什么
my-vote-over-chosen =
    【议{ $number }】{ $question } { $verdict }
    { $doors }
button-my-vote = 看议{ $number }

# 代录：纸票和电话票
record-which-voice = 是哪一票？选一项。
record-what =
    【议{ $number }】{ $door } 选什么？
    { $options }
    弃权写 0。
record-evidence = 【议{ $number }】{ $door }：{ $choice }。纸票请拍张照片发来；电话票请写什么时候、谁打来的。
ballot-recorded = 【议{ $number }】代录好了：{ $door }，{ $choice }（{ $origin }），回执 { $receipt }。已经告诉这户，{ $until }前他们自己可以改。
ballot-recorded-not-told = 【议{ $number }】代录好了：{ $door }，{ $choice }（{ $origin }），回执 { $receipt }。这户没有聊天账号，请当面告诉他们，{ $until }前可以改。
ballot-recorded-for-you =
    【议{ $number }】{ $by }替 { $door } 录了一票：{ $choice }（{ $origin }），回执 { $receipt }。
    不对的话，{ $until }前自己投一次就行，以您自己投的为准。
ballot-origin-paper = 纸票
ballot-origin-phone = 电话票
button-voice = { $door }

# 委托：书面委托别人投票
entrust-to-whom = 委托给谁？请写姓名。
entrust-which-agent = 是哪一位？选一项。
entrust-photo = 【议{ $number }】{ $door } 委托 { $agent } 投票：请把签了字的委托书拍张照片发来。
entrusted = 【议{ $number }】记下了：{ $door } 委托 { $agent } 投票。两边都已经告诉。
entrusted-agent-not-told = 【议{ $number }】记下了：{ $door } 委托 { $agent } 投票。我给 { $agent } 发不了私信，请您转告。
entrusted-household-not-told = 【议{ $number }】记下了：{ $door } 委托 { $agent } 投票。{ $agent } 已经告诉；这户没有聊天账号，请当面告诉。
entrusted-nobody-told = 【议{ $number }】记下了：{ $door } 委托 { $agent } 投票。两边我都发不了私信，请您当面告诉。
entrusted-for-you =
    【议{ $number }】{ $by }录入了委托书：{ $door } 由 { $agent } 代为投票。
    不对的话请马上找{ $by }；{ $until }前您自己投一次，就以您自己投的为准。
entrusted-to-you = 【议{ $number }】{ $door } 委托您投票（{ $by }录入）。您投的时候，这一票和您自己的一起算，{ $until }前都可以改。
button-agent = { $name } { $door }

# 办不到的时候
refusal-which-poll = 是哪一个议题？请带上号码，比如“议12 2”，或者回复那条议题。
refusal-no-such-poll = 没有议{ $number }这个议题。请看一下号码。
refusal-poll-not-yet = 【议{ $number }】还没开始，{ $at }开始投票。
refusal-poll-closed = 【议{ $number }】{ $at }已经截止，这一票没有算进去。
refusal-poll-withdrawn = 【议{ $number }】已经撤回，不用投了。
refusal-poll-annulled = 【议{ $number }】已经作废，不用投了。
refusal-vote-edited = 改过的消息不算投票。请重新发一条，比如“议12 2”。
refusal-nothing-marked = 还没选，或者隔了一天我不记得了。请先选再投；都不选的话按“弃权”。
refusal-record-in-private = 代录和委托请私下跟我说，别在群里说。
refusal-may-not-record = 只有本片的邻长和工作人员可以代录。
refusal-candidate-records = 候选人不能代录，也不能录委托书。请别的邻长或工作人员来录。
refusal-record-secret = 这次是无记名投票，不能代录。不方便用手机的，请由两个人当面协助，或者书面委托。
refusal-no-such-voice = 议{ $number }的名册上没有找到这一户。请写清楚门牌，比如“代录 议12 3-201 2”。
refusal-own-ballot = 自己这户的票不能自己录，请直接投票，或者请别人来录。
refusal-voted-themselves = { $door } 已经自己投过了，以他们自己投的为准，不能再代录。
refusal-record-anew = 刚才说到哪一户我没记住。请重新说，比如“代录 议12 3-201 2”。
refusal-representatives-themselves = 代表要自己投票，不能委托别人。
refusal-no-such-agent = 没找到这个人。请写登记过的姓名。
refusal-candidate-agent = 候选人不能受委托。
refusal-agent-has-enough = { $agent } 已经受了 { $most } 户委托，不能再多了。
