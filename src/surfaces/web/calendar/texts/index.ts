import type { Texts } from "../../../html/index.ts";

export interface CalendarPageTexts {
  readonly title: string;
  readonly lead: string;
  readonly what: readonly string[];
  readonly make: string;
  readonly made: string;
  readonly add: string;
  readonly byHand: string;
  readonly byHandHint: string;
  readonly secret: string;
  readonly remake: string;
  readonly end: string;
  readonly ended: string;
  readonly back: string;
}

export const calendarPageTexts: Texts<CalendarPageTexts> = {
  "zh-Hans": {
    title: "放进您的日历",
    lead: "这张卡的重要日期会出现在手机日历里，续费后自动更新。",
    what: ["套餐到期，提前3天、1天和3小时提醒", "下一个套餐的开始", "首次使用和续费的截止时间"],
    make: "生成日历链接",
    made: "链接已生成。",
    add: "添加到日历",
    byHand: "日历地址",
    byHandHint: "也可以在日历应用中选择“通过网址订阅”，粘贴此地址。",
    secret: "知道此地址的人都能看到这些日期，看不到号码。",
    remake: "换一个新地址",
    end: "停用此地址",
    ended: "已停用，旧地址不再有效。",
    back: "返回上网卡页面",
  },
  "zh-Hant": {
    title: "放進您的行事曆",
    lead: "這張卡的重要日期會出現在手機行事曆裡，加值後自動更新。",
    what: ["方案到期，提前3天、1天和3小時提醒", "下一個方案的開始", "首次使用和加值的截止時間"],
    make: "產生行事曆連結",
    made: "連結已產生。",
    add: "加入行事曆",
    byHand: "行事曆網址",
    byHandHint: "也可以在行事曆應用程式中選擇「以網址訂閱」，貼上此網址。",
    secret: "知道此網址的人都能看到這些日期，看不到號碼。",
    remake: "換一個新網址",
    end: "停用此網址",
    ended: "已停用，舊網址不再有效。",
    back: "返回上網卡頁面",
  },
  ja: {
    title: "カレンダーに入れる",
    lead: "このSIMの大切な日時がカレンダーに表示されます。更新すると自動で変わります。",
    what: ["終了（3日前・1日前・3時間前に通知）", "次のプランの開始", "使い始めと更新の期限"],
    make: "カレンダーのリンクを作る",
    made: "リンクを作りました。",
    add: "カレンダーに追加",
    byHand: "カレンダーのアドレス",
    byHandHint: "カレンダーアプリの「URLで追加」に貼り付けることもできます。",
    secret: "このアドレスを知っている人は日時を見られます。番号は見られません。",
    remake: "新しいアドレスに替える",
    end: "このアドレスを止める",
    ended: "止めました。前のアドレスは使えません。",
    back: "SIMのページに戻る",
  },
  en: {
    title: "In your calendar",
    lead: "The dates of this SIM appear in your calendar, and follow when you renew.",
    what: [
      "The end, with alarms three days, one day and three hours before",
      "The start of the next plan",
      "By when to use or renew it",
    ],
    make: "Make a calendar link",
    made: "Your link is ready.",
    add: "Add to calendar",
    byHand: "Address of the calendar",
    byHandHint: "Or paste it where your calendar subscribes by URL.",
    secret: "Whoever knows this address sees these dates, and not your number.",
    remake: "Change to a new address",
    end: "Stop this address",
    ended: "Stopped. The address no longer works.",
    back: "Back to your SIM",
  },
  ko: {
    title: "캘린더에 넣기",
    lead: "이 유심의 중요한 날짜가 캘린더에 나타나고, 연장하면 자동으로 바뀝니다.",
    what: ["만료일(3일 전, 1일 전, 3시간 전 알림)", "다음 요금제의 시작", "첫 사용과 연장의 마감"],
    make: "캘린더 링크 만들기",
    made: "링크를 만들었습니다.",
    add: "캘린더에 추가",
    byHand: "캘린더 주소",
    byHandHint: "캘린더 앱의 'URL로 구독'에 붙여 넣으셔도 됩니다.",
    secret: "이 주소를 아는 사람은 날짜를 볼 수 있습니다. 번호는 보이지 않습니다.",
    remake: "새 주소로 바꾸기",
    end: "이 주소 중지",
    ended: "중지했습니다. 이전 주소는 쓸 수 없습니다.",
    back: "유심 페이지로 돌아가기",
  },
};
