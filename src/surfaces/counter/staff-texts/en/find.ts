export const find = {
  find: {
    title: "Scan or type",
    lead: "Renewal code, SIM number, phone number, hand-over card, order or voucher number.",
    label: "Code or number",
    send: "Find",
    tillClosed: "The till is closed.",
    openTill: "Open the till",
    noTill: "This device has no till: cash cannot be taken here.",
    errors: {
      unreadable: "That is no code or number of ours. Scan it again.",
      ean: "That is the barcode of the pack. Scan the QR code inside, or the number on the SIM.",
      document:
        "That is a document. Find the line first; the sale asks for the document where it needs one.",
      unknown: "Nothing of ours has that number.",
      mistyped: "One character is wrong. Look at it again.",
      over: "The hand-over card is over. Find the line by its number.",
    },
  },
};
