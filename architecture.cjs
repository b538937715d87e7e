// Which part of the program may use which: the one table. The checker (.dependency-cruiser.cjs)
// and the drawing in ARCHITECTURE.md are both made from it.

/** Top to bottom. A floor may use the floors named in `uses`; main is the only one that wires. */
const floors = [
  {
    name: "main",
    holds: "the front desk: wires everything",
    uses: ["surfaces", "gateways", "business", "machine", "foundation"],
  },
  { name: "surfaces", holds: "how people and machines come in", uses: ["business", "foundation"] },
  { name: "gateways", holds: "how we go out to others", uses: ["business", "foundation"] },
  { name: "business", holds: "what the company does", uses: ["business", "foundation"] },
  {
    name: "machine",
    holds: "the program on a kiosk: beside the house, it knows only what both say to each other",
    uses: ["foundation"],
  },
  { name: "foundation", holds: "the ground; knows no SIM", uses: ["foundation"] },
];

/** Each business room and the rooms whose doors it may use, beside foundation. */
const business = [
  { room: "catalogue", holds: "sellers, plans, prices, rates", uses: [] },
  { room: "ledger", holds: "double entry", uses: [] },
  { room: "customers", holds: "accounts, saved lines", uses: [] },
  { room: "receipts", holds: "proof, tax, numbers", uses: [] },
  { room: "lines", holds: "SIMs, eSIMs, identifiers, status", uses: ["catalogue"] },
  { room: "buckets", holds: "allowances, validity clocks, queues", uses: ["lines", "catalogue"] },
  { room: "usage", holds: "meters, daily windows", uses: ["lines", "catalogue", "buckets"] },
  { room: "payments", holds: "attempts, providers' contract, refunds", uses: ["ledger"] },
  {
    room: "activation",
    holds: "carriers' contract: ask, wait, confirm",
    uses: ["lines", "catalogue"],
  },
  {
    room: "renewals",
    holds: "the conductor: quote, order, promise",
    uses: [
      "catalogue",
      "lines",
      "buckets",
      "payments",
      "ledger",
      "activation",
      "receipts",
      "identity",
    ],
  },
  {
    room: "checkouts",
    holds: "one payment over several renewals",
    uses: ["catalogue", "lines", "buckets", "renewals"],
  },
  {
    room: "reconciliation",
    holds: "providers' reports, differences",
    uses: ["payments", "ledger", "renewals"],
  },
  {
    room: "notices",
    holds: "whom to tell what",
    uses: [
      ...[
        "activation",
        "auto-renewals",
        "cases",
        "catalogue",
        "customers",
        "lines",
        "buckets",
        "friends",
        "incidents",
        "kiosks",
        "renewals",
        "trips",
      ],
      ...["questions", "receipts", "staff", "support", "usage"],
    ],
  },
  {
    room: "privacy",
    holds: "what is kept of a person: shown, handed out, erased",
    uses: [
      ...[
        "auto-renewals",
        "cases",
        "customers",
        "kiosks",
        "lines",
        "notices",
        "questions",
        "receipts",
        "renewals",
        "support",
      ],
    ],
  },
  {
    room: "evidence",
    holds: "what stands about one order, for whoever must judge it",
    uses: ["activation", "cases", "lines", "notices", "receipts", "renewals"],
  },
  {
    room: "cases",
    holds: "what somebody reports, and the answer",
    uses: ["lines", "renewals", "staff", "points", "support"],
  },
  { room: "staff", holds: "people, roles, paired devices", uses: [] },
  { room: "printing", holds: "printers, what comes out of them", uses: [] },
  { room: "points", holds: "places that renew, channel adviser", uses: [] },
  { room: "identity", holds: "document checks", uses: [] },
  { room: "partners", holds: "keys, outgoing webhooks", uses: [], isPlanned: true },
  // What an agent owes for PINs is held on its credit.
  { room: "pins", holds: "recharge PINs", uses: ["catalogue", "ledger", "payments", "agents"] },
  // A statement names the sellers and rounds tax as each of them does.
  { room: "agents", holds: "commission, credit, statements", uses: ["catalogue", "ledger"] },
  // The cash of an agent's till is kept on the agent's credit.
  {
    room: "tills",
    holds: "till sessions, cash",
    uses: ["staff", "ledger", "payments", "agents"],
  },
  {
    room: "esims",
    holds: "eSIM profiles to sell",
    uses: ["catalogue", "lines", "buckets", "renewals"],
  },
  {
    room: "displays",
    holds: "what a counter shows its customer",
    uses: ["staff", "catalogue", "lines", "renewals"],
  },
  {
    room: "goods",
    holds: "PINs and SIM packs over the counter, stock",
    uses: ["agents", "catalogue", "ledger", "pins", "receipts", "staff", "tills"],
  },
  {
    room: "questions",
    holds: "what anybody asks in public, and the answers",
    uses: ["catalogue", "renewals", "staff"],
  },
  { room: "friends", holds: "somebody else pays, by a link", uses: ["lines", "renewals"] },
  {
    room: "trips",
    holds: "which plans a trip takes",
    uses: ["catalogue", "lines", "buckets", "usage", "renewals"],
  },
  // Whoever keeps a line as its owner lets it renew by itself.
  {
    room: "auto-renewals",
    holds: "what renews by itself, as agreed",
    uses: ["catalogue", "lines", "buckets", "payments", "renewals", "customers"],
  },
  {
    room: "kiosks",
    holds: "machines that sell by themselves",
    uses: ["points", "printing", "staff"],
  },
  // Money in a machine pays for an order, and what it cannot give back is paid out of a till.
  {
    room: "intakes",
    holds: "cash at machines, intakes, vouchers",
    uses: ["kiosks", "ledger", "payments", "renewals", "staff", "tills"],
  },
  { room: "signs", holds: "signs beside machines, what comes of them", uses: ["points", "staff"] },
  { room: "incidents", holds: "what many lines suffer from at once", uses: ["staff"] },
  {
    room: "support",
    holds: "self-help that knows the line, chats",
    uses: [
      ...["activation", "buckets", "catalogue", "friends", "lines", "points", "renewals"],
      "staff",
    ],
  },
  { room: "reports", holds: "figures", uses: [], isPlanned: true },
];

