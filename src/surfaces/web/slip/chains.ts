/** What stands on machines, screens and paper in the shops; their readers look for these words. */
export const SCREEN_WORDS = {
  multi_copy: "マルチコピー機",
  loppi: "Loppi",
  payments: "代金支払い／チャージ",
  enter_number: "番号入力",
  have_number: "各種番号をお持ちの方",
  check: "確認する",
  yes: "はい",
  ok: "OK",
  paper: "申込券",
  first_number: "第1番号",
  second_number: "第2番号",
  customer_number: "お客様番号",
  confirmation_number: "確認番号",
  reception_number: "お支払い受付番号",
  slip_number: "払込票番号",
  online_number: "オンライン決済番号",
} as const;
export type ScreenWord = keyof typeof SCREEN_WORDS;

/** One thing to do, at or with what the word names. */
export const SLIP_STEPS = [
  "go_to",
  "touch",
  "enter_code",
  "enter_confirmation",
  "paper_to_till",
  "tell_clerk",
  "show_code",
  "code_at_till",
  "confirmation_at_till",
  "pay_at_till",
] as const;
export type SlipStep = (typeof SLIP_STEPS)[number];

export interface ChainGuide {
  /** By which words the shop calls the two numbers. */
  readonly code?: ScreenWord;
  readonly confirmation?: ScreenWord;
  readonly steps: readonly (readonly [SlipStep, ScreenWord?])[];
  /** To be shown to the clerk, who reads Japanese. */
  readonly sentence: string;
}

const ONLINE = "インターネット代金の支払いです。手続きを手伝っていただけますか。";

const LOPPI: ChainGuide = {
  code: "customer_number",
  confirmation: "confirmation_number",
  steps: [
    ["go_to", "loppi"],
    ["touch", "have_number"],
    ["enter_code", "customer_number"],
    ["enter_confirmation", "confirmation_number"],
    ["touch", "yes"],
    ["paper_to_till", "paper"],
  ],
  sentence: ONLINE,
};

// From the chains' and payment companies' own instructions. Machines are renewed now and then: the
// sentence for the clerk helps wherever a screen looks otherwise.
const CHAINS: Readonly<Record<string, ChainGuide>> = {
  familymart: {
    code: "first_number",
    confirmation: "second_number",
    steps: [
      ["go_to", "multi_copy"],
      ["touch", "payments"],
      ["touch", "enter_number"],
      ["enter_code", "first_number"],
      ["enter_confirmation", "second_number"],
      ["touch", "check"],
      ["paper_to_till", "paper"],
    ],
    sentence: ONLINE,
  },
  lawson: LOPPI,
  ministop: LOPPI,
  seicomart: {
    code: "reception_number",
    confirmation: "confirmation_number",
    steps: [
      ["tell_clerk"],
      ["code_at_till", "reception_number"],
      ["confirmation_at_till", "confirmation_number"],
      ["pay_at_till", "ok"],
    ],
    sentence: ONLINE,
  },
  seven_eleven: {
    code: "slip_number",
    steps: [["tell_clerk"], ["show_code", "slip_number"], ["pay_at_till", "ok"]],
    sentence: "インターネット代金の支払いです。払込票番号をお伝えします。",
  },
  daily_yamazaki: {
    code: "online_number",
    steps: [["tell_clerk"], ["code_at_till", "online_number"], ["pay_at_till", "ok"]],
    sentence: "オンライン決済の支払いです。手続きを手伝っていただけますか。",
  },
};

const ANY_SHOP: ChainGuide = {
  steps: [["tell_clerk"], ["show_code"], ["pay_at_till", "ok"]],
  sentence: ONLINE,
};

export const KNOWN_CHAINS: readonly string[] = Object.keys(CHAINS);

/** A chain that is new to us is paid with the clerk's help. */
export function guideOf(chain: string): ChainGuide {
  return CHAINS[chain] ?? ANY_SHOP;
}

/** A number in groups of four to be read out and typed: "1234 5678 90123". */
export function grouped(code: string): readonly string[] {
  const groups = code.match(/.{1,4}/gu) ?? [];
  const last = groups.at(-1) ?? "";
  if (last.length > 1 || groups.length < 2) return groups;
  return [...groups.slice(0, -2), groups.at(-2)! + last];
}
