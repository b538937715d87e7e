import type { agent as en } from "../en/agent.ts";

export const agent: typeof en = {
  agent: {
    nav: "店舗",
    none: "本部のスタッフです。このページは代理店の店舗だけのものです。",
    owed: "本部への支払残高",
    owedNote: "お預かりした現金から、手数料と精算済みの額を引いた金額",
    limit: "お預かり限度額",
    left: "現金販売の残り枠",
    weOwe: "本部から店舗への支払残高",
    stock: "在庫",
    stockHead: ["数量"],
    noStock: "在庫はありません。",
    month: "前回の支払通知書以降",
    monthHead: ["件数", "手数料"],
    kinds: { commission: "販売", claw_back: "返金", settlement: "精算" },
    statements: "支払通知書",
    statementsHead: ["対象月", "手数料", "残高", "明細"],
    noStatements: "締めた月はまだありません。",
    lines: "明細（CSV）",
    pin: (batch) => `リチャージPIN ${batch}`,
    errors: {
      agent_credit_exhausted: (left) =>
        `お預かり限度額に達しました（残り${left}）。精算が済むまで現金では販売できません。カードは使えます。`,
      agent_stopped: "この店舗では現在、現金を扱えません。本部にご確認ください。",
    },
  },
};
