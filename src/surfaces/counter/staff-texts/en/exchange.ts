export const exchange = {
  exchange: {
    open: "Exchange the plan",
    title: (number: string) => `Exchange the plan of order ${number}`,
    lead: "Possible until the plan begins. This order ends, a new one begins with its payment.",
    choose: "Instead",
    next: "Next",
    none: "There is no other plan that this line can take now.",
    dearer: "Dearer plans",
    same: "Same price",
    back: (amount: string) => `${amount} comes back`,
    more: (amount: string) => `Costs ${amount} more: sell it, then refund this order.`,
    old: "Until now",
    new: "From now on",
    comesBack: "Comes back",
    send: "Exchange",
    done: (number: string) => `In exchange for order ${number}.`,
    by: (number: string) => `Exchanged for order ${number}.`,
    refusals: {
      changed: "What comes back has changed. Read it again.",
      tooLate: "This order can no longer be exchanged.",
    },
  },
};
