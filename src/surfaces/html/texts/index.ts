import type { Texts } from "../text.ts";

export interface KitTexts {
  readonly skip: string;
  readonly languageOfPage: string;
  readonly mainLinks: string;
  readonly footLinks: string;
  readonly errorTitle: (count: number) => string;
  readonly errorPrefix: string;
  readonly optional: string;
  readonly tagline: string;
}

export const kitTexts: Texts<KitTexts> = {
  "zh-Hans": {
    skip: "跳到正文",
    languageOfPage: "语言",
    mainLinks: "主菜单",
    footLinks: "更多信息",
    errorTitle: (count) => (count === 1 ? "有一处需要修改" : `有 ${count} 处需要修改`),
    errorPrefix: "请修改",
    optional: "选填",
    tagline: "旅途之中，网络不断",
  },
  "zh-Hant": {
    skip: "跳到主要內容",
    languageOfPage: "語言",
    mainLinks: "主選單",
    footLinks: "更多資訊",
    errorTitle: (count) => (count === 1 ? "有一處需要修改" : `有 ${count} 處需要修改`),
    errorPrefix: "請修改",
    optional: "選填",
    tagline: "旅途中，網路不中斷",
  },
  ja: {
    skip: "本文へ移動",
    languageOfPage: "言語",
    mainLinks: "メインメニュー",
    footLinks: "関連情報",
    errorTitle: (count) =>
      count === 1 ? "入力内容をご確認ください" : `${count}か所の入力内容をご確認ください`,
    errorPrefix: "要確認",
    optional: "任意",
    tagline: "旅のあいだ、つながり続ける。",
  },
  en: {
    skip: "Skip to content",
    languageOfPage: "Language",
    mainLinks: "Main menu",
    footLinks: "More",
    errorTitle: (count) =>
      count === 1 ? "Please check one thing" : `Please check these ${count} things`,
    errorPrefix: "Please check",
    optional: "optional",
    tagline: "Stay connected for the whole trip.",
  },
  ko: {
    skip: "본문으로 바로가기",
    languageOfPage: "언어",
    mainLinks: "주요 메뉴",
    footLinks: "더 보기",
    errorTitle: (count) =>
      count === 1 ? "입력 내용을 확인해 주세요" : `${count}곳의 입력 내용을 확인해 주세요`,
    errorPrefix: "확인 필요",
    optional: "선택",
    tagline: "여행 내내, 끊김 없이.",
  },
};

/** Each language by its own name, as it stands in the language switch. */
export const LANGUAGE_NAMES: Texts<string> = {
  "zh-Hans": "简体中文",
  "zh-Hant": "繁體中文",
  ja: "日本語",
  en: "English",
  ko: "한국어",
};
