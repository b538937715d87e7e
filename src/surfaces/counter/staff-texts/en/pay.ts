export const pay = {
  pay: {
    card: "Card on the reader",
    pin: "Recharge PIN",
    payByPin: "Take the PIN and sell",
    title: "Take the money",
    errors: {
      tender_twice: "Cash or a PIN, not both. Empty one of the two.",
      reader_none: "No card reader is paired with this device.",
      amount_not_taken: "The reader does not take this amount.",
      pin_unreadable: "Type the PIN's digits as they are printed. Nothing was looked up.",
      pin_mistyped: "One digit is wrong. Look at it again.",
      pin_not_valid: "This PIN is not valid.",
      pin_used: "This PIN was used already.",
      pin_expired: (end: string) => `This PIN ended at ${end}.`,
      pin_of_other_seller: "This PIN is of another brand.",
      pin_for_other_plan: (plans: string) => `This PIN pays for other plans: ${plans}`,
      pin_worth_other: (face: string) =>
        `This PIN is worth ${face}: it pays exactly a plan of that price.`,
      pin_locked: (wait: string) => `Too many wrong PINs. Again in ${wait}.`,
      triesLeft: (count: number) => `Tries left: ${count}`,
    },
    reader: {
      title: "On the card reader",
      hold: "Ask the customer to hold, insert or swipe the card. Nothing is charged before.",
      unknown:
        "What the reader did is not known yet. Take no cash and no other card for this order: it may be paid. This page asks again by itself.",
      late: "It could not be taken off the reader: it may be paid. Take no other money for this order before this page says so.",
      stop: "Cancel on the reader",
      display: "The demo's reader",
    },
    /** Of an attempt on the reader that brought nothing. */
    failed: {
      declined: "The card was declined. Nothing was charged. Another card, or cash?",
      authentication_failed:
        "The card was not accepted. Nothing was charged. Another card, or cash?",
      abandoned: "Cancelled on the reader. Nothing was charged.",
      cancelled: "Cancelled. Nothing was charged.",
      expired: "No card came in time. Nothing was charged.",
      amount_mismatch: "Another amount was paid. A manager decides what happens with it.",
      provider_refused: "The reader did not take it. Nothing was charged.",
      provider_down: "The reader is busy or out of reach. Nothing was charged. Try again, or cash.",
    },
  },
};
