import type { Texts } from "../../../html/index.ts";

/** Until when the SIM is needed, on a calendar. */
export interface CalendarTexts {
  readonly title: string;
  readonly lead: string;
  /** On the screen of plans, while no day is chosen. */
  readonly ask: string;
  /** Before the day that was chosen. */
  readonly last: string;
  readonly today: string;
  readonly before: string;
  readonly after: string;
  readonly unknown: string;
  readonly month: (year: number, month: number) => string;
  /** The week as it is written there, from Sunday. */
  readonly weekdays: readonly string[];
  readonly isMondayFirst: boolean;
  readonly best: string;
  /** Why a plan does not suffice for the trip, in two words. */
  readonly short: Readonly<Record<"ends_before_trip" | "not_enough_data", string>>;
}

export const calendarTexts: Texts<CalendarTexts> = {
  "zh-Hans": {
    title: "哪天离开日本？",
    lead: "请选在日本的最后一天，我们把最合适的套餐排在前面。",
    ask: "选择离开日本的日期",
    last: "在日本的最后一天",
    today: "今天",
    before: "上个月",
    after: "下个月",
    unknown: "还没定",
    month: (year, month) => `${year}年${month}月`,
    weekdays: [..."日一二三四五六"],
    isMondayFirst: true,
    best: "最合适",
    short: { ends_before_trip: "离开前就到期", not_enough_data: "流量可能不够" },
  },
  "zh-Hant": {
    title: "哪天離開日本？",
    lead: "請選在日本的最後一天，我們把最合適的方案排在前面。",
    ask: "選擇離開日本的日期",
    last: "在日本的最後一天",
    today: "今天",
    before: "上個月",
    after: "下個月",
    unknown: "還沒決定",
    month: (year, month) => `${year}年${month}月`,
    weekdays: [..."日一二三四五六"],
    isMondayFirst: false,
    best: "最合適",
    short: { ends_before_trip: "離開前就到期", not_enough_data: "流量可能不夠" },
  },
  ja: {
    title: "日本にいるのは、いつまで？",
    lead: "最後の日を選ぶと、ぴったりのプランから並びます。",
    ask: "日本を発つ日を選ぶ",
    last: "日本での最後の日",
    today: "今日",
    before: "前の月",
    after: "次の月",
    unknown: "まだ決まっていない",
    month: (year, month) => `${year}年${month}月`,
    weekdays: [..."日月火水木金土"],
    isMondayFirst: false,
    best: "ぴったり",
    short: { ends_before_trip: "出国前に終わります", not_enough_data: "データが足りないかも" },
  },
  en: {
    title: "When do you leave Japan?",
    lead: "Choose your last day here: the plans that fit best come first.",
    ask: "Choose the day you leave",
    last: "Last day in Japan",
    today: "today",
    before: "Month before",
    after: "Next month",
    unknown: "Not decided yet",
    month: (year, month) => `${MONTHS[month - 1]} ${year}`,
    weekdays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    isMondayFirst: true,
    best: "Best fit",
    short: { ends_before_trip: "Ends before you leave", not_enough_data: "Data may not last" },
  },
  ko: {
    title: "일본을 언제 떠나세요?",
    lead: "일본에서의 마지막 날을 고르면 가장 알맞은 요금제부터 보여 드립니다.",
    ask: "출국일 고르기",
    last: "일본에서의 마지막 날",
    today: "오늘",
    before: "이전 달",
    after: "다음 달",
    unknown: "아직 미정",
    month: (year, month) => `${year}년 ${month}월`,
    weekdays: [..."일월화수목금토"],
    isMondayFirst: false,
    best: "추천",
    short: { ends_before_trip: "출국 전에 끝남", not_enough_data: "데이터가 부족할 수 있음" },
  },
};

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];
