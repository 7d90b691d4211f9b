### 企業微信：卡片上、只能看的群裡寫的幾個字，還有命令列的話。

# 選好一項以後按的按鈕，最多十個字。
wecom-card-submit = 提交

# 不能再按的卡片上，灰色的按鈕。
wecom-card-over = 已更新

# 在聽不到大家說話的群裡，寫在本來有按鈕的訊息下面。
choices-elsewhere = （群裡說話我聽不到。要選，請到企業微信的應用裡找我。）
choices-elsewhere-words = （群裡說話我聽不到。請到企業微信的應用裡發給我：{ $words }）

# 命令列
cli-wecom-help = 企業微信：應用建的群。
cli-wecom-broken = 接企業微信的部分出了錯，程式先停下，日誌裡有編號。請讓系統自動重新啟動它。
cli-wecom-none = 沒有設定企業微信（wecom_corp_id），沒什麼可做的。
cli-wecom-group-help = 建一個群，歸一個網格：寫網格、群名，再寫要拉進來的人的代號；不寫人，就拉這個網格（連同下級）裡在企業微信上的所有任職人員。應用在群裡只能說，聽不見。
cli-wecom-group-purpose = 群是做什麼用的。
cli-wecom-group-absent = 這些人小鎮檔案裡沒有職務，或者還沒在企業微信裡給應用寫過話：{ $people }。
cli-wecom-group-few = 建群至少要兩個在企業微信上給應用寫過話的人，現在有 { $count } 個。
cli-wecom-group-refused = 企業微信不肯建群，錯誤碼 { $code }。請查一查應用的可見範圍是不是全公司（根部門），再看 docs/wecom.md。
cli-wecom-group-unreached = 連不上企業微信，群沒有建。請過一會兒再試；要是群已經建了，請先在企業微信裡解散它。
cli-wecom-group-made = 群“{ $name }”建好了，{ $count } 個人，歸 { $grid }（{ $chat }）。
