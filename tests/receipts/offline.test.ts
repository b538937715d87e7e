import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  findReceipt,
  introduceReceiptKey,
  receiptKeys,
  type Receipt,
} from "../../src/business/receipts/index.ts";
import { openSecrets } from "../../src/foundation/secrets/index.ts";
import { drawKeys } from "../../src/main/draw-keys.ts";
import { receiptPageTexts } from "../../src/surfaces/web/receipt/texts/index.ts";
import { answering, orderOn } from "../orders.ts";
import { testDatabase } from "../database.ts";
import { buildTown } from "../town.ts";
import { testWeb } from "../web.ts";

// One secret, whose first key signed yesterday and whose second signs today.
const master = createHash("sha256").update("one secret, two keys").digest();
const [first, second] = [1, 2].map((signerNumber) => openSecrets(master, { signerNumber }));
const db = await testDatabase();
const yesterday = { ...db.act({ at: "2026-11-21T03:00:00Z" }), secrets: first! };
const today = { ...db.act(), secrets: second! };
const web = await testWeb({ db, ground: { secrets: second! } });
const folder = mkdtempSync(path.join(tmpdir(), "tsunagu-offline-"));
const program = path.join(folder, "check-receipt.mjs");
const keysFile = path.join(folder, "keys.json");
let receipts: readonly Receipt[];

beforeAll(async () => {
  const document = readFileSync(path.join(import.meta.dirname, "../../docs/running/receipts.md"));
  writeFileSync(program, /^```js\n([\s\S]*?)^```$/mu.exec(document.toString())![1]!);
  const town = await buildTown(yesterday);
  const sold = [yesterday, today].map(async (act) => {
    await introduceReceiptKey(act);
    const order = await orderOn(act, await town.line(), answering(act));
    return (await findReceipt(act, order))!;
  });
  receipts = await Promise.all(sold);
  const published = await web.get("/.well-known/tsunagu-receipt-keys.json");
  writeFileSync(keysFile, await published.text());
});

describe("the program in docs/running/receipts.md, with the published keys alone", () => {
  test("reads what either key has signed", () => {
    for (const { token, content } of receipts) {
      const { said, code } = check(`https://renew.example.jp/verify/${token}`);
      expect(code).toBe(0);
      expect(JSON.parse(said)).toMatchObject([
        "tsunagu-receipt-2",
        "receipt",
        content.number,
        content.date,
        "Tsunagu KK T7000012050002",
        1980,
        180,
        expect.any(String),
      ]);
    }
    const keyIds = receipts.map(({ token }) => token.split(".")[1]);
    expect(new Set(keyIds).size).toBe(2);
  });

  test("calls everything else not genuine", () => {
    const [statement, keyId, signature] = receipts[0]!.token.split(".") as [string, string, string];
    const dearer = Buffer.from(statement, "base64url").toString().replace("1980", "1981");
    const otherKey = receipts[1]!.token.split(".")[1]!;
    for (const wrong of [
      `${Buffer.from(dearer).toString("base64url")}.${keyId}.${signature}`,
      `${statement}.${otherKey}.${signature}`,
      `${statement}.unknown.${signature}`,
    ]) {
      expect(check(wrong)).toEqual({ said: "not genuine\n", code: 1 });
    }
  });
});

test("our page verifies both, whichever key its process signs with", async () => {
  for (const { token } of receipts) {
    const html = await (await web.get(`/en/verify/${token}`)).text();
    expect(html).toContain(receiptPageTexts.en.verify.genuine);
  }
});

test("a key is introduced once, by however many processes at once", async () => {
  const third = { ...db.act(), secrets: openSecrets(master, { signerNumber: 3 }) };
  await Promise.all(Array.from({ length: 8 }, async () => introduceReceiptKey(third)));
  const keys = await receiptKeys(third);
  expect(keys.map(({ state }) => state)).toEqual(["current", "retired", "retired"]);
  const [table, pem] = [drawKeys(keys, "table"), drawKeys(keys, "pem")];
  expect(table.split("\n")[0]).toBe(`${keys[0]!.keyId}  current  since 2026-11-22T03:00:00.000Z`);
  expect(pem.match(/BEGIN PUBLIC KEY/gu)).toHaveLength(3);
});

function check(link: string): { readonly said: string; readonly code: number | null } {
  const { stdout, status } = spawnSync(process.execPath, [program, link, keysFile]);
  return { said: stdout.toString(), code: status };
}
