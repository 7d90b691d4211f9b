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
