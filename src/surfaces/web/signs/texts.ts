import type { Texts } from "../../html/index.ts";

/** Said to whoever came from a sign: the place is known. */
export interface SignPageTexts {
  readonly at: (place: string) => string;
  readonly lead: string;
}

export const signPageTexts: Texts<SignPageTexts> = {
  "zh-Hans": {
    at: (place) => `您在：${place}`,
    lead: "不用排队，在手机上就能续费。请输入或拍摄卡上的号码。",
  },
  "zh-Hant": {
    at: (place) => `您在：${place}`,
    lead: "不用排隊，在手機上就能續費。請輸入或拍攝卡上的號碼。",
  },
  ja: {
    at: (place) => `現在地：${place}`,
    lead: "並ばずに、このスマートフォンで更新できます。カードの番号を入力するか撮影してください。",
  },
  en: {
    at: (place) => `You are at: ${place}`,
    lead: "No queue: renew on this phone. Type the number of your card, or take a picture of it.",
  },
  ko: {
    at: (place) => `현재 위치: ${place}`,
    lead: "줄을 서지 않고 이 휴대폰에서 연장할 수 있습니다. 카드 번호를 입력하거나 촬영해 주세요.",
  },
};
