import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database.ts";
import { buildTown } from "../../../../tests/town.ts";
import { allSellers } from "../../../business/catalogue/index.ts";
import {
  ACCOUNTS,
  balances,
  BOOKINGS,
  growsByDebit,
  insertTransfers,
  reverseTransfer,
  transfersFor,
  type Account,
  type MoneyNews,
} from "../../../business/ledger/index.ts";
import { writeHouse } from "../../../foundation/act/index.ts";
import {
  addHours,
  instant,
  JST,
  startOfDate,
  type Instant,
} from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { taxInside, yen } from "../../../foundation/money/index.ts";
import { accountNames, KNOWN_AS, type Software } from "./accounts.ts";
import { exportJournal, type JournalWish } from "./export-journal.ts";
import { csvRow, cutTo, inNineDigits } from "./rows.ts";

const db = await testDatabase();
const act = db.act();
await buildTown(act);
await act.database.run({
  text: `insert into sellers (seller_id, code, names, legal_name, address, phone, email,
      responsible_person, tax_rounding)
    values (gen_random_uuid(), 'umi', '{}', '海', 'T', '0', 'a@b.jp', 'S', 'floor')`,
  values: [],
});
const sellers = await allSellers(act);
const EXEMPT = sellers.find(({ code }) => code === "umi")!.sellerId;
const WHOLE = { from: "2026-01-01", to: "2027-12-31" };
const FORMATS: readonly Software[] = ["yayoi", "freee"];

const anyNews: fc.Arbitrary<MoneyNews> = fc
  .record({
    what: fc.constantFrom(...(Object.keys(BOOKINGS) as (keyof typeof BOOKINGS)[])),
    totalYen: fc.integer({ min: 1, max: 100_000 }),
    hours: fc.integer({ min: 0, max: 300 }),
    seller: fc.constantFrom(...sellers),
    provider: fc.constantFrom("stripe", "paypal"),
    isCash: fc.boolean(),
  })
  .map(({ what, totalYen, hours, seller, provider, isCash }) => {
    const { sellerId } = seller;
    const total = yen(totalYen);
    const isSupply = what === "plan_supplied" || what === "plan_used";
    return {
      ...{ what, sellerId, provider, totalYen: total },
      taxYen: sellerId === EXEMPT || isSupply ? yen(0) : taxInside(total, 100, "floor"),
      ...{ lineId: newId(), renewalId: newId(), attemptId: newId(), refundId: newId() },
      ...{ useId: newId(), rowId: newId(), movementId: newId(), tillId: "till-7" },
      ...{ moveId: newId(), kioskId: "kiosk-3" },
      ...{
        disputeId: newId(),
        checkoutId: newId(),
        saleId: newId(),
        pinId: newId(),
        closingId: newId(),
      },
      ...{ agentId: "hana", commissionId: newId(), statementId: newId(), settlementId: newId() },
      ...(isCash || what === "pins_sold" || what === "pin_sale_undone"
        ? { money: { account: "cash", book: "till:till-7" } }
        : {}),
      at: addHours(startOfDate("2026-11-01", JST), hours),
    } as unknown as MoneyNews;
  });

test("the file's rows add up to the ledger, in each format, by brand and by day", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyNews, { minLength: 1, maxLength: 12 }), async (news) => {
      for (const one of news) await book(one);
      for (const format of FORMATS) {
        const ledger = await ledgerSums(format);
        expect(sumsOf(format, await rowsOf({ format }))).toEqual(ledger);
        expect(sumsOf(format, await rowsOf({ format, isByDay: true }))).toEqual(ledger);
        const parts = [...sellers.map(({ code }) => code), "-"];
        const byBrand = await Promise.all(parts.map(async (seller) => rowsOf({ format, seller })));
        expect(sumsOf(format, byBrand.flat())).toEqual(ledger);
      }
    }),
    { numRuns: 12 },
  );
});

