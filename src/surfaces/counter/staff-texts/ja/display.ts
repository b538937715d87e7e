import type { display as en } from "../en/display.ts";

export const display: typeof en = {
  display: { language: "お客様用画面とお渡しするものの言語" },
};
