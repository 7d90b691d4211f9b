### 无记名投票：选、确认、投出；监票人。

refusal-secret-in-group = 【议{ $number }】是无记名投票，群里不能投，请点这里私下投：{ $link }

# 投出以前只问一次
secret-slip =
    【议{ $number }】{ $question }
    投票的是：
    { $voices }
    您选：{ $choice }
    投出去就不能改了，也没有人查得到您选了什么。投吗？
secret-voice = { $label }
button-secret-cast = 投出去
button-secret-again = 再想想
secret-slip-put-away = 这张选票收起来了，上面选了什么已经擦掉。
secret-not-cast = 好，没有投。【议{ $number }】{ $until } 截止，想好了写“议{ $number }”再选。

# 回执：不论选什么都是这一句
secret-cast =
    【议{ $number }】投好了：
    { $voices }
    只记投过，不记选了什么。{ $until } 截止以后才有结果。
    您自己打过的字，可以在聊天里删掉。
secret-cast-already =
    【议{ $number }】已经投过了：
    { $voices }
    无记名投票只投一次，投出去不能改。
secret-went-wrong = 我这边出了点问题，没办成。为了替您保密，您刚才发的没有留下，请再发一次。故障号 { $id }

# 开始以前
secret-too-few = 能投的只有 { $size } 票，不到 { $fewest } 票，看结果就能猜到谁选了什么，保不住密。建议记名。

# 截止以后，三个数
secret-account = 无记名核对：投过的 { $used }，票箱里 { $ballots }，计入结果 { $counted }，三个数一样。
secret-account-wrong = 无记名核对：投过的 { $used }，票箱里 { $ballots }，计入结果 { $counted }，三个数不一样，请监票人马上查。

# 监票人
observer-you =
    您是【议{ $number }】的监票人：{ $question }
    { $until } 截止，那时我把核对的数告诉您。谁投了、谁没投，截止以后写“监票 议{ $number }”看；谁选了什么，没有人看得到。
observer-count =
    【议{ $number }】截止了，您是监票人。
    { $account }
    看谁投了：写“监票 议{ $number }”
observer-list =
    【议{ $number }】投过的 { $count } 票：
    { $voices }
    这张名单只给监票人看，请不要外传。
refusal-observer-who = 请谁监票？请写全名，一次一位，后面写理由，比如“监票 议12 张三 大家信得过”。
refusal-observer-stands = { $name } 是候选人，不能监票。
refusal-observer-too-late = 【议{ $number }】已经有人投了票，不能再添监票人。
refusal-not-observer = 这要【议{ $number }】的监票人才能看。
refusal-observer-named = 【议{ $number }】是记名的，谁选了什么截止时公布，大家都看得到。
refusal-observer-before-close = 【议{ $number }】{ $until } 截止，在那以前谁投了谁没投，谁也看不到。
refusal-observer-too-few = 【议{ $number }】投的不到 { $fewest } 票，名单不能看，不然猜得到谁选了什么。
