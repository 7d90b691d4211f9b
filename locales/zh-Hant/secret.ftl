### 無記名投票：選、確認、投出；監票人。

refusal-secret-in-group = 【議{ $number }】是無記名投票，群裡不能投，請點這裡私下投：{ $link }

# 投出以前只問一次
secret-slip =
    【議{ $number }】{ $question }
    投票的是：
    { $voices }
    您選：{ $choice }
    投出去就不能改了，也沒有人查得到您選了什麼。投嗎？
secret-voice = { $label }
button-secret-cast = 投出去
button-secret-again = 再想想
secret-slip-put-away = 這張選票收起來了，上面選了什麼已經擦掉。
secret-not-cast = 好，沒有投。【議{ $number }】{ $until } 截止，想好了寫「議{ $number }」再選。

# 回執：不論選什麼都是這一句
secret-cast =
    【議{ $number }】投好了：
    { $voices }
    只記投過，不記選了什麼。{ $until } 截止以後才有結果。
    您自己打過的字，可以在聊天裡刪掉。
secret-cast-already =
    【議{ $number }】已經投過了：
    { $voices }
    無記名投票只投一次，投出去不能改。
secret-went-wrong = 我這邊出了點問題，沒辦成。為了替您保密，您剛才發的沒有留下，請再發一次。故障號 { $id }

# 開始以前
secret-too-few = 能投的只有 { $size } 票，不到 { $fewest } 票，看結果就能猜到誰選了什麼，保不住密。建議記名。

# 截止以後，三個數
secret-account = 無記名核對：投過的 { $used }，票箱裡 { $ballots }，計入結果 { $counted }，三個數一樣。
secret-account-wrong = 無記名核對：投過的 { $used }，票箱裡 { $ballots }，計入結果 { $counted }，三個數不一樣，請監票人馬上查。

# 監票人
observer-you =
    您是【議{ $number }】的監票人：{ $question }
    { $until } 截止，那時我把核對的數告訴您。誰投了、誰沒投，截止以後寫「監票 議{ $number }」看；誰選了什麼，沒有人看得到。
observer-count =
    【議{ $number }】截止了，您是監票人。
    { $account }
    看誰投了：寫「監票 議{ $number }」
observer-list =
    【議{ $number }】投過的 { $count } 票：
    { $voices }
    這張名單只給監票人看，請不要外傳。
refusal-observer-who = 請誰監票？請寫全名，一次一位，後面寫理由，比如「監票 議12 張三 大家信得過」。
refusal-observer-stands = { $name } 是候選人，不能監票。
refusal-observer-too-late = 【議{ $number }】已經有人投了票，不能再添監票人。
refusal-not-observer = 這要【議{ $number }】的監票人才能看。
refusal-observer-named = 【議{ $number }】是記名的，誰選了什麼截止時公布，大家都看得到。
refusal-observer-before-close = 【議{ $number }】{ $until } 截止，在那以前誰投了誰沒投，誰也看不到。
refusal-observer-too-few = 【議{ $number }】投的不到 { $fewest } 票，名單不能看，不然猜得到誰選了什麼。
