### 手机网页：居民从微信或别处点开，只给一个人看。

pages-name = 邻长
# 页面最下面
pages-owner = 这是{ $name }的页面，请不要转给别人。
pages-owner-unnamed = 这是您自己的页面，请不要转给别人。
pages-until = 链接{ $until }前有效。

## 每种页面的名字

pages-title-message = 给您的消息
pages-title-case = 我上报的事
pages-title-report = 上报
pages-title-ballot = 投票
pages-title-household = 我家
pages-title-inbox = 等着您看的
pages-title-talk = 答复
pages-title-over = 打不开
pages-title-elsewhere = 怎么接着办

## 打不开的时候

refusal-link-over = 这个链接用不了了。请给邻长写一句“菜单”，或者回到原来的消息，我再给您一个新的。
pages-no-town = 服务还没准备好，请过一会儿再来。
pages-not-understood = 没看懂，请再点一次。
pages-old-button = 这个按钮过期了，下面是最新的。
pages-too-large = 照片太大，每张最大 10 MB。
pages-nothing-said = 已经收到。现在没有别的要说。
pages-nothing-waits = 没有等着您看的消息。
pages-waits = 收到了，正在办，请稍等。
pages-look-again = 看看好了没有
pages-back = 回到前一页
pages-photo = 照片 { $number }
pages-photos = 照片（最多 10 张）

## 上报

pages-report-words = 什么事？
pages-report-example = 比如：楼道灯坏了三天
pages-report-where = 在哪里？
pages-report-where-example = 比如：4栋2单元，或者南门旁边
pages-use-location = 用我现在的位置
pages-location-found = 位置记下了。
pages-location-failed = 没拿到位置，请写在上面。
pages-report-unnamed = 不留名
pages-report-unnamed-means = 不留名，来办的人也看不到是谁报的。
pages-report-send = 上报
pages-report-empty = 写一句话，或者选一张照片。

## 回答

pages-answer-words = 您的回答
pages-answer-send = 发送
pages-answer-empty = 写几个字，或者选一张照片。

## 投票

pages-ballot =
    【议{ $number }】{ $question }
    { $kind } · { $secrecy } · { $grid }
    { $options }
    { $rule }
    截止：{ $until }
    { $how }
    { $effect }
pages-ballot-changes = 想改主意，再投一次，以最后一次为准。
pages-ballot-secret = 投出去就不能改了，谁也查不到您选了什么。
pages-how-several = 最多选 { $most } 项：
pages-how-approval = 赞成几项就选几项：
pages-how-seats = 最多选 { $most } 人：
pages-how-dot = 一共 { $most } 分，分给下面几项：
pages-how-rating = 每一项都打 1 到 { $most } 星：
pages-marks-send = 投出
pages-marks-empty = 还没有选。都不赞成，请按“弃权”。

## 我家

pages-homes =
    您现在住：
    { $places }
pages-home-means = 写清门牌，我去问负责那里的邻长，同意了就算数。
pages-home-building = 楼栋，比如 4栋
pages-home-unit = 单元
pages-home-room = 房号
pages-home-name = 怎么称呼您，比如 王阿姨
pages-home-code = 或者：门上纸条的码
pages-home-send = 提交
pages-home-nameless = 写上怎么称呼您，邻长要知道是谁，才好确认。
pages-home-empty = 写清楼栋和房号，或者写纸条上的码。

## 转发的链接，不在微信里打开

pages-go-on-wechat = 微信
pages-scan-with-wechat = 用微信扫一扫，就能接着办。
pages-code = 二维码
pages-go-on-telegram = 在 Telegram 里接着办
pages-ask-your-leader = 请找您的邻长，问问怎么加入。
pages-not-introduced = 没认出您是谁，请再试一次。
