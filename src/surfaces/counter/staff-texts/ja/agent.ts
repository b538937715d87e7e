import type { agent as en } from "../en/agent.ts";

export const agent: typeof en = {
  agent: {
    errors: {
      agent_credit_exhausted: (left) =>
        `お預かり限度額に達しました（残り${left}）。精算が済むまで現金では販売できません。カードは使えます。`,
      agent_stopped: "この店舗では現在、現金を扱えません。本部にご確認ください。",
    },
  },
};
