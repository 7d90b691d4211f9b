### 手機網頁：居民從微信或別處點開，只給一個人看。

pages-name = 鄰長
# 頁面最下面
pages-owner = 這是{ $name }的頁面，請不要轉給別人。
pages-owner-unnamed = 這是您自己的頁面，請不要轉給別人。
pages-until = 連結{ $until }前有效。

## 每種頁面的名字

pages-title-message = 給您的訊息
pages-title-case = 我上報的事
pages-title-report = 上報
pages-title-ballot = 投票
pages-title-household = 我家
pages-title-inbox = 等著您看的
pages-title-talk = 答覆
pages-title-over = 打不開
pages-title-elsewhere = 怎麼接著辦

## 打不開的時候

refusal-link-over = 這個連結用不了了。請給鄰長寫一句「菜單」，或者回到原來的訊息，我再給您一個新的。
pages-no-town = 服務還沒準備好，請過一會兒再來。
pages-not-understood = 沒看懂，請再點一次。
pages-old-button = 這個按鈕過期了，下面是最新的。
pages-too-large = 照片太大，每張最大 10 MB。
pages-nothing-said = 已經收到。現在沒有別的要說。
pages-nothing-waits = 沒有等著您看的訊息。
pages-waits = 收到了，正在辦，請稍等。
pages-look-again = 看看好了沒有
pages-back = 回到前一頁
pages-photo = 照片 { $number }
pages-photos = 照片（最多 10 張）

## 上報

pages-report-words = 什麼事？
pages-report-example = 比如：樓道燈壞了三天
pages-report-where = 在哪裡？
pages-report-where-example = 比如：4棟2單元，或者南門旁邊
pages-use-location = 用我現在的位置
pages-location-found = 位置記下了。
pages-location-failed = 沒拿到位置，請寫在上面。
pages-report-unnamed = 不留名
pages-report-unnamed-means = 不留名，來辦的人也看不到是誰報的。
pages-report-send = 上報
pages-report-empty = 寫一句話，或者選一張照片。

## 回答

pages-answer-words = 您的回答
pages-answer-send = 傳送
pages-answer-empty = 寫幾個字，或者選一張照片。

## 投票

pages-ballot =
    【議{ $number }】{ $question }
    { $kind } · { $secrecy } · { $grid }
    { $options }
    { $rule }
    截止：{ $until }
    { $how }
    { $effect }
pages-ballot-changes = 想改主意，再投一次，以最後一次為準。
pages-ballot-secret = 投出去就不能改了，誰也查不到您選了什麼。
pages-how-several = 最多選 { $most } 項：
pages-how-approval = 贊成幾項就選幾項：
pages-how-seats = 最多選 { $most } 人：
pages-how-dot = 一共 { $most } 分，分給下面幾項：
pages-how-rating = 每一項都打 1 到 { $most } 星：
pages-marks-send = 投出
pages-marks-empty = 還沒有選。都不贊成，請按「棄權」。

## 我家

pages-homes =
    您現在住：
    { $places }
pages-home-means = 寫清門牌，我去問負責那裡的鄰長，同意了就算數。
pages-home-building = 樓棟，比如 4棟
pages-home-unit = 單元
pages-home-room = 房號
pages-home-name = 怎麼稱呼您，比如 王阿姨
pages-home-code = 或者：門上紙條的碼
pages-home-send = 提交
pages-home-nameless = 寫上怎麼稱呼您，鄰長要知道是誰，才好確認。
pages-home-empty = 寫清樓棟和房號，或者寫紙條上的碼。

## 轉發的連結，不在微信裡打開

pages-go-on-wechat = 微信
pages-scan-with-wechat = 用微信掃一掃，就能接著辦。
pages-code = 二維碼
pages-go-on-telegram = 在 Telegram 裡接著辦
pages-ask-your-leader = 請找您的鄰長，問問怎麼加入。
pages-not-introduced = 沒認出您是誰，請再試一次。
