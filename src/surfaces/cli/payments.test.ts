import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { answering, orderOn } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import { readOrder, type Outside } from "../../business/renewals/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { listDisputes, listFrozen, returnPayment } from "./index.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);

test("a frozen payment is listed until it goes back", async () => {
  const renewal = await orderOn(act, await town.line(), reading({ amountYen: yen(2000) }));
  const { attemptId } = (await readOrder(act, renewal))!.attempts[0]!;
  const listed = await listFrozen(act);
  expect(listed).toMatch(
    new RegExp(`${attemptId} +\\d{4}-\\d\\d-\\d\\d +sandbox +¥1,980 +¥2,000 +amount\\n1 frozen`),
  );
  expect(await returnPayment(act, { attemptId, why: "20 yen too many" })).toMatchObject({
    value: "¥2,000 goes back\n",
  });
  expect(await listFrozen(act)).toBe("0 frozen\n");
  expect(await returnPayment(act, { attemptId: "x", why: "" })).toMatchObject({
    refusal: "payment_not_frozen",
  });
});

test("open disputes are listed with the day to answer by", async () => {
  const now = act.clock.now();
  const disputes = [
    {
      reference: "du_7",
      state: "open" as const,
      amountYen: yen(1980),
      reason: "product_not_received",
      openedAt: now,
      respondBy: now,
    },
  ];
  await orderOn(act, await town.line(), reading({ amountYen: yen(1980), disputes }));
  expect(await listDisputes(act)).toMatch(/du_7 +\d{4}-.* ¥1,980 +product_not_received .*\n1 open/);
});

function reading(more: object): Outside {
  const good = answering(act);
  const came = { kind: "succeeded", providerReference: "pay_1", at: act.clock.now(), ...more };
  const provider = { ...good.provider("sandbox"), read: async () => came as never };
  return { ...good, payments: [provider], provider: () => provider };
}
