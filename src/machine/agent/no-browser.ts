import type { KioskBrowser } from "../browser/index.ts";

/** Of a machine whose screen another program runs. */
export const noBrowser: KioskBrowser = {
  show: () => {},
  callIt: () => {},
  seen: () => ({ kind: "gone" }),
  isMoneyAsked: () => false,
  type: async () => false,
  restart: async () => {},
  trouble: () => undefined,
  close: async () => {},
};
