### 一句話裡會說的字：哪一天，哪一級。幾種說法用“|”隔開；三種語言的說法隨時都聽得懂。

spoken-today = 今天 | 今日
spoken-tomorrow = 明天 | 聽日
spoken-in-two-days = 後天
spoken-in-three-days = 大後天
spoken-monday = 週一 | 星期一
spoken-tuesday = 週二 | 星期二
spoken-wednesday = 週三 | 星期三
spoken-thursday = 週四 | 星期四
spoken-friday = 週五 | 星期五
spoken-saturday = 週六 | 星期六
spoken-sunday = 週日 | 星期日 | 星期天
# 放在“週三”前面，說的是下一週的那一天
spoken-next-week = 下 | 下個
# 一件事的級別
spoken-class-simple = 簡單
spoken-class-ordinary = 一般 | 普通
spoken-class-complex = 複雜 | 疑難
spoken-class-emergency = 突發 | 緊急
spoken-class-utility = 水電氣熱 | 水電
spoken-class-question = 諮詢
# 延期幾天：數字後面的字
spoken-day-units = 個工作日 | 工作日 | 天 | 日
# 幾點鐘：數字後面的字；“半”是三十分；前後說明是下午晚上，還是上午
spoken-hour-marks = 點 | 點鐘 | 時
spoken-hour-half = 半
spoken-hour-late = 晚上 | 晚 | 下午 | 傍晚
spoken-hour-early = 早上 | 上午 | 中午
# 到什麼時候為止：放在日子前面的字
spoken-until = 到 | 截止 | 截止到 | 截至 | 截止時間
# 沒寫選項的議題，問的就是這兩個；用的是每行第一個
spoken-agree = 同意 | 贊成 | 支持
spoken-disagree = 不同意 | 反對 | 不贊成 | 不支持
# 開什麼會
spoken-meeting-council = 議事會
spoken-meeting-coordination = 協調會
spoken-meeting-talk = 懇談會
spoken-meeting-hearing = 聽證會
spoken-meeting-five_party = 五方會議 | 五方會
spoken-meeting-yard = 壩壩會 | 院壩會
# 代表哪一方
spoken-party-management = 小區管理單位 | 管理單位 | 管理方
spoken-party-property = 物業公司 | 物業
spoken-party-community = 社區 | 居委會
spoken-party-leader = 鄰長 | 樓棟長
spoken-party-owners = 業主代表 | 居民代表 | 業主
# 一徵三議兩公開的六步
spoken-step-solicit = 徵求意見
spoken-step-propose = 兩委提議
spoken-step-consult = 相關單位商議 | 商議
spoken-step-resolve = 居民會議決議 | 會議決議 | 居民代表會議決議
spoken-step-publish_decision = 決議公開
spoken-step-publish_result = 實施公開
