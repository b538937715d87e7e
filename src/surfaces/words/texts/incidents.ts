import type { IncidentKind, Region } from "../../../business/incidents/index.ts";
import type { Texts } from "../../html/index.ts";

/** One sentence is put together: what, where, since when, until when expected. */
export interface IncidentTexts {
  readonly kinds: Readonly<Record<IncidentKind, string>>;
  readonly regions: Readonly<Record<Region, string>>;
  readonly inRegion: (region: string, what: string) => string;
  readonly since: (at: string) => string;
  readonly expected: (at: string) => string;
  /** Nobody knows yet. */
  readonly openEnd: string;
}

export const incidentTexts: Texts<IncidentTexts> = {
  "zh-Hans": {
    kinds: {
      no_data: "部分上网卡无法上网",
      slow: "部分上网卡网速较慢",
      activation_late: "开通所需时间比平时长",
      payment_down: "部分付款方式暂时无法使用",
    },
    regions: {
      ...{ hokkaido: "北海道", tohoku: "东北", kanto: "关东", chubu: "中部" },
      ...{ kinki: "近畿", chugoku: "中国地方", shikoku: "四国", kyushu: "九州、冲绳" },
    },
    inRegion: (region, what) => `${region}：${what}`,
    since: (at) => `${at}起。`,
    expected: (at) => `预计${at}恢复。`,
    openEnd: "恢复时间未定。",
  },
  "zh-Hant": {
    kinds: {
      no_data: "部分上網卡無法上網",
      slow: "部分上網卡網速較慢",
      activation_late: "開通所需時間比平時長",
      payment_down: "部分付款方式暫時無法使用",
    },
    regions: {
      ...{ hokkaido: "北海道", tohoku: "東北", kanto: "關東", chubu: "中部" },
      ...{ kinki: "近畿", chugoku: "中國地方", shikoku: "四國", kyushu: "九州、沖繩" },
    },
    inRegion: (region, what) => `${region}：${what}`,
    since: (at) => `${at}起。`,
    expected: (at) => `預計${at}恢復。`,
    openEnd: "恢復時間未定。",
  },
  ja: {
    kinds: {
      no_data: "一部の回線で通信できません",
      slow: "一部の回線で通信が遅くなっています",
      activation_late: "開通に通常より時間がかかっています",
      payment_down: "一部のお支払い方法が使えません",
    },
    regions: {
      ...{ hokkaido: "北海道", tohoku: "東北", kanto: "関東", chubu: "中部" },
      ...{ kinki: "近畿", chugoku: "中国地方", shikoku: "四国", kyushu: "九州・沖縄" },
    },
    inRegion: (region, what) => `${region}：${what}`,
    since: (at) => `${at}から。`,
    expected: (at) => `復旧見込みは${at}です。`,
    openEnd: "復旧の時期はまだわかりません。",
  },
  en: {
    kinds: {
      no_data: "Some lines have no data",
      slow: "Data is slow on some lines",
      activation_late: "Activation takes longer than usual",
      payment_down: "Some ways to pay do not work",
    },
    regions: {
      ...{ hokkaido: "Hokkaido", tohoku: "Tohoku", kanto: "Kanto (Tokyo)", chubu: "Chubu" },
      ...{
        kinki: "Kinki (Osaka)",
        chugoku: "Chugoku",
        shikoku: "Shikoku",
        kyushu: "Kyushu, Okinawa",
      },
    },
    inRegion: (region, what) => `${region}: ${what}`,
    since: (at) => `Since ${at}. `,
    expected: (at) => `We expect it to work again by ${at}.`,
    openEnd: "We do not know yet when it will work again.",
  },
  ko: {
    kinds: {
      no_data: "일부 회선에서 데이터를 쓸 수 없습니다",
      slow: "일부 회선에서 데이터가 느립니다",
      activation_late: "개통이 평소보다 오래 걸립니다",
      payment_down: "일부 결제 수단을 쓸 수 없습니다",
    },
    regions: {
      ...{ hokkaido: "홋카이도", tohoku: "도호쿠", kanto: "간토", chubu: "주부" },
      ...{ kinki: "긴키", chugoku: "주고쿠", shikoku: "시코쿠", kyushu: "규슈·오키나와" },
    },
    inRegion: (region, what) => `${region}: ${what}`,
    since: (at) => `${at}부터. `,
    expected: (at) => `복구 예정: ${at}.`,
    openEnd: "복구 시점은 아직 알 수 없습니다.",
  },
};
