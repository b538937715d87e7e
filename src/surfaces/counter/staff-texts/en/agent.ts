export const agent = {
  agent: {
    errors: {
      agent_credit_exhausted: (left: string) =>
        `The shop's credit is used up (${left} left): no more cash until it has settled. A card works.`,
      agent_stopped: "This shop may not take cash now. Ask the operator.",
    },
  },
};
