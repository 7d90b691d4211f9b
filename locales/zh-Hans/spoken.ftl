### 一句话里会说的字：哪一天，哪一级。几种说法用“|”隔开；繁体、全角不用再写；三种语言的说法随时都听得懂。

spoken-today = 今天 | 今日
spoken-tomorrow = 明天 | 明日
spoken-in-two-days = 后天
spoken-in-three-days = 大后天
spoken-monday = 周一 | 星期一 | 礼拜一
spoken-tuesday = 周二 | 星期二 | 礼拜二
spoken-wednesday = 周三 | 星期三 | 礼拜三
spoken-thursday = 周四 | 星期四 | 礼拜四
spoken-friday = 周五 | 星期五 | 礼拜五
spoken-saturday = 周六 | 星期六 | 礼拜六
spoken-sunday = 周日 | 周天 | 星期日 | 星期天 | 礼拜天 | 礼拜日
# 放在“周三”前面，说的是下一周的那一天
spoken-next-week = 下 | 下个
# 一件事的级别
spoken-class-simple = 简单 | 简单事
spoken-class-ordinary = 一般 | 普通
spoken-class-complex = 复杂 | 疑难
spoken-class-emergency = 突发 | 紧急
spoken-class-utility = 水电气热 | 水电气
spoken-class-question = 咨询
# 延期几天：数字后面的字
spoken-day-units = 个工作日 | 工作日 | 天 | 日