/** Each room of the program on a kiosk and the rooms whose doors it may use, beside foundation. */
const machine = [
  { room: "files", holds: "what outlasts a power cut", uses: [] },
  { room: "links", holds: "bytes to and from a part: serial, USB, TCP", uses: [] },
  { room: "devices", holds: "parts of a kiosk, each with its simulator", uses: ["links"] },
  { room: "cctalk", holds: "money devices on one wire", uses: ["links", "devices"] },
  { room: "journal", holds: "what happened to money, line by line", uses: ["files"] },
  {
    room: "cash",
    holds: "takes money in and gives it out, each piece once",
    uses: ["files", "devices", "links", "cctalk", "journal"],
  },
  { room: "browser", holds: "the screen, and who watches over it", uses: [] },
  { room: "house", holds: "what the machine asks of the house", uses: [] },
  { room: "update", holds: "another version of the program, and back", uses: ["files"] },
  {
    room: "agent",
    holds: "one run of the program on a kiosk",
    uses: ["files", "devices", "cash", "browser", "house", "update"],
  },
];

/** Each family of gateways and the business rooms whose contracts it fulfils. */
const gateways = {
  families: [
    { family: "payments", holds: "payment providers", uses: ["payments"] },
    { family: "carriers", holds: "carriers and wholesalers", uses: ["activation"] },
    { family: "messages", holds: "e-mail and other messages", uses: ["notices"] },
    { family: "printers", holds: "printers that we call", uses: ["printing"] },
  ],
  /** What all sandboxes stand on. */
  shared: ["sandbox"],
};

/** Surfaces may use every business room; of each other only these. */
const surfaces = { shared: ["html", "documents", "browser", "words"] };

/** Packages that have one home: elsewhere nobody knows them. */
const packages = [
  { name: "pg", homes: ["foundation/database"] },
  { name: "kysely", homes: ["foundation/database"], files: "-store\\.ts$" },
  { name: "pino", homes: ["foundation/log"] },
  { name: "sharp", homes: ["foundation/pictures"] },
  { name: "receiptline", homes: ["foundation/paper"] },
  { name: "nodemailer", homes: ["gateways/messages"] },
  { name: "grammy", homes: ["gateways/messages/telegram"] },
  { name: "@line/bot-sdk", homes: ["gateways/messages/line"] },
  { name: "commander", homes: ["main"] },
  { name: "hono", homes: ["surfaces", "main"], files: "/sandbox/" },
  { name: "better-auth", homes: ["business/customers"] },
  { name: "kdbush", homes: ["business/points"] },
  { name: "geokdbush", homes: ["business/points"] },
  { name: "opening_hours", homes: ["business/points"] },
  { name: "@svg-maps/japan", homes: ["surfaces/web/points/map"] },
  { name: "leaflet", homes: ["surfaces/web/points"] },
  { name: "ical-generator", homes: ["surfaces/documents/calendar"] },
  { name: "mrz", homes: ["business/identity"] },
  { name: "otpauth", homes: ["business/staff"] },
  { name: "libphonenumber-js", homes: ["business/lines"] },
];

/** Doors beside the index.ts of a room, each for what must not load with the rest. */
const doors = [
  "foundation/database/(?:embedded/index|migrate|probe)\\.ts$",
  // What a page says, for tests that look for it.
  "surfaces/web/[^/]+/texts/index\\.ts$",
];

module.exports = { floors, business, machine, gateways, surfaces, packages, doors };
