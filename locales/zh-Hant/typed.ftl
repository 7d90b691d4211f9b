### 居民和工作人員會打的字。每行一個意思，幾種說法用「|」隔開；三種語言的說法隨時都聽得懂。
### 前面加「/」總是命令，這裏不用寫「/」。大小寫、全形半形不分。同一個說法只能有一個意思。

# 說一件事
typed-report = 上報 | 報修 | 反映 | 我要上報 | 我要報修
typed-report-for = 代報 | 幫人報 | 幫鄰居報
typed-report-anonymous = 匿名上報 | 匿名
typed-same = +1 | 加1 | 加一 | 同樣的問題 | 我家也是 | 我家也有 | 我也遇到了

# 問一件事
typed-progress = 進度 | 查進度 | 查詢進度
typed-mine = 我的 | 我的上報 | 我的案件
typed-who = 誰負責 | 誰管 | 歸誰管
typed-why = 為什麼 | 為甚麼 | 爲什麼
typed-todo = 待辦 | 我的待辦
typed-week = 週報 | 週例會
typed-month = 月報
typed-help = 幫助 | 說明 | 怎麼用 | 使用說明
typed-menu = 選單 | 菜單 | 主選單
typed-language = 語言 | 切換語言
typed-start = 開始 | 妳好 | 哈囉 | 有人嗎
typed-home = 我家 | 我的住址 | 登記住址
typed-leave-home = 退出 | 搬走了 | 我搬走了
typed-invite = 邀請
typed-accounts = 我的帳號 | 合併帳號
typed-called = 我叫 | 叫我 | 我的稱呼 | 改稱呼
typed-pings-here = 通知發到這裡 | 以後通知發到這裡 | 預設用這裡
typed-pings-on-telegram = 預設用Telegram | 通知發到Telegram
typed-pings-on-wechat = 預設用微信 | 通知發到微信
typed-pings-on-wecom = 預設用企業微信 | 通知發到企業微信
typed-households = 我的住戶 | 我的住家
typed-own-data = 我的資料 | 我的資訊 | 你記了我什麼
typed-forget-me = 忘掉我 | 忘了我 | 刪除我的資料 | 註銷
typed-stay = 不刪了 | 別刪了 | 不要刪

# 辦一件事
typed-acknowledge = 簽收
typed-take = 我來辦 | 我來處理
typed-transfer = 轉派 | 轉辦
typed-dispatch = 派單
typed-return = 退單 | 退回
typed-finish = 辦結 | 辦好了 | 辦完了 | 修好了
typed-suspend = 掛賬 | 掛帳
typed-resume = 恢復辦理 | 恢復 | 繼續辦理
typed-note = 補充 | 進展
typed-noted = 已了解 | 知道了 | 我知道了
typed-reject = 不予受理
typed-merge = 合併 | 併案
typed-correct-category = 改類別
typed-correct-place = 改地點
typed-contacted = 已聯絡 | 聯絡過了 | 已聯繫
typed-plan = 方案
typed-extend = 延期 | 申請延期 | 延長
typed-order = 12345 | 工單
typed-correct-class = 改級別

# 說辦得怎麼樣
typed-verify = 解決了 | 已解決 | 已經解決 | 好了 | 已經好了
typed-dispute = 沒解決 | 沒有解決 | 還沒解決 | 未解決 | 還沒好 | 沒修好 | 還沒修好
typed-reopen = 重辦 | 重新辦理
typed-withdraw = 撤回 | 撤銷

# 誰來做
typed-leave = 請假 | 我請假 | 我要請假
typed-back = 銷假 | 銷假了
typed-hand-over = 交接 | 工作交接
typed-undo-handover = 撤銷交接 | 取消交接
typed-on-duty = 值班 | 值班表
typed-off-duty = 取消值班 | 值班 取消

# 派人做事
typed-tasks = 任務 | 我的任務 | 派任務
typed-meeting = 會議
typed-notice = 公示
typed-forward = 轉發 | 轉到群裡 | 轉到微信群
typed-sweep = 全走訪 | 兩小時全走訪
typed-sweep-now = 緊急全走訪 | 全走訪 緊急 | 全走訪緊急

