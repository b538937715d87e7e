import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { newId } from "../../foundation/ids/index.ts";
import { readTable, type Table } from "../../foundation/tables/index.ts";
import { testAccounts, testBrowser } from "./accounts.fixture.ts";
import { giveCode, hasPassword, importCustomers, register, savedLines } from "./index.ts";

const db = await testDatabase();
const act = db.act();

const LINES = new Map([
  ["card-1", newId<"line">()],
  ["card-2", newId<"line">()],
]);
const options = { findLines: async () => LINES };

function tableOf(...lines: readonly string[]): Table {
  const table = readTable(new TextEncoder().encode(lines.join("\n")));
  if (!table.ok) throw new Error(table.refusal);
  return table.value;
}

async function take(table: Table, more: { skipBad?: boolean } = {}) {
  const outcome = await importCustomers(act, table, { ...options, ...more });
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}

async function logIn(email: string, password: string) {
  const accounts = testAccounts();
  const browser = testBrowser();
  const pending = await register(act, accounts, browser, { email, password });
  if (!pending.ok) throw new Error(pending.refusal);
  const given = { token: pending.value.token, code: accounts.codeFor(email) };
  const opened = await giveCode(act, accounts, browser, given);
  if (!opened.ok) throw new Error(opened.refusal);
  return opened.value;
}

describe("customers", () => {
  it("come with the lines they own, and find them when they first log in", async () => {
    const report = await take(
      tableOf(
        "メールアドレス,氏名,SIM番号,ニックネーム",
        "Hanako@Example.JP,山田花子,card-1,仕事用",
        "hanako@example.jp,山田花子,card-2,",
        "taro@example.jp,,,",
      ),
    );
    expect(report).toMatchObject({ created: 3, problems: [] });
    const opened = await logIn("hanako@example.jp", "correct horse battery");
    expect(opened.how).toBe("logged_in");
    expect(opened.customer.isEmailVerified).toBe(true);
    expect(await hasPassword(act, opened.customer.customerId)).toBe(true);
    const lines = await savedLines(act, opened.customer.customerId);
    expect(new Map(lines.map((line) => [line.lineId, line.nickname]))).toEqual(
      new Map([
        [LINES.get("card-1"), "仕事用"],
        [LINES.get("card-2"), undefined],
      ]),
    );
    expect(lines.every((line) => line.proof === "renewal_code")).toBe(true);
  });

  it("come again without a change, and with another nickname as a change", async () => {
    const header = "email,name,line,nickname";
    const table = tableOf(header, "jiro@example.jp,Jiro,card-1,旅行");
    await take(table);
    expect(await take(table)).toMatchObject({ created: 0, unchanged: 1 });
    const renamed = tableOf(header, "jiro@example.jp,Jiro,card-1,出張");
    expect(await take(renamed)).toMatchObject({ updated: 1 });
    expect(await take(renamed)).toMatchObject({ unchanged: 1 });
  });

  it("are refused row by row, all of them, for one that is bad", async () => {
    const header = "email,line,nickname";
    const report = await take(
      tableOf(
        header,
        "saburo@example.jp,,",
        "not an address,,",
        ",card-1,",
        "shiro@example.jp,card-9,",
        `goro@example.jp,card-1,${"長".repeat(31)}`,
      ),
    );
    expect(report.problems.map(({ row, column, problem }) => [row, column, problem])).toEqual([
      [3, "email", "email_unreadable"],
      [4, "email", "missing"],
      [5, "line", "line_unknown"],
      [6, "nickname", "nickname_too_long"],
    ]);
    expect(report.isWritten).toBe(false);
    expect((await logIn("saburo@example.jp", "correct horse battery")).how).toBe("registered");
  });
});
