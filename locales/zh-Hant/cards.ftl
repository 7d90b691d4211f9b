### 案件卡片：一件事在不同人眼裡的樣子。事情有了變化，卡片原地更新。

# 居民收到的回執，一對一
card-reporter =
    【{ $number }】{ $category }
    { $words }
    地點：{ $place }
    誰負責：{ $handler }
    最遲辦結：{ $due }
    現在：{ $state }
# 負責處理的人看到的卡片，一對一
card-lead =
    【{ $number }】{ $category }
    { $words }
    地點：{ $place }
    誰報的：{ $reporter }
    最遲辦結：{ $due }
    現在：{ $state } · { $handler }
# 鄰長、樓棟長看到的卡片，一對一
card-neighbour =
    您這一片有件事【{ $number }】{ $category }
    { $words }
    地點：{ $place }
    誰負責：{ $handler }
    最遲辦結：{ $due }
    現在：{ $state }
# 居民群裡的卡片：沒有姓名、門牌和原話
card-group =
    【{ $number }】{ $category } · { $grid }
    誰負責：{ $handler }
    最遲辦結：{ $due }
    現在：{ $state }
# 負責的單位聯繫不上，換一位來管
card-in-place =
    { $handler }現在聯繫不上，請您先管一管：
    【{ $number }】{ $category }
    { $words }
    地點：{ $place }
    誰報的：{ $reporter }
    最遲辦結：{ $due }
    現在：{ $state } · { $handler }
# 轉走以後，原來的處理人看到的卡片
card-passed-on = 【{ $number }】{ $category } 已轉給{ $handler }，不用您辦了。
# 清單裡的一行
card-line = { $number } { $category } · { $grid } · { $state }

handler-on-the-spot = { $person }（就地處理）
handler-only = { $handler }
handler-and-person = { $handler }（{ $person }）
reporter-named = { $name }
reporter-for = { $name }，代 { $other } 報
reporter-unnamed = 匿名居民
due-at = { $at }
due-provisional = { $at }（暫定，放假通知還沒出）
due-none = 不再計時
words-said = 「{ $words }」
words-none = （沒有寫字）
words-cleared = （內容已按規定期限清除）
words-photo = （新照片）
words-recorded = （一段錄音）
feedback-said = 「{ $words }」
feedback-photo = 見照片

# 地點
place-grid = { $grid }
place-building = { $grid } { $building }
place-entrance = { $grid } { $building }{ $unit }單元
place-room = { $grid } { $building }{ $unit }{ $room }
place-unit = { $unit }單元

# 狀態
state-and-supporters = { $state }，還有 { $supporters } 人有同樣問題
state-reported = 已上報
state-accepted = 已立案
state-dispatched = 已派單，等簽收
state-acknowledged = 已簽收
state-in_progress = 正在辦
state-handled = 已辦好，等核實
state-verified = 核實通過
state-closed = 已結案
state-returned = 已退單，等重新派
state-suspended = 掛賬
state-rejected = 不予受理
state-merged = 併入另一件
state-withdrawn = 已撤回

# 按鈕
move-accept = 立案
move-dispatch = 派單
move-acknowledge = 簽收
move-take = 我來辦
move-transfer = 轉派
move-return = 退單
move-finish = 辦結
move-suspend = 掛賬
move-resume = 恢復辦理
move-verify = 解決了
move-dispute = 沒解決
move-close = 結案
move-reopen = 重辦
move-reject = 不予受理
move-merge = 合併
move-withdraw = 撤回
button-correct-category = 改類別
button-correct-place = 改地點
button-support = 我家也是（+1）
button-satisfied = 還是好的
button-not-satisfied = 又不行了
choice-named = { $name }
choice-place = { $place }
choice-place-within = { $place }（{ $outer }）
choice-case = { $line }

# 群裡的卡片，改成了不公開的類別以後
card-quiet = 【{ $number }】這件事改為私下辦，群裡不再顯示。
