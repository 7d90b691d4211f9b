### 訊息：要讓人注意到的話。一件事的一次變化，每人最多聽到一次。

# 給上報的居民
news-acknowledged = 【{ $number }】{ $category }：{ $handler }已簽收。最遲辦結：{ $due }
news-taken = 【{ $number }】{ $category }：{ $handler }正在辦。最遲辦結：{ $due }
news-passed-on = 【{ $number }】{ $category } 轉給{ $handler }辦，期限不變。最遲辦結：{ $due }
news-suspended =
    【{ $number }】現在辦不了：{ $reason }
    { $day } 再看，有變化告訴您。
news-resumed = 【{ $number }】{ $category } 恢復辦理。最遲辦結：{ $due }
news-closed = 【{ $number }】{ $category } 核實過，結案了。還有問題，三十天內回「重辦 { $number }」。
news-closed-for-supporters = 【{ $number }】{ $category } 核實過，結案了。謝謝您也說了一聲。還有問題請另報一件。
news-rejected = 【{ $number }】這件事不能受理：{ $reason }
news-really-fixed =
    【{ $number }】{ $category }：{ $handler }說辦好了。
    { $feedback }
    真的解決了嗎？
news-follow-up = 前幾天辦的【{ $number }】{ $category }，現在還好嗎？
# 給補充說明的另一方
news-note = 【{ $number }】有補充：{ $words }
news-recording = 【{ $number }】的錄音，{ $seconds } 秒
# 給辦事的人
news-revised = 【{ $number }】上報的人改了自己的話，現在是：{ $words }
news-taken-by-neighbour = 【{ $number }】{ $category }：已經有人就近在辦，您不用去了。
news-not-solved =
    【{ $number }】{ $category } 沒解決，重新辦。
    原因：{ $reason }
    { $words }
    地點：{ $place }
    誰報的：{ $reporter }
    最遲辦結：{ $due }
    現在：{ $state } · { $handler }
news-withdrawn = 【{ $number }】居民撤回了，不用辦了。
# 給鄰長和上一級
news-please-verify =
    【{ $number }】{ $category }，{ $place }：{ $handler }說辦好了。
    { $feedback }
    請您去看一眼，真的解決了嗎？
# 給社區
news-returned =
    【{ $number }】{ $category } 被{ $handler }退單：{ $reason }
    地點：{ $place }
    最遲辦結：{ $due }
    該派給誰？

# 併案：給兩邊的居民和原來辦事的人
news-merged =
    【{ $number }】和【{ $into }】是同一件，合在一起辦。
    誰負責：{ $handler }，最遲辦結：{ $due }
# 撤回：給也說了一聲的居民
news-withdrawn-for-supporters = 【{ $number }】報的人撤回了。您那裡還沒好的話，請另報一件。

# 忘掉一個人之後，別人手裡的舊訊息變成這樣。
message-forgotten = （這條訊息的內容已按當事人的要求刪除）
message-cleared = （這條訊息的內容已按規定期限清除）
