export const papers = {
  papers: {
    title: "For the customer",
    receipt: "Receipt",
    return: "What was given back",
    copy: (what: string) => `${what}: hand it out`,
    again: (what: string) => `${what}: another copy, marked 再発行`,
    tooMany: "It was made out too often. A manager decides.",
    orderQr: "Order page",
    orderQrHint: "For the customer's phone: opens the order at once, for 30 minutes.",
    orderQrElsewhere: "Opens with the order number and the e-mail address.",
    proofQr: "E-voucher",
    proofQrHint: "Proves the payment to anybody, without logging in.",
    email: "Customer's e-mail address",
    emailHint: "Receipt and news go there. Let the customer type it.",
    language: "Language of the customer",
    send: "Send",
    sent: "The address is kept. What there is to tell is on its way by e-mail.",
    errors: {
      contact_unreadable: "That is no e-mail address.",
      contact_named_elsewhere:
        "This order was placed with another address; only whoever reads that one can open it.",
    },
  },
};