test("each entry is balanced, and the same days give the same bytes", async () => {
  for (const format of FORMATS) {
    const once = await bytesOf({ format });
    expect(Buffer.compare(once, await bytesOf({ format }))).toBe(0);
    for (const row of parsed(format, once)) {
      const { debit, credit } = sidesOf(format, row);
      expect(debit.yen).toBe(credit.yen);
    }
  }
});

test("a file of two halves of a period is the file of the whole", async () => {
  const read = async (from: string, to: string) => rowsOf({ format: "yayoi", from, to });
  const halves = [
    ...(await read("2026-01-01", "2026-11-05")),
    ...(await read("2026-11-06", "2027-12-31")),
  ];
  expect(halves).toEqual(await rowsOf({ format: "yayoi" }));
});

test("a payment is one 振替伝票 with its tax apart, in Shift_JIS, as 弥生 imports it", async () => {
  await book(payment("2026-03-01T14:59:59Z"));
  const bytes = await bytesOf({ format: "yayoi", from: "2026-03-01", to: "2026-03-01" });
  expect(new TextDecoder("shift_jis", { fatal: true }).decode(bytes)).toBe(
    [
      '"2110","","","2026/03/01","売掛金","stripe","town","対象外",1800,0,"前受金","プラン","town","課税売上別10%",1800,0,"更新代金受領","","",3,"","","0","0","no"',
      '"2101","","","2026/03/01","売掛金","stripe","town","対象外",180,0,"仮受消費税等","","town","課税売上別10%",180,0,"更新代金受領","","",3,"","","0","0","no"',
      "",
    ].join("\r\n"),
  );
  for (const row of parsed("yayoi", bytes)) expect(row).toHaveLength(25);
});

test("the same is one row with its tax beside it, in UTF-8 with a mark, as freee imports it", async () => {
  const bytes = await bytesOf({ format: "freee", from: "2026-03-01", to: "2026-03-01" });
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [heading, row, ...more] = parsed("freee", bytes, { withHeading: true });
  expect(more).toEqual([]);
  expect(heading).toHaveLength(33);
  expect(Object.fromEntries(heading!.map((name, i) => [name, row![i]]))).toMatchObject({
    "[表題行]": "[明細行]",
    ...{ 日付: "2026/03/01", 伝票番号: "1", 摘要: "更新代金受領" },
    ...{ 借方勘定科目: "売掛金", 借方補助科目: "stripe", 借方金額: "1980", 借方税区分: "対象外" },
    ...{ 貸方勘定科目: "前受金", 貸方金額: "1980", 貸方税区分: "課税売上10%", 貸方税額: "180" },
  });
});

test("what is given back stands as a return, what is earned later without tax", async () => {
  const { lineId, renewalId, ...of } = payment("2026-04-01T03:00:00Z");
  const refund = { ...of, lineId, renewalId, refundId: newId<"refund">() };
  await book({ ...refund, what: "refund_decided", totalYen: yen(1080), taxYen: yen(180) });
  await book({ ...refund, what: "supplied_refund_decided", totalYen: yen(900), taxYen: yen(0) });
  await book({ ...refund, what: "plan_used", useId: newId(), totalYen: yen(70) } as MoneyNews);
  const day = { from: "2026-04-01", to: "2026-04-01" };
  const brief = async (format: Software) =>
    (await rowsOf({ format, ...day })).map((row) => {
      const { debit } = sidesOf(format, row);
      return `${debit.name} ${debit.yen} ${debit.taxClass} ${debit.taxYen}`;
    });
  expect((await brief("yayoi")).toSorted()).toEqual([
    "仮受消費税等 180 課税売返別10% 0",
    "前受金 70 対象外 0",
    "前受金 900 課税売返別10% 0",
    "売上高 900 課税売返別10% 0",
  ]);
  expect((await brief("freee")).toSorted()).toEqual([
    "前受金 1080 課税売返10% 180",
    "前受金 70 対象外 0",
    "売上高 900 課税売返10% 0",
  ]);
});

