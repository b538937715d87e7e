export const kioskCash = {
  kioskCash: {
    title: "Cash in the kiosks",
    lead: "What lies in each machine by its own journal, and what it owes to customers.",
    none: "No machine has taken cash yet.",
    machine: {
      box: "In the box",
      dispenser: "In the dispenser",
      since: "Last collected",
      in: "Put in since",
      out: "Given out since",
      difference: "Counts since found",
      never: "never",
    },
    looks: {
      journal_gap:
        "Lines of its journal are missing. They are sent again; if this stays, look at the machine.",
      journal_broken: "Its journal was changed or replaced. Count the machine, and pair it anew.",
      money_of_other:
        "It tells of money that belongs to another machine. Count it, and pair it anew.",
    },
    waiting: "What it owes",
    head: ["Number", "Since", "What", "Amount"],
    kinds: {
      voucher: "voucher, not fetched yet",
      unknown: "payout nobody knows of: count",
      presumed: "note credited after a power cut: count the box",
    },
    count: {
      title: (number: string) => `Count for ${number}`,
      of: {
        unknown: {
          lead: "Count the machine first. Nobody knows what came out at the end of this payout.",
          mostYen: "Not known",
          missingHint: "0 when nothing is missing: then the customer is owed all of it.",
        },
        presumed: {
          lead: "Count the box first. The power was cut with a note on its way into it, and the validator told nothing: the customer was credited.",
          mostYen: "Credited without proof",
          missingHint: "0 when the note is there. If it is missing, the customer has it.",
        },
      },
      told: "Came out by its journal",
      missing: "The machine holds less than its journal says, by (yen)",
      send: "Settle",
      errors: {
        intake_unknown: "No such number.",
        intake_is_known: "It is settled already.",
        amount_unreadable: "Whole yen, from 0 to the amount that is not known.",
      },
    },
    voucher: {
      open: "Voucher of a kiosk",
      title: "Voucher of a kiosk",
      lead: "Scan the code that the machine showed, or type both.",
      number: "Number",
      digits: "Secret digits",
      find: "Look up",
      worth: "To be paid",
      of: "From machine",
      pay: "Pay out in cash",
      done: (amount: string) => `Paid out: ${amount}.`,
      again: "Another voucher",
      slip: "Print the confirmation to be signed",
      noTill: "This device has no till.",
      errors: {
        voucher_unknown: "The number and the digits do not belong together, or nothing is owed.",
        voucher_paid: "This voucher was paid.",
        voucher_not_known_yet: "A person has to count the machine first. Tell a manager.",
        voucher_changed: "The amount changed a moment ago. Look at it again.",
      },
    },
  },
};
