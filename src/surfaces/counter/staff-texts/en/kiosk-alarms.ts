export const kioskAlarms = {
  kioskAlarms: {
    title: "Mails when a machine fails",
    lead: "Each address hears once per failure, and once when all is well again.",
    none: "Nobody hears by mail of a machine that fails.",
    head: ["Address", "Language", "Machines"],
    machines: { all: "every one", shop: "of the shop" },
    languages: { ja: "日本語", en: "English" },
    address: "E-mail address",
    addressUnreadable: "An e-mail address, as in shop@example.jp.",
    language: "Language of the mails",
    tooMany: "There are 100 addresses already. Take one away first.",
    add: "Send mails there",
    drop: "Stop",
  },
};
