import type { LettersTexts } from "./letters-texts.ts";

export const en: LettersTexts = {
  letters: {
    active: {
      subject: ({ plan, number }) => `You are connected: ${plan} (order ${number})`,
      heading: "Your plan is active",
      body: [() => "Thank you for renewing. Here are your plan and your receipt to keep."],
    },
    queued: {
      subject: ({ plan, number }) => `Renewed: ${plan} (order ${number})`,
      heading: "Renewed. Your plan starts by itself",
      body: [
        () => "We have your payment. The plan starts when its turn comes; you need do nothing.",
        () => "If your data runs out sooner, you can start it at once from the page of your SIM.",
      ],
    },
    receipt: {
      subject: ({ amount, number }) => `Your receipt for ${amount} (order ${number})`,
      heading: "One receipt for all your orders",
      body: [
        () => "Every order of your payment is settled. Here is the receipt for those that work.",
      ],
    },
    started: {
      subject: ({ plan, number }) => `Your next plan has started: ${plan} (order ${number})`,
      heading: "Your next plan has started",
      body: [() => "The plan that was waiting is now active."],
    },
    slip: {
      subject: ({ amount, number }) => `Pay ${amount} at a convenience store (order ${number})`,
      heading: "Your codes for the convenience store",
      body: [
        () => "Show these codes at the counter or terminal before the deadline.",
        () => "We renew your SIM as soon as the payment reaches us.",
        () => "The page of your order shows what to press in each shop.",
      ],
    },
    slip_reminder: {
      subject: ({ amount, number }) => `Still to pay: ${amount} in a shop (order ${number})`,
      heading: "Your time to pay ends soon",
      body: [
        () =>
          "We keep your plan for you, but your payment has not reached us yet. Please pay at a convenience store before the deadline.",
        () =>
          "If you have just paid, please forgive this mail. If you do not want the plan any more, do nothing: the order closes by itself and nothing is charged.",
      ],
    },
    slip_expired: {
      subject: ({ number }) => `Time to pay is over, please do not pay (order ${number})`,
      heading: "The time to pay is over",
      body: [
        () =>
          "No payment reached us, so the order is closed and its codes are no longer valid. Please do not pay them.",
        () =>
          "You can order again whenever you like. If you have just paid, the money comes back by itself.",
      ],
    },
    refunding: {
      subject: ({ amount, number }) => `We are refunding ${amount} (order ${number})`,
      heading: "Your refund is on its way",
      body: [({ refundWhy }) => refundWhy, ({ refundWay }) => refundWay],
    },
    refunded: {
      subject: ({ amount, number }) => `Refunded: ${amount} (order ${number})`,
      heading: "Your refund is done",
      body: [({ refundedWay }) => refundedWay],
    },
    claim_opened: {
      subject: ({ amount, number }) =>
        `How would you like your refund of ${amount}? (order ${number})`,
      heading: "Choose how to have your refund",
      body: [
        () =>
          "The way you paid takes no money back. Please choose on the page below how you would like to have it.",
        () =>
          "With the voucher number and your passport or another ID you can also have it in cash at any counter.",
        () => "The money stays yours until you have it. There is no deadline.",
      ],
    },
    claim_came_back: {
      subject: ({ amount, number }) => `Your refund of ${amount} did not arrive (order ${number})`,
      heading: "Your refund did not arrive",
      body: [
        () => "The way you chose did not work, and the money came back to us.",
        () => "Please check on the page below what you typed, or choose another way.",
      ],
    },
    claim_paid: {
      subject: ({ amount, number }) => `Your refund of ${amount} is paid (order ${number})`,
      heading: "Your refund is paid",
      body: [({ refundedWay }) => refundedWay],
    },
    came_late: {
      subject: ({ amount, number }) => `We are returning ${amount} (order ${number})`,
      heading: "A payment came that was not needed",
      body: [
        () =>
          "When it reached us, the order was already closed or paid. Nothing was renewed twice.",
        ({ refundWay }) => refundWay,
      ],
    },
  },
  labels: {
    plan: "Plan",
    line: "SIM",
    starts: "Starts",
    ends: "Valid until",
    data: "Data",
    order: "Order number",
    amount: "Amount",
    reason: "Reason",
    payBy: "Pay by",
    paymentCode: "Payment code",
    confirmationNumber: "Confirmation number",
    voucher: "Refund voucher",
  },
  colon: ": ",
  atLatest: (moment) => `${moment} at the latest`,
  onFirstUse: (by) => `when you first go online, by ${by}`,
  perDay: (bytes) => `${bytes} a day`,
  unlimited: "Unlimited",
  reasons: {
    activation_failed: "The network could not activate the plan",
    promise_missed: "You were not connected within the promised time",
    no_longer_grantable: "The plan was no longer possible when the payment came",
    never_used: "The plan was not used in time",
    wrong_amount: "The payment did not match the order",
    late_money: "The order was closed when the payment came",
    double_payment: "The same order was paid twice",
    customer_wish: "As you asked",
    replacement_cheaper: "The other plan costs less",
  },
  refundWhys: {
    ours: "We are sorry: this renewal was not completed. You get your money back.",
    fault: "We are sorry. We looked into your report, and you get your money back.",
    wish: "As you asked, your plan has ended. Money comes back by the plan's refund rule.",
    unused: "Your plan was not used in time. You get your money back.",
    wrong: "What was paid does not match the order, so it goes back to you.",
  },
  refundWays: {
    back: "The money goes back the way you paid; you need do nothing. Cards and wallets usually show it within a few business days.",
    claim: "The way you paid takes no money back. Another e-mail tells you how to have it.",
    pin: "Your recharge PIN can be used again in a moment, with its old end.",
  },
  refundedWays: {
    back: "The money went back the way you paid. Your bank may need a few business days to show it.",
    pin: (serial) =>
      `Your recharge PIN (serial number ${serial}) can be used again, with its old end.`,
    cash: "You were paid in cash at a counter.",
    bank_transfer: "The money went to the bank account you gave.",
    payout: (way) => `The money was sent to you by ${way}.`,
  },
  openOrder: "View your order",
  openSlip: "See the steps in the shop",
  openReceipt: "View the receipt",
  openClaim: "Choose how to have it",
  attached: "Your receipt is attached as a PDF.",
  joint: {
    active: () => "Thank you for renewing. Here is your plan.",
    later: () =>
      "Your one receipt for all orders comes in a mail of its own, once each of them works or its money is on its way back.",
  },
  lineEnding: (digits) => `ending in ${digits}`,
  help: (seller, phone, email) => `Questions? ${seller}: ${email}, phone ${phone}`,
  automatic: "This message was sent automatically.",
};
