import type { Reasons } from "./index.ts";

const DIGITS_LOST =
  "表計算ソフトが数値に丸めたため、末尾の桁が失われています。列の書式を「文字列」にしてから貼り付け、もう一度書き出してください";

export const ja: Reasons = {
  problems: {
    cells_surplus: () => "見出しより列が多くなっています。引用符の外にカンマはありませんか",
    missing: () => "空欄です",
    spreadsheet_damage: () => DIGITS_LOST,
    not_a_number: () => "ここに入る数値ではありません",
    not_a_date: () =>
      "日付として読めません。2026-11-22 や 2026/11/22 13:40（日本時間）と書いてください",
    not_a_volume: () => "データ量として読めません。5GB、500MB、またはバイト数で書いてください",
    not_yes_or_no: () => "「はい」か「いいえ」で書いてください",
    not_one_of: () => "ここで使える言葉ではありません",
    twice_in_file: ({ firstRow }) =>
      firstRow === undefined ? "ファイル内で重複しています" : `${firstRow}行目と重複しています`,
    code_unreadable: () => "コードは英数字・ピリオド・ハイフンで64文字までです",
    name_missing: () => "名称がどの言語にもありません",
    name_lent: () => "この言語の名称がないため、別の言語の名称を表示します",
    seller_unknown: () => "登録されていない販売者です。先に sellers を取り込んでください",
    tax_category_unknown: () => "税率が登録されていない税区分です。先に taxes を取り込んでください",
    price_not_positive: () => "価格は1円以上です",
    allowance_unreadable: () => "5GB、1GB/日、無制限 のように書いてください",
    duration_unreadable: () => "10日、3か月 のように書いてください",
    clock_unreadable: () =>
      "jst_calendar、rolling_24h、rolling_to_midnight、month_end+3、months、zone_calendar +08:00 のいずれかを書いてください",
    zone_unreadable: () => "時間帯として読めません。Asia/Tokyo や +08:00 と書いてください",
    rule_unreadable: () =>
      "更新方法（extend、start_now、stack、queue_on_expiry、queue_on_expiry_or_depletion、replace、refill_today）と変更点、または no と理由を書いてください",
    start_unreadable: () => "payment、または first_use 180d と書いてください",
    refund_rule_unreadable: () =>
      "until_credited、before_start、pro_rata のいずれかを書いてください",
    registration_number_unreadable: () => "Tと13桁の数字で書いてください",
    registration_number_check: () => "法人番号の検査数字と合いません",
    registration_number_unwanted: () => "登録番号を書けるのは登録事業者だけです",
    apn_unreadable: () => "APNとして読めません。英数字とピリオド、ハイフンで100文字までです",
    policy_dated_already: () =>
      "この日から別の規則が適用されています。過去の規則は残るため、後の日付にしてください",
    currency_unreadable: () => "USDのような3文字の通貨コードで書いてください",
    iccid_unreadable: () => "ICCIDとして読めません（18〜22桁の数字）",
    iccid_check_digit: () => "ICCIDの検査数字が合いません",
    iccid_prefix: () => "ICCIDが89で始まっていません",
    msisdn_unreadable: () => "電話番号として読めません。070-1234-5678 や +81… と書いてください",
    eid_unreadable: () => "EIDとして読めません（32桁の数字）",
    eid_check_digits: () => "EIDの検査数字が合いません",
    lpa_unreadable: () =>
      "アクティベーションコードとして読めません。LPA:1$ホスト$照合ID と書いてください",
    lpa_needs_code: () => "確認コードが必要なeSIMは、ここでは案内できないため取り込めません",
    line_in_use: () => "プランか注文の記録があります。すでにお客様のものです",
    renewal_code_unreadable: () =>
      "更新コードとして読めません（検査文字を含む12文字）。空欄にすると自動で作成します",
    belongs_to_other_line: () => "すでに別の回線に登録されています",
    line_missing: () => "回線が分かりません。ICCID、更新コード、電話番号のいずれかを書いてください",
    line_unknown: () => "登録されていない回線です。先に lines を取り込んでください",
    plan_unknown: () => "登録されていないプランです。先に plans を取り込んでください",
    plan_of_other_network: () => "回線とは別のネットワークのプランです",
    end_before_start: () => "開始より前に終わっています",
    used_and_left: () => "使用量と残量はどちらか一方だけ書いてください",
    used_beyond_total: () => "使用量がプランの容量を超えています",
    queue_place_taken: () => "同じ順番の予約プランがこの回線にあります",
    no_bucket_then: () =>
      "その時間に動いていたプランがありません。先に buckets を取り込んでください",
    in_the_future: () => "未来の日時です",
    email_unreadable: () => "メールアドレスとして読めません",
    nickname_too_long: ({ max }) => `長すぎます（${max}文字まで）`,
    too_many_lines: ({ max }) => `1人に登録できる回線は${max}件までです`,
    not_in_japan: () => "日本の外です。緯度と経度が逆ではありませんか",
    hours_unreadable: () =>
      "OpenStreetMapのopening_hours（例：Mo-Fr 09:00-18:00; PH off）として読めません。営業時間なしで取り込みました",
    url_unreadable: () => "URLではありません",
    credit_missing: () => "このライセンスにはクレジット表記が必要です",
    waits_unreadable: () => "「9-11:5 12:15」のような時間帯と分ではありません",
    points_at_two_lines: () => "ICCIDと更新コードが別々の回線のものです",
  },
  refusals: {
    table_empty: () => "ファイルに行がありません",
    table_too_large: () => "ファイルが大きすぎます（100万行、512MBまで）",
    encoding_unreadable: () => "文字コードがUTF-8、UTF-16、Shift_JISのいずれでもありません",
    csv_unreadable: ({ reason }) => `CSVとして読めません：${reason}`,
    json_unreadable: ({ reason }) => `JSONとして読めません：${reason}`,
    columns_missing: ({ missing, found }) =>
      `必要な列がありません：${missing}\nファイルの列：${found}`,
    column_twice: ({ first, second }) => `同じ意味の列が二つあります：${first}、${second}`,
    file_unreadable: ({ reason }) => `ファイルを開けません：${reason}`,
  },
  row: (row, column, value) =>
    [`${row}行目`, column, value === undefined || value === "" ? undefined : `「${value}」`]
      .filter((part) => part !== undefined)
      .join(" "),
  counts: ({ rows, created, updated, unchanged, skipped }) =>
    `${rows}行：新規 ${created}、変更 ${updated}、変更なし ${unchanged}、不備 ${skipped}`,
  nothingWritten: "何も書き込んでいません。不備のある行を直すか、--skip-bad で飛ばしてください",
  oddCells: (column, count, firstRow) =>
    `取り込みましたが確認してください：${column} ${count}行（最初は${firstRow}行目）`,
  ignored: (columns) => `使わなかった列：${columns}`,
  adopted: (count) =>
    `予約中のプランを${count}件引き継ぎました。順番が来たら回線事業者へ発注します`,
  credits: (lines) => `表示するページに記載するクレジット：${lines}`,
  codes: (count, file) => `更新コードを${count}件作成し、${file} に書き出しました`,
};
