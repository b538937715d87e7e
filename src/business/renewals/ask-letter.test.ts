import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { answering, handOut, orderOn } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import { newId } from "../../foundation/ids/index.ts";
import { noticeSubscriptions, recentMessages } from "../notices/index.ts";
import { askLetter, renewalOf } from "./index.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);
const subscriptions = noticeSubscriptions((name) => ({
  ...{ subject: name, text: name, html: name, enclosures: [] },
}));

test("is written once however often it is asked for, at once or one after the other", async () => {
  const { lineId, renewalId } = await orderOn(act, await town.line(), answering(act));
  const wish = { lineId, renewalId, onceKey: newId() };
  const asked = await Promise.all([askLetter(act, wish), askLetter(act, wish)]);
  expect([...asked, await askLetter(act, wish)].map(({ ok }) => ok)).toEqual([true, true, true]);
  expect(await askedOf(lineId)).toBe(1);
  await handOut(act, subscriptions);
  const letters = await recentMessages(act, 20);
  const again = letters.filter(({ cause }) => cause.startsWith("letter.asked:"));
  expect(again.map(({ recipient, subject }) => [recipient, subject])).toEqual([
    ["wang@example.com", "active"],
  ]);
});

test("another wish is another letter, but not without end", async () => {
  const { lineId, renewalId } = await orderOn(act, await town.line(), answering(act));
  const ask = async () => askLetter(act, { lineId, renewalId, onceKey: newId() });
  for (let i = 0; i < 5; i++) expect(await ask()).toMatchObject({ ok: true });
  expect(await ask()).toMatchObject({ ok: false, refusal: "too_many_letters" });
  expect(await askedOf(lineId)).toBe(5);
});

test("nothing is mailed of an order that nothing came of, or of none at all", async () => {
  const { lineId, renewalId } = await orderOn(
    act,
    await town.line(),
    answering(act, { paid: "pending" }),
  );
  expect((await renewalOf(act, { lineId, renewalId }))?.state).toBe("awaiting_payment");
  const wish = { lineId, renewalId, onceKey: newId() };
  expect(await askLetter(act, wish)).toMatchObject({ refusal: "nothing_to_mail" });
  const unknown = { ...wish, renewalId: newId<"renewal">() };
  expect(await askLetter(act, unknown)).toMatchObject({ refusal: "order_unknown" });
});

async function askedOf(lineId: string): Promise<number> {
  const { rows } = await act.database.run({
    text: "select count(*)::int as n from events where line_id = $1 and name = 'letter.asked'",
    values: [lineId],
  });
  return (rows as { n: number }[])[0]!.n;
}
