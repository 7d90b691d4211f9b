### 投票：怎麼投、投了沒有、回執、代錄和委託。

# 回執，只在私聊裡說
ballot-receipt =
    【議{ $number }】記下了：{ $choice }
    { $doors }
    { $until }前想改，再投一次就行，以最後一次為準。
ballot-changed =
    【議{ $number }】改好了，現在是：{ $choice }
    { $doors }
    以前的那一票不算了。{ $until }前還可以再改。
ballot-same =
    【議{ $number }】您已經投的就是：{ $choice }
    { $doors }
    { $until }前想改，再投一次就行。
ballot-door = { $door } · 回執 { $receipt }
ballot-abstains = 棄權
ballot-one = 「{ $text }」
ballot-several = { $options }
ballot-option = { $position }. { $text }
ballot-points = { $position }. { $text }：{ $points }

# 投票的人收不到私信，在群裡合成一條，不說是誰、投了什麼
ballot-receipts-in-group =
    【議{ $number }】這幾票已經記下，回執：{ $receipts }
    我還發不了私信給投票的鄰居。想看自己投了什麼，點這裡先和我說句話：{ $link }
ballot-answer-in-private =
    【議{ $number }】有鄰居按了選項，我有話要私下回，可是發不出去。請點這裡先和我說句話：{ $link }

# 要分幾步填的票（私聊）
ballot-paper =
    【議{ $number }】{ $question }
    { $how }
    { $options }
ballot-how-yes_no = 選一項，再按「投出」。
ballot-how-single = 選一項，再按「投出」。
ballot-how-several = 最多選 { $most } 項。按一下選上，再按一下取消，選好按「投出」。也可以直接寫號碼，比如「1 3」。
ballot-how-approval = 贊成幾項就選幾項。按一下選上，再按一下取消，選好按「投出」。也可以直接寫號碼，比如「1 3」。
ballot-how-seats = 最多選 { $most } 人。按一下選上，再按一下取消，選好按「投出」。也可以直接寫號碼，比如「1 3」。
ballot-how-dot = 一共 { $most } 分。按一下給一分，分完按「投出」。也可以直接寫，比如「1:3 2:2」。
ballot-how-rating = 每一項都打 1 到 { $most } 星，按一下加一星，打完按「投出」。也可以按順序直接寫，比如「5 3 4」。
ballot-unmarked = ☐ { $place }. { $text }
ballot-marked = ☑ { $place }. { $text }
ballot-pointed = ☑ { $place }. { $text }：{ $points } 分
ballot-handed-in = 【議{ $number }】這張票已經投出。
button-ballot-mark = { $text }
button-ballot-cast = 投出
button-ballot-abstain = 棄權

# 我的票
my-votes =
    正在表決的：
    { $open }
    最近的結果：
    { $over }
my-votes-none = 您這裡還沒有可以投的票。有議題時我會私下告訴您。
my-votes-nothing-open = 現在沒有。
my-votes-nothing-over = 還沒有。
my-vote-open =
    【議{ $number }】{ $question }，{ $until }截止
    { $doors }
my-vote-missing = { $door }：還沒投
my-vote-cast = { $door }：已投（無記名，投了什麼誰也查不到）
my-vote-chosen = { $door }：{ $choice } · 回執 { $receipt }
my-vote-recorded = { $door }：{ $choice } · 代錄 · 回執 { $receipt }
my-vote-over = 【議{ $number }】{ $question } { $verdict }
# 記名的，連自己家投了什麼
my-vote-over-chosen =
    【議{ $number }】{ $question } { $verdict }
    { $doors }
button-my-vote = 看議{ $number }

# 代錄：紙票和電話票
record-which-voice = 是哪一票？選一項。
record-what =
    【議{ $number }】{ $door } 選什麼？
    { $options }
    棄權寫 0。
