import type { PointPayment, PointService, PointState } from "../../../../business/points/index.ts";
import type { Texts } from "../../../html/index.ts";

export { pointPageTexts } from "./point-page-texts.ts";

export interface PointsTexts {
  readonly title: string;
  readonly lead: string;
  readonly place: string;
  readonly placeHint: string;
  readonly locate: string;
  readonly notLocated: string;
  readonly any: string;
  readonly does: string;
  readonly pay: string;
  readonly speaks: string;
  readonly openNow: string;
  readonly wifi: string;
  readonly submit: string;
  readonly unknownPlace: string;
  readonly none: string;
  readonly noneWhat: string;
  readonly nearHere: string;
  readonly near: (place: string) => string;
  readonly sketch: string;
  readonly distance: string;
  readonly onFoot: (minutes: number) => string;
  readonly hours: string;
  readonly hoursUnknown: string;
  readonly always: string;
  readonly openUntil: (moment: string) => string;
  readonly closesIn: (left: string) => string;
  readonly closed: string;
  readonly opensAt: (moment: string) => string;
  readonly wait: string;
  readonly waitNow: (minutes: number) => string;
  readonly waitUsual: (minutes: number) => string;
  readonly bring: string;
  readonly passport: string;
  readonly free: string;
  readonly where: string;
  readonly directions: string;
  readonly photo: string;
  readonly services: Readonly<Record<PointService, string>>;
  readonly payments: Readonly<Record<PointPayment, string>>;
  readonly states: Readonly<Record<Exclude<PointState["state"], "works">, string>>;
}

