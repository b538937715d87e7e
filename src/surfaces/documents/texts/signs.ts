import type { Texts } from "../../html/index.ts";

/** What stands on a sign, each language beside the others. */
export interface SignTexts {
  readonly scan: string;
  readonly label: (place: string) => string;
}

export const signTexts: Texts<SignTexts> = {
  "zh-Hans": {
    scan: "用手机扫码续费",
    label: (place) => `续费指示牌：${place}`,
  },
  "zh-Hant": {
    scan: "用手機掃碼加值",
    label: (place) => `加值指示牌：${place}`,
  },
  ja: {
    scan: "スマホで読み取って更新",
    label: (place) => `更新の案内表示：${place}`,
  },
  en: {
    scan: "Scan to renew",
    label: (place) => `Renewal sign: ${place}`,
  },
  ko: {
    scan: "휴대폰으로 스캔해 연장",
    label: (place) => `연장 안내판: ${place}`,
  },
};
