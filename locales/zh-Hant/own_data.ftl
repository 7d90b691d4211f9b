### 自己的資料：記著什麼，怎麼改，怎麼刪。

own-data =
    我記著您的這些：
    稱呼：{ $name }
    帳號：
    { $lines }
    住址：
    { $places }
    報過 { $cases } 件事，說過「我家也是」 { $supported } 件，照片 { $photos } 張，錄音 { $recordings } 段。
    您發來的話 { $payloads } 條，我對您說的 { $messages } 條。
    只用來辦您報的事、登記住址和議事投票。辦事的人看得到您的稱呼和報的事，群裡看不到。
    事情辦完很久以後，是誰報的會按規定期限清除，不再算在您名下。
    看原文寫「我的」，看投過的票寫「我的票」，改稱呼寫「我叫 ……」，登記住址寫「我家 ……」。
    { $state }
own-data-no-name = 還不知道
own-data-home = { $place }
own-data-no-home = 沒有登記
own-data-stays = 要我全部刪掉，寫「忘掉我」。
own-data-leaves = 您說過要我忘掉您，{ $until } 全部刪掉。
button-call-me = 改稱呼
button-forget-me = 忘掉我
forget-me-sure =
    忘掉您，就是把您的稱呼、帳號、住址、說過的話、照片和錄音都刪掉，刪了找不回來。
    您報的 { $cases } 件事接著辦，不再寫是誰報的，辦好了也沒法再告訴您。投過的票照樣算數。
    社區登記冊裡的戶數和面積不歸我刪；以前的備份到期刪除，用它恢復時會再刪一遍。
    確定嗎？
button-forget-me-now = 確定，忘掉我
button-not-forget-me = 不，都留著
forget-me-noted = 好，{ $until } 全部刪掉，到時候不再另外告訴您。在那以前後悔了，寫「不刪了」。
button-stay = 不刪了
stays = 好，什麼也不刪。
refusal-office-stays = 您還有職務，或者是單位的聯絡人，辦過的事不只是您自己的，現在不能刪。請先請社區換人，再來找我。