record-evidence = 【議{ $number }】{ $door }：{ $choice }。紙票請拍張照片發來；電話票請寫什麼時候、誰打來的。
ballot-recorded = 【議{ $number }】代錄好了：{ $door }，{ $choice }（{ $origin }），回執 { $receipt }。已經告訴這戶，{ $until }前他們自己可以改。
ballot-recorded-not-told = 【議{ $number }】代錄好了：{ $door }，{ $choice }（{ $origin }），回執 { $receipt }。這戶沒有聊天帳號，請當面告訴他們，{ $until }前可以改。
ballot-recorded-for-you =
    【議{ $number }】{ $by }替 { $door } 錄了一票：{ $choice }（{ $origin }），回執 { $receipt }。
    不對的話，{ $until }前自己投一次就行，以您自己投的為準。
ballot-origin-paper = 紙票
ballot-origin-phone = 電話票
button-voice = { $door }

# 委託：書面委託別人投票
entrust-to-whom = 委託給誰？請寫姓名。
entrust-which-agent = 是哪一位？選一項。
entrust-photo = 【議{ $number }】{ $door } 委託 { $agent } 投票：請把簽了字的委託書拍張照片發來。
entrusted = 【議{ $number }】記下了：{ $door } 委託 { $agent } 投票。兩邊都已經告訴。
entrusted-agent-not-told = 【議{ $number }】記下了：{ $door } 委託 { $agent } 投票。我給 { $agent } 發不了私信，請您轉告。
entrusted-household-not-told = 【議{ $number }】記下了：{ $door } 委託 { $agent } 投票。{ $agent } 已經告訴；這戶沒有聊天帳號，請當面告訴。
entrusted-nobody-told = 【議{ $number }】記下了：{ $door } 委託 { $agent } 投票。兩邊我都發不了私信，請您當面告訴。
entrusted-for-you =
    【議{ $number }】{ $by }錄入了委託書：{ $door } 由 { $agent } 代為投票。
    不對的話請馬上找{ $by }；{ $until }前您自己投一次，就以您自己投的為準。
entrusted-to-you = 【議{ $number }】{ $door } 委託您投票（{ $by }錄入）。您投的時候，這一票和您自己的一起算，{ $until }前都可以改。
button-agent = { $name } { $door }

# 辦不到的時候
refusal-which-poll = 是哪一個議題？請帶上號碼，比如「議12 2」，或者回復那條議題。
refusal-no-such-poll = 沒有議{ $number }這個議題。請看一下號碼。
refusal-poll-not-yet = 【議{ $number }】還沒開始，{ $at }開始投票。
refusal-poll-closed = 【議{ $number }】{ $at }已經截止，這一票沒有算進去。
refusal-poll-withdrawn = 【議{ $number }】已經撤回，不用投了。
refusal-poll-annulled = 【議{ $number }】已經作廢，不用投了。
refusal-vote-edited = 改過的消息不算投票。請重新發一條，比如「議12 2」。
refusal-nothing-marked = 還沒選，或者隔了一天我不記得了。請先選再投；都不選的話按「棄權」。
refusal-record-in-private = 代錄和委託請私下跟我說，別在群裡說。
refusal-may-not-record = 只有本片的鄰長和工作人員可以代錄。
refusal-candidate-records = 候選人不能代錄，也不能錄委託書。請別的鄰長或工作人員來錄。
refusal-record-secret = 這次是無記名投票，不能代錄。不方便用手機的，請由兩個人當面協助，或者書面委託。
refusal-no-such-voice = 議{ $number }的名冊上沒有找到這一戶。請寫清楚門牌，比如「代錄 議12 3-201 2」。
refusal-own-ballot = 自己這戶的票不能自己錄，請直接投票，或者請別人來錄。
refusal-voted-themselves = { $door } 已經自己投過了，以他們自己投的為準，不能再代錄。
refusal-record-anew = 剛才說到哪一戶我沒記住。請重新說，比如「代錄 議12 3-201 2」。
refusal-representatives-themselves = 代表要自己投票，不能委託別人。
refusal-no-such-agent = 沒找到這個人。請寫登記過的姓名。
refusal-candidate-agent = 候選人不能受委託。
refusal-agent-has-enough = { $agent } 已經受了 { $most } 戶委託，不能再多了。