# 群歸哪裡
typed-bind = 綁定 | 綁定群
typed-unbind = 解綁 | 解除綁定

# 答一句話
typed-yes = 是 | 是的 | 對 | 對的 | 好 | 好的 | 可以 | 確認 | 確定
typed-no = 否 | 不 | 不是 | 不對 | 不用 | 不要 | 沒有
typed-skip = 跳過 | 略過 | 沒照片
typed-done = 就這些 | 沒有了 | 發完了
typed-cancel = 取消 | 算了 | 不用了 | 算了不用了

# 編號前面和後面可以帶的字，例如「選1」「第一個」「1號」
choice-before = 選 | 我選 | 選擇 | 第 | 選第 | 我選第
choice-after = 個 | 號 | 項

# 這些字打頭的，「我叫」後面可以不空格
surnames = 王 | 李 | 張 | 劉 | 陳 | 楊 | 黃 | 趙 | 吳 | 周 | 徐 | 孫 | 馬 | 朱 | 胡 | 郭 | 何 | 林 | 高 | 羅 | 鄭 | 梁 | 謝 | 宋 | 唐 | 許 | 韓 | 鄧 | 馮 | 曹 | 彭 | 曾 | 肖 | 蕭 | 田 | 董 | 潘 | 袁 | 蔡 | 蔣 | 余 | 于 | 杜 | 葉 | 程 | 魏 | 蘇 | 呂 | 丁 | 沈 | 任 | 姚 | 盧 | 傅 | 鐘 | 姜 | 崔 | 譚 | 廖 | 范 | 汪 | 陸 | 金 | 石 | 戴 | 賈 | 韋 | 夏 | 邱 | 方 | 侯 | 鄒 | 熊 | 孟 | 秦 | 白 | 江 | 閻 | 薛 | 尹 | 段 | 雷 | 黎 | 史 | 龍 | 陶 | 賀 | 顧 | 毛 | 郝 | 龔 | 邵 | 萬 | 錢 | 嚴 | 賴 | 覃 | 洪 | 武 | 莫 | 孔 | 向 | 湯 | 歐陽 | 小 | 老

# 投票：議題的號碼前面打什麼；「議12 同意」
typed-open-poll = 議事 | 投票 | 表決 | 發起議事
typed-straw = 問一下 | 問問大家 | 徵集意見 | 意向徵集
typed-polls = 議事 列表 | 議事列表 | 投票列表
poll-before = 議
typed-vote-for = 贊成 | 贊同
typed-vote-against = 反對 | 不贊成
typed-abstain = 棄權
typed-my-votes = 我的票 | 我的投票
typed-record-ballot = 代錄 | 錄票
typed-entrust = 委託 | 委託投票
typed-observe = 監票 | 監票人

# 選舉、分步議、分發到各處
typed-next-stage = 接著 | 接下來
typed-change-stage = 改下一步
typed-hand-out = 分發
typed-roll-up = 彙總 | 匯總
typed-elect = 選舉
typed-stand = 我參選 | 我要參選 | 報名參選
typed-nominate = 提名
typed-stand-down = 退選 | 我退選
typed-take-office = 就任

# 議事開了以後
typed-close-early = 提前截止 | 提前結束
typed-add-to-roll = 增補 | 增補入冊
typed-annul = 作廢
typed-object = 異議 | 我有異議
typed-answer = 答覆

# 大家商議
typed-topics = 議題
typed-propose = 提交議事
typed-council = 開會
typed-attended = 到會
typed-resolutions = 決議
typed-resolution-task = 任務 決議 | 決議任務
typed-steps = 一徵三議 | 一徵三議兩公開 | 一徵三議 議題 | 一徵三議兩公開 議題
typed-ideas = 金點子
typed-support-idea = 支持 金點子 | 支持金點子
typed-merge-ideas = 合併 金點子 | 合併金點子
