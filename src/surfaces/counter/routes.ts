import type { Language } from "../../foundation/language/index.ts";

/** Every address of the counter, as a typed function. */
export const paths = {
  stopAuto: (lineId: string) => `/counter/lines/${lineId}/auto/stop`,
  advised: (lineId: string) => `/counter/lines/${lineId}/advised`,
  /** The customers' board of sentences to point at. */
  phrases: (language: Language) => `/${language}/phrases`,
  home: (said?: string) => (said === undefined ? "/counter" : `/counter?said=${said}`),
  pair: () => "/counter/pair",
  display: () => "/counter/display",
  customerLanguage: () => "/counter/customer-language",
  displayPair: () => "/counter/display/pair",
  displayLanguage: () => "/counter/display/language",
  logIn: () => "/counter/log-in",
  logOut: () => "/counter/log-out",
  passcode: () => "/counter/passcode",
  secondFactor: () => "/counter/second-factor",
  language: (to: string, back: string) =>
    `/counter/language?${new URLSearchParams({ to, back }).toString()}`,
  esim: () => "/counter/esim",
  find: () => "/counter/find",
  kioskCall: (deviceId: string) => `/counter/kiosk-calls/${deviceId}`,
  /** `card`: the hand-over card that was scanned, sealed as it is. */
  line: (lineId: string, card?: string) =>
    `/counter/lines/${lineId}${card === undefined ? "" : `?${new URLSearchParams({ card })}`}`,
  sell: (lineId: string, plan?: string, card?: string) => {
    const query = {
      ...(plan === undefined ? {} : { plan }),
      ...(card === undefined ? {} : { card }),
    };
    const text = new URLSearchParams(query).toString();
    return `/counter/lines/${lineId}/sell${text === "" ? "" : `?${text}`}`;
  },
  /** `instead`: the number of the order in whose place it is sold. */
  sellInstead: (lineId: string, plan: string, instead: string) =>
    `/counter/lines/${lineId}/sell?${new URLSearchParams({ plan, instead }).toString()}`,
  order: (number: string, said?: "not_stopped" | "mailed") =>
    `/counter/orders/${number}${said === undefined ? "" : `?said=${said}`}`,
  /** With the number of the case that was taken down a moment ago. */
  orderProblem: (number: string, taken?: string) =>
    `/counter/orders/${number}/problem${taken === undefined ? "" : `?taken=${taken}`}`,
  orderStop: (number: string) => `/counter/orders/${number}/stop`,
  orderPay: (number: string) => `/counter/orders/${number}/pay`,
  orderCancel: (number: string) => `/counter/orders/${number}/cancel`,
  orderExchange: (number: string) => `/counter/orders/${number}/exchange`,
  orderRecord: (number: string) => `/counter/orders/${number}/record.pdf`,
  orderRefund: (number: string) => `/counter/orders/${number}/refund`,
  orderMail: (number: string) => `/counter/orders/${number}/mail`,
  receipt: (number: string, which: Readonly<Partial<Record<"kind" | "part", string>>> = {}) => {
    const query = new URLSearchParams({ kind: "receipt", ...which });
    return `/counter/orders/${number}/receipt.pdf?${query.toString()}`;
  },
  receiptCopy: (number: string) => `/counter/orders/${number}/receipt`,
  orderPrint: (number: string) => `/counter/orders/${number}/print`,
  orderPaper: (number: string, which: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams({ kind: "receipt", ...which });
    return `/counter/orders/${number}/paper?${query.toString()}`;
  },
  orderSlip: (number: string) => `/counter/orders/${number}/slip`,
  printJob: (jobId: string) => `/counter/print-jobs/${jobId}`,
  printer: () => "/counter/printer",
  printerTest: () => "/counter/printer/test",
  printerState: () => "/counter/printer/state",
  voucherSlip: (number: string) => `/counter/vouchers/${number}/slip`,
  tillReportSlip: (number?: number) =>
    `/counter/till/report/slip${number === undefined ? "" : `?number=${number}`}`,
  voucher: (number: string) => `/counter/vouchers/${number}`,
  /** What a machine could not give back; `number` of one that was paid. */
  kioskVouchers: (number?: string) =>
    ["/counter/kiosk-vouchers", number].filter((one) => one !== undefined).join("/"),
  /** With what a scanner read. */
  kioskVoucherTyped: (typed: string) =>
    `/counter/kiosk-vouchers?${new URLSearchParams({ typed }).toString()}`,
  kioskVoucherSlip: (number: string) => `/counter/kiosk-vouchers/${number}/slip`,
  manageCash: (number?: string) =>
    ["/counter/manage/kiosk-cash", number].filter((one) => one !== undefined).join("/"),
  manage: () => "/counter/manage",
  /** What reminders say; with `html`, as a mail program draws it. */
  manageNotices: (name?: string, language?: Language, form?: "html") =>
    ["/counter/manage/notices", name, language, form].filter((one) => one !== undefined).join("/"),
  /** What has become of messages, and of the addresses that they went to. */
  deliveries: () => "/counter/manage/deliveries",
  /** The queue of chats, one of them, and what is done there. */
  chats: (chatId?: string, verb?: "events" | "take" | "over" | "close") =>
    ["/counter/chats", chatId, verb].filter((one) => one !== undefined).join("/"),
  chatPhoto: (chatId: string, seq: number) => `/counter/chats/${chatId}/photos/${seq}`,
  chatDesk: () => "/counter/chats/desk",
  chatSettings: () => "/counter/chats/settings",
  canned: (code?: string) =>
    ["/counter/chats/canned", code].filter((one) => one !== undefined).join("/"),
  manageCases: (number?: string, verb?: "close" | "decide") =>
    ["/counter/manage/cases", number, verb].filter((one) => one !== undefined).join("/"),
  manageQuestions: (number?: string, verb?: "refuse" | "withdraw") =>
    ["/counter/manage/questions", number, verb].filter((one) => one !== undefined).join("/"),
  manageQuestionIn: (number: string, language: Language) =>
    `/counter/manage/questions/${number}?in=${language}`,
  casePhoto: (number: string, ordinal: number) =>
    `/counter/manage/cases/${number}/photos/${ordinal}`,
  /** What many lines suffer from; one of them, and what is done with it. */
  incidents: (incidentId?: string, verb?: "expect" | "tell" | "end") =>
    ["/counter/manage/incidents", incidentId, verb].filter((one) => one !== undefined).join("/"),
  manageStaff: (staffId?: string, verb?: "suspend" | "take-back" | "reset") =>
    ["/counter/manage/staff", staffId, verb].filter((one) => one !== undefined).join("/"),
  manageDevices: (deviceId?: string, verb?: "revoke") =>
    ["/counter/manage/devices", deviceId, verb].filter((one) => one !== undefined).join("/"),
  manageKiosks: (deviceId?: string, verb?: "revoke" | "message" | "service" | "duty") =>
    ["/counter/manage/kiosks", deviceId, verb].filter((one) => one !== undefined).join("/"),
  manageAlarms: (verb?: "drop") =>
    ["/counter/manage/kiosk-alarms", verb].filter((one) => one !== undefined).join("/"),
  /** The sign beside a machine; with a paper, its PDF. */
  manageSign: (deviceId: string, pdf?: Readonly<Record<string, string>>) =>
    `/counter/manage/signs/${deviceId}${pdf === undefined ? "" : `/sign.pdf?${new URLSearchParams(pdf).toString()}`}`,
  manageTills: (tillId?: string, verb?: "out-of-use" | "in-use") =>
    ["/counter/manage/tills", tillId, verb].filter((one) => one !== undefined).join("/"),
  manageReport: (tillId: string, number: number) =>
    `/counter/manage/tills/${tillId}/reports/${number}`,
  goods: () => "/counter/goods",
  goodsSell: (query: Readonly<Record<string, string>> = {}) =>
    `/counter/goods/sell${Object.keys(query).length === 0 ? "" : `?${new URLSearchParams(query).toString()}`}`,
  goodsSale: (saleId: string) => `/counter/goods/sales/${saleId}`,
  goodsReceipt: (saleId: string, language: string) =>
    `/counter/goods/sales/${saleId}/receipt.pdf?language=${language}`,
  goodsSlip: (saleId: string, language?: string) =>
    `/counter/goods/sales/${saleId}/slip${language === undefined ? "" : `?language=${language}`}`,
  goodsUndo: (saleId: string) => `/counter/goods/sales/${saleId}/undo`,
  agent: () => "/counter/agent",
  agentStatement: (number: number, as: "pdf" | "csv") =>
    `/counter/agent/statements/${number}/statement.${as}`,
  till: () => "/counter/till",
  tillMove: () => "/counter/till/move",
  tillReport: () => "/counter/till/report",
  tillCount: () => "/counter/till/count",
} as const;
