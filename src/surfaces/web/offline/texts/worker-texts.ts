/** As in foundation/language, whose code a worker has no use for. */
export type WorkerLanguage = "zh-Hans" | "zh-Hant" | "ja" | "en" | "ko";

/** What the worker itself says, without a server at hand. */
export interface WorkerTexts {
  /** `moment` is a time in Japan, with its day when it is not today. */
  readonly asOf: (moment: string) => string;
  readonly seen: (moment: string) => string;
  readonly again: string;
  readonly kept: string;
  readonly waits: string;
  readonly sent: string;
  readonly refused: string;
}

export const WORKER_TEXTS: Readonly<Record<WorkerLanguage, WorkerTexts>> = {
  "zh-Hans": {
    asOf: (moment) => `离线：这是日本时间 ${moment} 的内容。`,
    seen: (moment) => `日本时间 ${moment}`,
    again: "重试",
    kept: "已存在这部手机上",
    waits: "已记下您的请求，联网后自动发送。",
    sent: "您离线时提出的请求已发送，邮件很快就到。",
    refused: "您离线时提出的请求未能完成，请重新操作。",
  },
  "zh-Hant": {
    asOf: (moment) => `離線：這是日本時間 ${moment} 的內容。`,
    seen: (moment) => `日本時間 ${moment}`,
    again: "重試",
    kept: "已存在這支手機上",
    waits: "已記下您的要求，連線後會自動送出。",
    sent: "您離線時提出的要求已送出，信件很快就到。",
    refused: "您離線時提出的要求未能完成，請重新操作。",
  },
  ja: {
    asOf: (moment) => `オフライン：日本時間${moment}時点の内容です。`,
    seen: (moment) => `日本時間${moment}`,
    again: "再読み込み",
    kept: "この端末に保存済み",
    waits: "リクエストを保存しました。接続が戻りしだい送信します。",
    sent: "オフライン中のリクエストを送信しました。まもなくメールが届きます。",
    refused: "オフライン中のリクエストは完了できませんでした。もう一度お試しください。",
  },
  en: {
    asOf: (moment) => `Offline: as of ${moment} JST.`,
    seen: (moment) => `${moment} JST`,
    again: "Try again",
    kept: "Kept on this phone",
    waits: "We kept your request and send it as soon as you are online.",
    sent: "Your request was sent when you came back online. The mail arrives shortly.",
    refused: "What you asked for offline did not work. Please ask again.",
  },
  ko: {
    asOf: (moment) => `오프라인: 일본 시간 ${moment} 기준 내용입니다.`,
    seen: (moment) => `일본 시간 ${moment}`,
    again: "다시 시도",
    kept: "이 휴대전화에 저장된 페이지",
    waits: "요청을 저장했습니다. 연결되면 바로 보내 드립니다.",
    sent: "오프라인에서 하신 요청을 보냈습니다. 메일이 곧 도착합니다.",
    refused: "오프라인에서 하신 요청을 처리하지 못했습니다. 다시 시도해 주세요.",
  },
};
