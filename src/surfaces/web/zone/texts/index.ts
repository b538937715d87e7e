import type { Texts } from "../../../html/index.ts";

export interface ZoneTexts {
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  readonly none: string;
  readonly submit: string;
  readonly unknown: string;
}

export const zoneTexts: Texts<ZoneTexts> = {
  "zh-Hans": {
    title: "时间显示方式",
    lead: "时间一律先写日本时间。如果想同时看到您家乡的时间，请在这里选择。",
    label: "同时显示",
    none: "只显示日本时间",
    submit: "保存",
    unknown: "请从列表中选择。",
  },
  "zh-Hant": {
    title: "時間顯示方式",
    lead: "時間一律先寫日本時間。如果想同時看到您當地的時間，請在這裡選擇。",
    label: "同時顯示",
    none: "只顯示日本時間",
    submit: "儲存",
    unknown: "請從清單中選擇。",
  },
  ja: {
    title: "時刻の表示",
    lead: "時刻はいつも日本時間で表示します。お住まいの地域の時刻も並べて見たいときは、ここで選んでください。",
    label: "あわせて表示する時刻",
    none: "日本時間だけ",
    submit: "保存する",
    unknown: "一覧から選んでください。",
  },
  en: {
    title: "How times are shown",
    lead: "Times are always given in Japan time first. To see the time at home beside it, choose it here.",
    label: "Also show",
    none: "Japan time only",
    submit: "Save",
    unknown: "Please choose one from the list.",
  },
  ko: {
    title: "시각 표시 방법",
    lead: "시각은 항상 일본 시간을 먼저 표시합니다. 사는 곳의 시간도 함께 보려면 여기에서 선택해 주세요.",
    label: "함께 표시할 시간",
    none: "일본 시간만",
    submit: "저장",
    unknown: "목록에서 선택해 주세요.",
  },
};
