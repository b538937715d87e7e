export const agent = {
  agent: {
    nav: "Shop",
    none: "You work for the operator itself: only shops that sell for it have this page.",
    owed: "Owed to the operator",
    owedNote: "Customers' cash kept, less commission and what was paid",
    limit: "Credit limit",
    left: "Left for cash sales",
    weOwe: "The operator owes the shop",
    stock: "Stock",
    stockHead: ["Pieces"],
    noStock: "Nothing lies on the shelf.",
    month: "Since the last statement",
    monthHead: ["Sales", "Commission"],
    kinds: { commission: "Sold", claw_back: "Given back", settlement: "Settled" },
    statements: "Statements",
    statementsHead: ["Month", "Commission", "Balance", "Lines"],
    noStatements: "No month is closed yet.",
    lines: "Lines (CSV)",
    pin: (batch: string) => `Recharge PIN ${batch}`,
    errors: {
      agent_credit_exhausted: (left: string) =>
        `The shop's credit is used up (${left} left): no more cash until it has settled. A card works.`,
      agent_stopped: "This shop may not take cash now. Ask the operator.",
    },
  },
};
