import type { handOver as en } from "../en/hand-over.ts";

export const handOver: typeof en = {
  handOver: {
    advice: "お客様はまだ決めておらず、相談を希望しています。",
    renew: "お客様はプランを選んでいます。",
    looked: "最後に見ていたプラン",
    phrases: "指さし会話",
  },
};
