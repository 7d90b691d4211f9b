### 群：進群、綁定網格、退群，和群裡發生的變化。

# 進群
group-joined =
    大家好，我是{ $town }的鄰長小助手。哪裡壞了、髒了、堵了，在這裡說一聲，我找負責的人，一直盯到辦好。
    { $sees }
    這個群還沒有綁定網格。請管這一片的工作人員或鄰長私下給我寫「綁定」，拿到一個碼，再在這裡回覆我：「綁定」和那個碼。
    到 { $until } 還沒有綁定，我就退群。
group-sees-all = 群裡的話我都看得到；沒叫我、也不是帶照片報問題的，我不插話。
group-sees-some =
    群裡的話我只看得到三種：命令、@我的、回覆我的。報問題：發照片、在下面寫一句話並 @我；沒有照片，就 @我 寫「上報 4棟樓道燈壞了」。
    想讓我看到大家發的照片、不用 @我：請開通我的人在 BotFather 裡用 /setprivacy 關掉隱私模式，再把我移出群、重新拉進來。
group-back = 我回來了。這裡是{ $grid }的{ $purpose }，哪裡壞了、髒了、堵了，發照片、寫一句話並 @我。
group-unbound = 這個群還沒有綁定網格，我在這裡幫不上忙。請管這一片的工作人員或鄰長私下給我寫「綁定」，拿到碼，再在這裡回覆我。
group-farewell = 這個群一直沒有綁定網格，我先退出了。要用的時候再拉我進來，謝謝大家。

# 綁定
group-for-residents = 居民群
group-for-staff = 工作群
group-for-owners = 業主群
bind-which-grid = 要綁定的群歸哪個網格？選一個，或者寫它的名字。
bind-which-purpose = { $grid }的什麼群？
bind-code =
    先把我拉進那個群，再在群裡@我，或者回覆我說的話，寫：
    綁定 { $code }
    { $until } 前有效，只能用一次。綁定以後，那裡就是{ $grid }的{ $purpose }。
    寫這一句的人，自己要管這個網格；光是群管理員不行。
bind-wrong-code = 這個碼用不了：寫錯了、用過了，或者過期了。請私下給我寫「綁定」，再拿一個。
bind-locked = 錯的次數太多了，請 { $until } 以後再試。
group-bound =
    綁好了，這裡是{ $grid }的{ $purpose }。
    報問題：發照片、寫一句哪裡怎麼了並 @我；沒有照片，就 @我 寫「上報 4棟樓道燈壞了」。我回編號、誰負責、最遲什麼時候辦好。
group-bound-anew =
    改好了，這裡以前是{ $before }的群，現在是{ $grid }的{ $purpose }。
    報問題：發照片、寫一句哪裡怎麼了並 @我；沒有照片，就 @我 寫「上報 4棟樓道燈壞了」。我回編號、誰負責、最遲什麼時候辦好。
group-let-go = 解綁了，這個群不再歸{ $grid }。到 { $until } 還沒有重新綁定，我就退群。
refusal-bind-not-yours = 綁定要由管這個網格的人來辦：鄰長、網格員或社區工作人員。光是群管理員不行。
refusal-bind-no-code = 請在「綁定」後面把碼也寫上。還沒有碼，就私下給我寫「綁定」。
refusal-bound-elsewhere = 這個群現在歸{ $grid }。請管那邊的人先在這裡回覆我「解綁」。
refusal-unbind-in-group = 請在要解綁的那個群裡回覆我「解綁」。
# 要碼的人
news-group-bound = 「{ $group }」綁好了，是{ $grid }的{ $purpose }。

# 說不了話的群：管這個網格的人
news-group-removed = 我被移出了「{ $group }」（{ $grid }），那裡的人收不到消息了。請把我重新拉進去；不用了，就不必管。
news-group-muted = 我在「{ $group }」（{ $grid }）裡被禁言了，那裡的人收不到消息。請群管理員讓我說話。

# 不是本人新說的話
refusal-unnamed = 我看不出這是誰說的。請用本人身份再說一次，不要用匿名管理員或頻道的名義。
refusal-forwarded = 轉發的話不能當回答，請自己寫一句。前面那件不辦了，就寫「取消」。
revised = 您改的話記在【{ $number }】裡了，辦的人也會看到。要改類別或地點，請寫「改類別 { $number }」或「改地點 { $number }」。