test("a reversed sale stands as a sale on the other side, and says so", async () => {
  await book(payment("2026-05-01T03:00:00Z"));
  const { rows } = await db.database.run({
    text: "select transfer_id as id from transfers where at = '2026-05-01T03:00:00Z' and cause like '%.net'",
    values: [],
  });
  const at = instant("2026-05-02T03:00:00Z");
  const later = { ...act, clock: { now: () => at } };
  const [{ id }] = rows as [{ id: string }];
  await reverseTransfer(later, { transferId: id, why: "test" });
  const [row] = await rowsOf({ format: "yayoi", from: "2026-05-02", to: "2026-05-02" });
  const { debit, credit } = sidesOf("yayoi", row!);
  expect([debit.name, debit.taxClass]).toEqual(["前受金", "課税売上別10%"]);
  expect([credit.name, credit.taxClass]).toEqual(["売掛金", "対象外"]);
  expect(row![16]).toBe("取消仕訳 更新代金受領");
});

test("a brand without tax has no taxable sale", async () => {
  await book({ ...payment("2026-06-01T03:00:00Z"), sellerId: EXEMPT, taxYen: yen(0) } as MoneyNews);
  const rows = await rowsOf({ format: "freee", from: "2026-06-01", to: "2026-06-01" });
  expect(rows.map((row) => sidesOf("freee", row).credit.taxClass)).toEqual(["対象外"]);
});

test("an unknown brand and days in the wrong order are refused, and nothing is written", async () => {
  const pieces: Uint8Array[] = [];
  const write = async (piece: Uint8Array) => void pieces.push(piece);
  const wish = { ...WHOLE, format: "yayoi" } as const;
  expect(await exportJournal(act, { ...wish, seller: "no" }, write)).toMatchObject({
    refusal: "seller_unknown",
  });
  expect(await exportJournal(act, { ...wish, to: "2025-12-31" }, write)).toMatchObject({
    refusal: "days_reversed",
  });
  expect(pieces).toEqual([]);
});

test("no two accounts of ours are one account of the software", () => {
  for (const format of FORMATS) {
    const names = (Object.keys(ACCOUNTS) as Account[]).map((account) => {
      const { name, sub } = accountNames({ account, book: "house" }, format, () => "");
      return `${name} ${sub}`;
    });
    expect(new Set(names).size).toBe(names.length);
    for (const { yayoi, sub = "" } of Object.values(KNOWN_AS)) {
      expect(cutTo(yayoi, 24)).toBe(yayoi);
      expect(cutTo(sub, 24)).toBe(sub);
    }
  }
});

test("the chart that operators read names each account as the files do", () => {
  const paper = readFileSync(new URL("../../../../docs/running/books.md", import.meta.url), "utf8");
  for (const [account, { yayoi, freee, sub }] of Object.entries(KNOWN_AS)) {
    const row = paper.split("\n").find((line) => line.startsWith(`| \`${account}\` |`)) ?? "";
    const cells = row.split("|").map((cell) => cell.trim());
    expect([account, cells[2]]).toEqual([
      account,
      growsByDebit(account as Account) ? "debit" : "credit",
    ]);
    expect(cells.slice(5, 7)).toEqual([yayoi, freee]);
    if (sub !== undefined) expect(cells[7]).toBe(sub);
  }
});

test("a text with quotes and line breaks stays one cell of one row", () => {
  expect(csvRow(['a "b"\r\nc', 12])).toBe('"a ""b"" c",12\r\n');
});

