import { readFileSync } from "node:fs";
import path from "node:path";
import { SENTINELS as CARRIER_SENTINELS } from "../gateways/carriers/sandbox/index.ts";
import { SENTINELS as PAYMENT_SENTINELS } from "../gateways/payments/sandbox/index.ts";
import { readTable } from "../foundation/tables/index.ts";

/** What a person who just started the demo needs to know; printed by `tsunagu start`. */
export interface DemoCard {
  readonly logins: readonly {
    readonly who: string;
    readonly email: string;
    readonly password: string;
  }[];
  /** At the counter, on a device that was paired. */
  readonly staff: readonly {
    readonly who: string;
    readonly number: string;
    readonly passcode: string;
  }[];
  readonly lines: readonly { readonly what: string; readonly renewalCode: string }[];
  /** Inputs that make things fail on purpose. */
  readonly sentinels: readonly { readonly input: string; readonly effect: string }[];
}

export const DEMO_LOGINS: DemoCard["logins"] = [
  { who: "Hanako, four lines", email: "hanako@example.jp", password: "lantern-harbor-42" },
  { who: "Alex, on a trip", email: "alex@example.com", password: "quiet-maple-river" },
];

export const DEMO_STAFF = [
  { who: "Aoi", role: "clerk", number: "1001", passcode: "428163" },
  { who: "Ren", role: "manager", number: "9001", passcode: "730592" },
  { who: "Mio of Sakura Travel", role: "clerk", number: "2001", passcode: "519274", agent: "SKR" },
  {
    who: "Sora of Sakura Travel",
    role: "manager",
    number: "9101",
    passcode: "864027",
    agent: "SKR",
  },
] as const satisfies readonly DemoPerson[];

interface DemoPerson {
  readonly who: string;
  readonly role: "clerk" | "manager";
  readonly number: string;
  readonly passcode: string;
  /** The code of the shop that they work for. */
  readonly agent?: string;
}

/** A shop that sells for the demo's sellers, keeps their cash and earns by each sale. */
export const DEMO_AGENT = {
  code: "SKR",
  name: "Sakura Travel",
  legalName: "株式会社さくらトラベル",
  address: "東京都台東区上野1-2-3",
  registrationNumber: "T5010401067252",
  contact: { email: "sakura@example.jp" },
  creditLimitYen: 100_000,
} as const;

/** Prints onto its own page, `/counter/printer`. */
export const DEMO_PRINTER = {
  code: "TYO1-P1",
  name: "Counter 1",
  kind: "virtual",
  paperMm: 80,
  codePages: ["shiftjis"],
} as const;

export const DEMO_TILL = { code: "TYO1-01", name: "Counter 1" } as const;
export const DEMO_AGENT_TILL = { code: "SKR-01", name: "Sakura Travel" } as const;

/** A pack on both shelves, by what is printed on it. */
export const DEMO_PACK = {
  code: "sim-7",
  sellerCode: "hanabi",
  names: {
    "zh-Hans": "日本上网卡 7天套装",
    "zh-Hant": "日本上網卡 7日套組",
    ja: "日本データSIM 7日パック",
    en: "Japan data SIM, 7-day pack",
    ko: "일본 데이터 SIM 7일 팩",
  },
  priceYen: 2980,
} as const;
export const DEMO_PACK_SERIALS = {
  house: ["HNB-0001", "HNB-0002", "HNB-0003"],
  shop: ["HNB-1001", "HNB-1002", "HNB-1003"],
} as const;

/** Read from the demo town's own files when it is asked for. */
export const demoCard: DemoCard = {
  logins: DEMO_LOGINS,
  staff: DEMO_STAFF.map(({ who, role, number, passcode }) => ({
    who: `${who}, ${role}`,
    number,
    passcode,
  })),
  get lines() {
    return demoLines().filter((line) => line.what !== "" && !line.what.startsWith(SENTINEL));
  },
  get sentinels() {
    return [...paymentSentinels(), ...carrierSentinels()];
  },
};

const SENTINEL = "carrier sandbox";
const LINES = path.join(import.meta.dirname, "..", "..", "database", "seed", "lines.csv");

interface DemoLine {
  readonly iccid: string;
  readonly renewalCode: string;
  readonly what: string;
}

function demoLines(): readonly DemoLine[] {
  const table = readTable(readFileSync(LINES));
  if (!table.ok) throw new Error(`${LINES}: ${table.refusal}`);
  const { columns, rows } = table.value;
  const column = (name: string) => columns.indexOf(name);
  const [iccid, code, what] = ["SIMカード番号(ICCID)", "更新コード", "備考"].map(column);
  return rows.map(({ cells }) => ({
    iccid: cells[iccid!]!.replaceAll(" ", ""),
    renewalCode: cells[code!]!,
    what: cells[what!]!,
  }));
}

// What a card does, the tag of the same name does for other methods: told once.
function paymentSentinels(): DemoCard["sentinels"] {
  const cards = PAYMENT_SENTINELS.filter(({ kind }) => kind === "card");
  const told = new Set<string>(cards.map(({ behaviour }) => behaviour));
  const tags = PAYMENT_SENTINELS.filter((one) => one.kind === "email" && !told.has(one.behaviour));
  for (const { behaviour } of tags) told.add(behaviour);
  const readers = PAYMENT_SENTINELS.filter(
    (one) => one.kind === "reader" && !told.has(one.behaviour),
  );
  const kept = PAYMENT_SENTINELS.filter(({ kind }) => kind === "saved card");
  return [
    ...cards.map(({ input, happens }) => ({ input: `card ${input}`, effect: happens })),
    ...kept.map(({ input, happens }) => ({ input: `saved card ${input}`, effect: happens })),
    ...tags.map(({ input, happens }) => ({ input: `you+${input}@example.com`, effect: happens })),
    ...readers.map(({ input, happens }) => ({ input: `reader desk+${input}`, effect: happens })),
  ];
}

function carrierSentinels(): DemoCard["sentinels"] {
  const codes = new Map(demoLines().map((line) => [line.iccid, line.renewalCode]));
  return CARRIER_SENTINELS.flatMap(({ input, happens }) => {
    const code = codes.get(input);
    return code === undefined ? [] : [{ input: `line ${code}`, effect: happens }];
  });
}
