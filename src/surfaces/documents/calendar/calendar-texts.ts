import type { CalendarDateName } from "../../../business/notices/index.ts";
import type { Texts } from "../../html/index.ts";

/** The words of a line's calendar. `sim` is its last digits, `moment` says that it is Japan's time. */
export interface CalendarTexts {
  readonly name: (sim: string) => string;
  readonly dates: Readonly<Record<CalendarDateName, CalendarText>>;
  readonly plan: (plan: string) => string;
}

export interface CalendarText {
  readonly summary: (sim: string) => string;
  readonly body: (moment: string) => string;
}

export const calendarTexts: Texts<CalendarTexts> = {
  "zh-Hans": {
    name: (sim) => `上网卡 …${sim}`,
    dates: {
      end: {
        summary: (sim) => `上网卡 …${sim} 到期`,
        body: (moment) => `可用到${moment}。如果还需要，请在到期前续费。`,
      },
      starts: {
        summary: (sim) => `上网卡 …${sim}：下一个套餐开始`,
        body: (moment) => `最晚从${moment} 开始，自动生效。`,
      },
      first_use: {
        summary: (sim) => `上网卡 …${sim}：请在此前首次使用`,
        body: (moment) => `请在${moment} 前上网一次，否则套餐会失效。`,
      },
      grace: {
        summary: (sim) => `上网卡 …${sim}：续费截止`,
        body: (moment) => `${moment}前可以续费，之后此卡会停用。`,
      },
    },
    plan: (plan) => `套餐：${plan}`,
  },
  "zh-Hant": {
    name: (sim) => `上網卡 …${sim}`,
    dates: {
      end: {
        summary: (sim) => `上網卡 …${sim} 到期`,
        body: (moment) => `可用到${moment}。如果還需要，請在到期前加值。`,
      },
      starts: {
        summary: (sim) => `上網卡 …${sim}：下一個方案開始`,
        body: (moment) => `最晚從${moment} 開始，自動生效。`,
      },
      first_use: {
        summary: (sim) => `上網卡 …${sim}：請在此前首次使用`,
        body: (moment) => `請在${moment} 前上網一次，否則方案會失效。`,
      },
      grace: {
        summary: (sim) => `上網卡 …${sim}：加值截止`,
        body: (moment) => `${moment}前可以加值，之後此卡會停用。`,
      },
    },
    plan: (plan) => `方案：${plan}`,
  },
  ja: {
    name: (sim) => `SIM …${sim}`,
    dates: {
      end: {
        summary: (sim) => `SIM …${sim} の期限`,
        body: (moment) => `${moment}まで使えます。続けて使う場合は、それまでに更新してください。`,
      },
      starts: {
        summary: (sim) => `SIM …${sim}：次のプランの開始`,
        body: (moment) => `遅くとも${moment}に自動で始まります。`,
      },
      first_use: {
        summary: (sim) => `SIM …${sim}：使い始めの期限`,
        body: (moment) => `${moment}までに一度通信してください。過ぎるとプランは使えなくなります。`,
      },
      grace: {
        summary: (sim) => `SIM …${sim}：更新できる期限`,
        body: (moment) => `${moment}まで更新できます。過ぎるとこのSIMは使えなくなります。`,
      },
    },
    plan: (plan) => `プラン：${plan}`,
  },
  en: {
    name: (sim) => `SIM …${sim}`,
    dates: {
      end: {
        summary: (sim) => `SIM …${sim} ends`,
        body: (moment) => `Connected until ${moment}. Renew before if you still need it.`,
      },
      starts: {
        summary: (sim) => `SIM …${sim}: next plan starts`,
        body: (moment) => `Starts by itself at ${moment}, at the latest.`,
      },
      first_use: {
        summary: (sim) => `SIM …${sim}: use it by now`,
        body: (moment) => `Go online once by ${moment}, or the plan is lost.`,
      },
      grace: {
        summary: (sim) => `SIM …${sim}: last chance to renew`,
        body: (moment) => `It can be renewed until ${moment}. After that it is closed.`,
      },
    },
    plan: (plan) => `Plan: ${plan}`,
  },
  ko: {
    name: (sim) => `유심 …${sim}`,
    dates: {
      end: {
        summary: (sim) => `유심 …${sim} 만료`,
        body: (moment) => `${moment}까지 쓸 수 있습니다. 계속 쓰시려면 그 전에 연장해 주세요.`,
      },
      starts: {
        summary: (sim) => `유심 …${sim}: 다음 요금제 시작`,
        body: (moment) => `늦어도 ${moment}에 자동으로 시작됩니다.`,
      },
      first_use: {
        summary: (sim) => `유심 …${sim}: 첫 사용 기한`,
        body: (moment) => `${moment}까지 한 번 접속해 주세요. 지나면 요금제가 사라집니다.`,
      },
      grace: {
        summary: (sim) => `유심 …${sim}: 연장 마감`,
        body: (moment) => `${moment}까지 연장할 수 있습니다. 지나면 이 유심은 닫힙니다.`,
      },
    },
    plan: (plan) => `요금제: ${plan}`,
  },
};