test("amounts beyond nine digits become several rows that add up", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000_000_000 }), (amount) => {
      const side = { account: "cash", book: "house" } as const;
      const rows = inNineDigits({ debit: side, credit: side, amountYen: yen(amount) });
      expect(rows.reduce((sum, { amountYen }) => sum + amountYen, 0)).toBe(amount);
      for (const { amountYen } of rows) {
        expect(amountYen).toBeGreaterThan(0);
        expect(amountYen).toBeLessThan(1_000_000_000);
      }
    }),
  );
});

function payment(at: string) {
  return {
    what: "payment_confirmed" as const,
    ...{ lineId: newId<"line">(), renewalId: newId<"renewal">(), attemptId: newId<"attempt">() },
    sellerId: sellers.find(({ code }) => code === "town")!.sellerId,
    ...{ provider: "stripe", totalYen: yen(1980), taxYen: yen(180), at: instant(at) as Instant },
  };
}

async function book(news: MoneyNews): Promise<void> {
  const transfers = transfersFor(news);
  if (transfers.length > 0) {
    await writeHouse(act, { name: "test.booked" }, insertTransfers(act, transfers));
  }
}

type Wish = Partial<JournalWish> & { readonly format: Software };

async function bytesOf(wish: Wish): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const outcome = await exportJournal(act, { ...WHOLE, ...wish }, async (piece) => {
    pieces.push(piece);
  });
  expect(outcome.ok).toBe(true);
  return Buffer.concat(pieces);
}

async function rowsOf(wish: Wish): Promise<readonly (readonly string[])[]> {
  return parsed(wish.format, await bytesOf(wish));
}

function parsed(
  format: Software,
  bytes: Uint8Array,
  { withHeading = false } = {},
): readonly (readonly string[])[] {
  const encoding = format === "yayoi" ? "shift_jis" : "utf-8";
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  const rows: string[][] = parse(text, { relax_column_count: false });
  return format === "freee" && !withHeading ? rows.slice(1) : rows;
}

interface Side {
  readonly name: string;
  readonly sub: string;
  readonly taxClass: string;
  readonly yen: number;
  readonly taxYen: number;
}

function sidesOf(format: Software, row: readonly string[]): { debit: Side; credit: Side } {
  const side = (name: number, sub: number, yenAt: number, taxClass: number, tax: number): Side => ({
    ...{ name: row[name]!, sub: row[sub]!, taxClass: row[taxClass]! },
    ...{ yen: Number(row[yenAt]), taxYen: Number(row[tax]) },
  });
  return format === "yayoi"
    ? { debit: side(4, 5, 8, 7, 9), credit: side(10, 11, 14, 13, 15) }
    : { debit: side(4, 6, 15, 16, 17), credit: side(18, 20, 29, 30, 31) };
}

/** Debits less credits by account and sub-account; freee moves the tax to its own account. */
function sumsOf(format: Software, rows: readonly (readonly string[])[]) {
  const sums = new Map<string, number>();
  const add = (name: string, amount: number) => sums.set(name, (sums.get(name) ?? 0) + amount);
  for (const row of rows) {
    const { debit, credit } = sidesOf(format, row);
    for (const [side, sign] of [[debit, 1] as const, [credit, -1] as const]) {
      add(`${side.name} ${side.sub}`, sign * (side.yen - side.taxYen));
      if (side.taxYen !== 0) add(`${KNOWN_AS.output_tax[format]} `, sign * side.taxYen);
    }
  }
  return withoutZeros(sums);
}

async function ledgerSums(format: Software) {
  const sums = new Map<string, number>();
  for (const { account, book: owner, balanceYen } of await balances(act)) {
    const nameOf = (book: string) => book.split(":")[1] ?? "";
    const { name, sub } = accountNames({ account, book: owner }, format, nameOf);
    const debits = growsByDebit(account) ? balanceYen : -balanceYen;
    sums.set(`${name} ${sub}`, (sums.get(`${name} ${sub}`) ?? 0) + debits);
  }
  return withoutZeros(sums);
}

function withoutZeros(sums: ReadonlyMap<string, number>) {
  return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0).toSorted());
}
