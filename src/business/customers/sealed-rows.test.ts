import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { registered, TEST_PASSWORD, testAccounts, testBrowser } from "./accounts.fixture.ts";
import { askCode, askResetMail, logIn } from "./index.ts";

const db = await testDatabase();
const TABLES = [
  "customers",
  "customer_sessions",
  "customer_credentials",
  "customer_codes",
  "house_events",
  "rate_counts",
];

test("raw rows hold nothing that a person is known by or that opens an account", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const browser = testBrowser({ device: "Mozilla/5.0 (ThisVeryDevice)", address: "203.0.113.77" });
  const email = "hanako@example.jp";
  await registered(act, accounts, browser, email);
  await logIn(act, accounts, testBrowser(), { email, password: "wrong password" });
  await askResetMail(act, accounts, browser, { email });
  const resetToken = accounts.resetTokenFor(email);
  await askCode(act, accounts, browser, { email });
  const code = accounts.codeFor(email);
  const token = decodeURIComponent([...browser.cookies.values()][0] ?? "").split(".")[0] ?? "";
  const secrets = [email, "hanako", "ThisVeryDevice", "203.0.113.77", resetToken, token];
  expect(secrets.every((secret) => secret.length > 5)).toBe(true);
  const raw = await rawRows();
  for (const secret of [...secrets, TEST_PASSWORD]) expect(raw).not.toContain(secret);
  expect(raw).not.toMatch(new RegExp(`\\b${code}\\b`));
});

test("a sealed e-mail is still found by an exact search", async () => {
  const act = db.act();
  await registered(act, testAccounts(), testBrowser(), "exact@example.jp");
  const { rows } = await db.database.run({
    text: "select email_sealed from customers where email_sealed = $1",
    values: [act.secrets.seal("exact@example.jp")],
  });
  expect(rows).toHaveLength(1);
  const [row] = rows as { email_sealed: Buffer }[];
  expect(act.secrets.unseal(row!.email_sealed)).toBe("exact@example.jp");
});

test("keys are made here, ordered by time", async () => {
  for (const [table, key] of [
    ["customers", "customer_id"],
    ["customer_sessions", "session_id"],
    ["customer_credentials", "credential_id"],
  ]) {
    const { rows } = await db.database.run({
      text: `select ${key} as id from ${table}`,
      values: [],
    });
    expect(rows.length).toBeGreaterThan(0);
    for (const { id } of rows as { id: string }[]) expect(id).toMatch(/^.{14}7/);
  }
});

/** Every row as text, and bytes once more as the text that they might be. */
async function rawRows(): Promise<string> {
  const texts = await Promise.all(
    TABLES.map(async (table) => {
      const { rows } = await db.database.run({ text: `select * from ${table}`, values: [] });
      expect(rows.length).toBeGreaterThan(0);
      return (rows as Record<string, unknown>[]).flatMap(Object.values).map(asText).join("\n");
    }),
  );
  return texts.join("\n");
}

function asText(value: unknown): string {
  if (Buffer.isBuffer(value)) return `${value.toString("utf8")} ${value.toString("base64")}`;
  return JSON.stringify(value);
}
