### 上报：从第一句话、第一张照片，到有编号的案件。

# 问是什么事（一对一，只发了照片或选了“上报”）
report-what = 是什么问题？选一项，或者直接写一句话、发张照片。
# 只发了照片（一对一）
report-what-shown = 照片收到了。这是哪里，怎么了？写一句就行，比如“4栋2单元楼道灯坏了”；是下面这几类，选一项也行。
# 听着像几类事，问是哪一类（一对一）
report-which-kind = 是哪一类？选一项，或者再写清楚一点。
# 问在哪里
report-where = 在哪里？写楼栋，比如“4栋2单元”，或者发位置；下面有的，选一项也行。
report-where-again = 这个地方我没找到。请再写一次楼栋，比如“4栋2单元”，或者选一项。
report-which-place = 是哪一处？
# 选了类别和地点，还没有一句话和照片
report-details = 要不要加一句话或一张照片？不用的话，选 1 就报上去。
# 不像上报的话，先问一声
report-is-this-one = 要把这句话作为问题报上去吗？
report-photos-kept = 一件事最多收 { $kept } 张照片，您发了 { $sent } 张，留下了前 { $kept } 张。
# 只说了一段录音：留着，但要几个字
report-what-recorded = 录音我收好了，会交给办事的人听。可是我听不懂话，请您写几个字，或者选一项：是什么问题，在哪里？
report-where-recorded = 录音我收好了，会交给办事的人听。可是我听不懂话，在哪里请写一下，比如“4栋2单元”，或者选一项。
report-recordings-kept = 一件事最多收 { $kept } 段录音，前面的都留着，这一段没有收。
refusal-recording-unnamed = 您没有留名，听声音却认得出人，所以录音我不转给任何人。请写几个字。
report-unnamed-in-private = 群里大家都看得到是谁说的。想匿名，请点我头像私下说。
report-taken-quietly = 收到了，这件事我私下跟您说，群里不公开。
# 紧急情况，先于一切
report-danger =
    有危险请马上打电话：报警 110，火警 119，急救 120。
    先保人的安全，别靠近危险的地方。我这边同时通知负责的人。
# 可能有人报过
report-alike =
    最近有人报过类似的事：
    { $cases }
    是同一件吗？
alike-line =
    { $supporters ->
        [0] 【{ $number }】{ $category } · { $grid }，{ $at } 报的
       *[other] 【{ $number }】{ $category } · { $grid }，{ $at } 报的，还有 { $supporters } 人有同样问题
    }
button-go-private = 私下说
button-report-this = 报上去
button-not-a-report = 不用
button-report-now = 不用，直接报
button-same = 是 { $number } 这件，+1
button-another = 不是，另报一件
button-more-kinds = 别的问题
support-counted =
    记下了，算上您，【{ $number }】{ $place }，现在有 { $supporters } 人跟着报。
    最迟办结：{ $due }。有结果告诉您。
support-already = 【{ $number }】您已经说过了，有结果告诉您。

# 收不下的照片
refused-photo-too-large = 这张照片太大了，超过 10 MB。请缩小一点再发。
refused-photo-too-many-pixels = 这张照片像素太高，我打不开。请缩小一点再发。
refused-photo-not-a-photo = 这个文件不是照片。请发 JPG、PNG 或 WEBP 照片。
refused-photo-unreadable = 这张照片坏了，打不开。请重新拍一张。
refused-photo-enough = 您一天里发的照片够多了（最多 20 张、60 MB），多的没有收，您写的字都在。明天可以再发。
refused-words-too-long = 您这段话太长，我只记下前 { $kept } 个字。后面要紧的话，请另说一遍。

# 收不下的录音
refused-recording-too-large = 这段录音太大了，超过 2 MB。请说短一点再发。
refused-recording-too-long = 这段录音太长，超过 5 分钟。请拣要紧的说，再发一次。
refused-recording-not-a-recording = 这段录音我存不下来。请重新说一遍，或者写几个字。
refused-recording-gone = 这段录音没取到。请重新说一遍，或者写几个字。
refused-recording-enough = 您一天里发的照片和录音够多了（最多 60 MB），这段录音没有收。请写几个字，或者明天再发。
