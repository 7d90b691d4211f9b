### 上報：從第一句話、第一張照片，到有編號的案件。

# 問是什麼事（一對一，只發了照片或選了「上報」）
report-what = 是什麼問題？選一項，或者直接寫一句話、發張照片。
# 只發了照片（一對一）
report-what-shown = 照片收到了。這是哪裡，怎麼了？寫一句就行，比如「4棟2單元樓道燈壞了」；是下面這幾類，選一項也行。
# 聽著像幾類事，問是哪一類（一對一）
report-which-kind = 是哪一類？選一項，或者再寫清楚一點。
# 問在哪裡
report-where = 在哪裡？寫樓棟，比如「4棟2單元」，或者發位置；下面有的，選一項也行。
report-where-again = 這個地方我沒找到。請再寫一次樓棟，比如「4棟2單元」，或者選一項。
report-which-place = 是哪一處？
# 選了類別和地點，還沒有一句話和照片
report-details = 要不要加一句話或一張照片？不用的話，選 1 就報上去。
# 不像上報的話，先問一聲
report-is-this-one = 要把這句話當作問題報上去嗎？
report-photos-kept = 一件事最多收 { $kept } 張照片，您發了 { $sent } 張，留下了前 { $kept } 張。
# 只說了一段錄音：留著，但要幾個字
report-what-recorded = 錄音我收好了，會交給辦事的人聽。可是我聽不懂話，請您寫幾個字，或者選一項：是什麼問題，在哪裡？
report-where-recorded = 錄音我收好了，會交給辦事的人聽。可是我聽不懂話，在哪裡請寫一下，比如「4棟2單元」，或者選一項。
report-recordings-kept = 一件事最多收 { $kept } 段錄音，前面的都留著，這一段沒有收。
refusal-recording-unnamed = 您沒有留名，聽聲音卻認得出人，所以錄音我不轉給任何人。請寫幾個字。
report-unnamed-in-private = 群裡大家都看得到是誰說的。想匿名，請點我頭像私下說。
report-taken-quietly = 收到了，這件事我私下跟您說，群裡不公開。
# 緊急情況，先於一切
report-danger =
    有危險請馬上打電話：報警 110，火警 119，急救 120。
    先保人的安全，別靠近危險的地方。我這邊同時通知負責的人。
# 可能有人報過
report-alike =
    最近有人報過類似的事：
    { $cases }
    是同一件嗎？
alike-line =
    { $supporters ->
        [0] 【{ $number }】{ $category } · { $grid }，{ $at } 報的
       *[other] 【{ $number }】{ $category } · { $grid }，{ $at } 報的，還有 { $supporters } 人有同樣問題
    }
button-go-private = 私下說
button-report-this = 報上去
button-not-a-report = 不用
button-report-now = 不用，直接報
button-same = 是 { $number } 這件，+1
button-another = 不是，另報一件
button-more-kinds = 別的問題
support-counted =
    記下了，算上您，【{ $number }】{ $place }，現在有 { $supporters } 人跟著報。
    最遲辦結：{ $due }。有結果告訴您。
support-already = 【{ $number }】您已經說過了，有結果告訴您。

# 收不下的照片
refused-photo-too-large = 這張照片太大了，超過 10 MB。請縮小一點再發。
refused-photo-too-many-pixels = 這張照片像素太高，我打不開。請縮小一點再發。
refused-photo-not-a-photo = 這個檔案不是照片。請發 JPG、PNG 或 WEBP 照片。
refused-photo-unreadable = 這張照片壞了，打不開。請重新拍一張。
refused-photo-enough = 您一天裡發的照片夠多了（最多 20 張、60 MB），多的沒有收，您寫的字都在。明天可以再發。
refused-words-too-long = 您這段話太長，我只記下前 { $kept } 個字。後面要緊的話，請另說一遍。

# 收不下的錄音
refused-recording-too-large = 這段錄音太大了，超過 2 MB。請說短一點再發。
refused-recording-too-long = 這段錄音太長，超過 5 分鐘。請揀要緊的說，再發一次。
refused-recording-not-a-recording = 這段錄音我存不下來。請重新說一遍，或者寫幾個字。
refused-recording-gone = 這段錄音沒取到。請重新說一遍，或者寫幾個字。
refused-recording-enough = 您一天裡發的照片和錄音夠多了（最多 60 MB），這段錄音沒有收。請寫幾個字，或者明天再發。