export const pointsTexts: Texts<PointsTexts> = {
  "zh-Hans": {
    title: "哪里可以续费",
    lead: "查找附近的续费点，按距离排列。",
    place: "您在哪里",
    placeHint: "车站、机场或城市名，也可以填写坐标",
    locate: "使用当前位置",
    notLocated: "无法取得位置，请填写地点",
    any: "不限",
    does: "可办理",
    pay: "付款方式",
    speaks: "语言",
    openNow: "只看现在营业的",
    wifi: "免费 Wi-Fi",
    submit: "查找",
    unknownPlace: "找不到这个地点，请换一个车站、机场或城市名。",
    none: "没有符合条件的续费点",
    noneWhat: "请减少筛选条件，或换一个地点。您也可以在线续费。",
    nearHere: "离您最近的续费点",
    near: (place) => `${place}附近的续费点`,
    sketch: "续费点的方位示意图，上方为北",
    distance: "距离",
    onFoot: (minutes) => `步行约 ${minutes} 分钟`,
    hours: "营业时间",
    hoursUnknown: "营业时间不详",
    always: "24 小时营业",
    openUntil: (moment) => `营业中，到 ${moment}`,
    closesIn: (left) => `营业中，${left}后关门`,
    closed: "未营业",
    opensAt: (moment) => `未营业，${moment} 开门`,
    wait: "等候时间",
    waitNow: (minutes) => `目前约 ${minutes} 分钟`,
    waitUsual: (minutes) => `通常约 ${minutes} 分钟`,
    bring: "请携带",
    passport: "护照",
    free: "有",
    where: "位置",
    directions: "路线",
    photo: "照片",
    services: { renews: "当场续费", sells_pin: "购买充值卡", takes_slips: "支付付款单" },
    payments: {
      cash: "现金",
      card: "银行卡",
      transit: "交通 IC 卡",
      paypay: "PayPay",
      alipay: "支付宝",
      wechat_pay: "微信支付",
      unionpay: "银联",
    },
    states: { limited: "部分功能暂时无法使用。", out_of_order: "机器暂停使用。" },
  },
  "zh-Hant": {
    title: "哪裡可以加值",
    lead: "查詢附近的加值點，依距離排列。",
    place: "您在哪裡",
    placeHint: "車站、機場或城市名，也可以填寫座標",
    locate: "使用目前位置",
    notLocated: "無法取得位置，請填寫地點",
    any: "不限",
    does: "可辦理",
    pay: "付款方式",
    speaks: "語言",
    openNow: "只看現在營業的",
    wifi: "免費 Wi-Fi",
    submit: "查詢",
    unknownPlace: "找不到這個地點，請換一個車站、機場或城市名。",
    none: "沒有符合條件的加值點",
    noneWhat: "請減少篩選條件，或換一個地點。您也可以線上加值。",
    nearHere: "離您最近的加值點",
    near: (place) => `${place}附近的加值點`,
    sketch: "加值點的方位示意圖，上方為北",
    distance: "距離",
    onFoot: (minutes) => `步行約 ${minutes} 分鐘`,
    hours: "營業時間",
    hoursUnknown: "營業時間不詳",
    always: "24 小時營業",
    openUntil: (moment) => `營業中，到 ${moment}`,
    closesIn: (left) => `營業中，${left}後打烊`,
    closed: "未營業",
    opensAt: (moment) => `未營業，${moment} 開門`,
    wait: "等候時間",
    waitNow: (minutes) => `目前約 ${minutes} 分鐘`,
    waitUsual: (minutes) => `通常約 ${minutes} 分鐘`,
    bring: "請攜帶",
    passport: "護照",
    free: "有",
    where: "位置",
    directions: "路線",
    photo: "照片",
    services: { renews: "當場加值", sells_pin: "購買儲值卡", takes_slips: "繳付繳費單" },
    payments: {
      cash: "現金",
      card: "信用卡",
      transit: "交通 IC 卡",
      paypay: "PayPay",
      alipay: "支付寶",
      wechat_pay: "微信支付",
      unionpay: "銀聯",
    },
    states: { limited: "部分功能暫時無法使用。", out_of_order: "機器暫停使用。" },
  },
  ja: {
    title: "更新できる場所を探す",
    lead: "お近くの更新スポットを、近い順にご案内します。",
    place: "今いる場所",
    placeHint: "駅、空港、都市の名前、または緯度と経度",
    locate: "現在地を使う",
    notLocated: "現在地がわかりません。場所を入力してください",
    any: "指定なし",
    does: "できること",
    pay: "支払方法",
    speaks: "対応言語",
    openNow: "営業中のみ",
    wifi: "無料Wi-Fi",
    submit: "探す",
    unknownPlace: "その場所が見つかりません。駅、空港、都市の名前を入力してください。",
    none: "条件に合う場所がありません",
    noneWhat: "条件を減らすか、別の場所でお探しください。オンラインでも更新できます。",
    nearHere: "お近くの更新スポット",
    near: (place) => `${place}付近の更新スポット`,
    sketch: "更新スポットの方角（上が北）",
    distance: "距離",
    onFoot: (minutes) => `徒歩約${minutes}分`,
    hours: "営業時間",
    hoursUnknown: "営業時間は不明です",
    always: "24時間営業",
    openUntil: (moment) => `営業中（${moment}まで）`,
    closesIn: (left) => `営業中（あと${left}で閉店）`,
    closed: "営業時間外",
    opensAt: (moment) => `営業時間外（${moment}に開店）`,
    wait: "待ち時間",
    waitNow: (minutes) => `現在 約${minutes}分`,
    waitUsual: (minutes) => `通常 約${minutes}分`,
    bring: "お持ちいただくもの",
    passport: "パスポート",
    free: "あり",
    where: "場所",
    directions: "行き方",
    photo: "写真",
    services: {
      renews: "その場で更新",
      sells_pin: "リチャージPINの購入",
      takes_slips: "払込票の支払い",
    },
    payments: {
      cash: "現金",
      card: "カード",
      transit: "交通系ICカード",
      paypay: "PayPay",
      alipay: "Alipay",
      wechat_pay: "WeChat Pay",
      unionpay: "銀聯",
    },
    states: { limited: "一部の機能が使えません。", out_of_order: "現在ご利用いただけません。" },
  },
  en: {
    title: "Where to renew",
    lead: "Places near you that renew, the nearest first.",
    place: "Where are you?",
    placeHint: "A station, airport or city, or coordinates",
    locate: "Use my location",
    notLocated: "Your location is not known. Please type a place",
    any: "Any",
    does: "What it does",
    pay: "Payment",
    speaks: "Languages",
    openNow: "Open now only",
    wifi: "Free Wi-Fi",
    submit: "Search",
    unknownPlace: "We do not know that place. Try a station, an airport or a city.",
    none: "No place fits",
    noneWhat: "Choose fewer filters or another place. You can also renew online.",
    nearHere: "Nearest to you",
    near: (place) => `Near ${place}`,
    sketch: "Which way the places lie, north is up",
    distance: "Distance",
    onFoot: (minutes) => `about ${minutes} min on foot`,
    hours: "Hours",
    hoursUnknown: "Hours not known",
    always: "Open 24 hours",
    openUntil: (moment) => `Open until ${moment}`,
    closesIn: (left) => `Open, closes in ${left}`,
    closed: "Closed",
    opensAt: (moment) => `Closed, opens ${moment}`,
    wait: "Waiting time",
    waitNow: (minutes) => `about ${minutes} min now`,
    waitUsual: (minutes) => `usually about ${minutes} min`,
    bring: "Please bring",
    passport: "Your passport",
    free: "Yes",
    where: "Where inside",
    directions: "Directions",
    photo: "Photo",
    services: {
      renews: "Renews on the spot",
      sells_pin: "Sells recharge PINs",
      takes_slips: "Takes payment slips",
    },
    payments: {
      cash: "Cash",
      card: "Card",
      transit: "Transit IC card",
      paypay: "PayPay",
      alipay: "Alipay",
      wechat_pay: "WeChat Pay",
      unionpay: "UnionPay",
    },
    states: {
      limited: "Some functions are not available now.",
      out_of_order: "Out of order at the moment.",
    },
  },
  ko: {
    title: "연장할 수 있는 곳",
    lead: "가까운 연장 장소를 거리순으로 안내합니다.",
    place: "지금 계신 곳",
    placeHint: "역, 공항, 도시 이름 또는 좌표",
    locate: "현재 위치 사용",
    notLocated: "위치를 알 수 없습니다. 장소를 입력해 주세요",
    any: "전체",
    does: "가능한 일",
    pay: "결제 수단",
    speaks: "언어",
    openNow: "지금 영업 중인 곳만",
    wifi: "무료 Wi-Fi",
    submit: "찾기",
    unknownPlace: "찾을 수 없는 장소입니다. 역, 공항, 도시 이름을 입력해 주세요.",
    none: "조건에 맞는 곳이 없습니다",
    noneWhat: "조건을 줄이거나 다른 장소로 찾아 주세요. 온라인으로도 연장할 수 있습니다.",
    nearHere: "가까운 연장 장소",
    near: (place) => `${place} 근처의 연장 장소`,
    sketch: "연장 장소의 방향(위쪽이 북쪽)",
    distance: "거리",
    onFoot: (minutes) => `도보 약 ${minutes}분`,
    hours: "영업시간",
    hoursUnknown: "영업시간을 알 수 없습니다",
    always: "24시간 영업",
    openUntil: (moment) => `영업 중, ${moment}까지`,
    closesIn: (left) => `영업 중, ${left} 후 종료`,
    closed: "영업 종료",
    opensAt: (moment) => `영업 종료, ${moment}에 시작`,
    wait: "대기 시간",
    waitNow: (minutes) => `현재 약 ${minutes}분`,
    waitUsual: (minutes) => `보통 약 ${minutes}분`,
    bring: "준비물",
    passport: "여권",
    free: "있음",
    where: "위치",
    directions: "길찾기",
    photo: "사진",
    services: { renews: "현장 연장", sells_pin: "충전 PIN 판매", takes_slips: "납부 용지 결제" },
    payments: {
      cash: "현금",
      card: "카드",
      transit: "교통 IC 카드",
      paypay: "PayPay",
      alipay: "알리페이",
      wechat_pay: "위챗페이",
      unionpay: "유니온페이",
    },
    states: {
      limited: "일부 기능을 사용할 수 없습니다.",
      out_of_order: "지금은 사용할 수 없습니다.",
    },
  },
};
