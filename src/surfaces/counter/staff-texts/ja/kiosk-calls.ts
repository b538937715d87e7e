import type { kioskCalls as en } from "../en/kiosk-calls.ts";

export const kioskCalls: typeof en = {
  kioskCalls: {
    waits: (name: string, time: string, step: string) =>
      `${name}で呼び出し（${time}から、画面 ${step}）`,
    comes: (name: string) => `${name}へ係員が向かっています。`,
    come: "向かいます",
  },
};
