import type { incidents as en } from "../en/incidents.ts";

export const incidents: typeof en = {
  incidents: {
    title: "障害のお知らせ",
    lead: "多くの回線に今起きていること。最初のページと、該当する事業者・地域の回線のページに、お客様の言語で表示されます。",
    none: "お知らせ中の障害はありません。",
    kind: "内容",
    kinds: {
      no_data: "通信できない",
      slow: "通信が遅い",
      activation_late: "開通に時間がかかる",
      payment_down: "支払いができない",
    },
    carrier: "回線事業者",
    everyCarrier: "すべて",
    region: "地域",
    everywhere: "全国",
    regions: {
      ...{ hokkaido: "北海道", tohoku: "東北", kanto: "関東", chubu: "中部" },
      ...{ kinki: "近畿", chugoku: "中国", shikoku: "四国", kyushu: "九州・沖縄" },
    },
    since: "発生",
    sinces: { "0": "今", "15": "15分前", "30": "30分前", "60": "1時間前" },
    expected: "復旧見込み",
    unknown: "未定",
    inHours: (hours) => `${hours}時間後`,
    tell: "該当するお客様に通知も送る",
    tellHint:
      "接続中の回線のお知らせを受け取る方に、日中に一度、復旧時にもう一度送ります。地域を選んでも、どこにいるかわからない方には送ります。「通信できない」「通信が遅い」だけです。",
    tellNow: "通知を送る",
    toldAt: (at) => `${at}から通知`,
    notTellable: "通知できるのは「通信できない」「通信が遅い」だけです。",
    set: "知らせる",
    change: "変更する",
    end: "復旧した",
    sinceAt: (at) => `${at}から`,
    expectedAt: (at) => `復旧見込み ${at}`,
    wrong: "一覧から選んでください。",
  },
};
