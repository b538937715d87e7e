import { expect, it } from "vitest";
import { forgetMethod, readAuto, savedMethodsOf } from "../../src/business/auto-renewals/index.ts";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { autoWorld } from "../auto-renewals.ts";
import { openStage } from "../races/stage.ts";
import { openWorker } from "../races/worker.ts";
import { openCrashes } from "./crashes.ts";

const stage = await openStage();
const { act, boxes, outside } = stage;
const crashes = await openCrashes(stage);
const worker = openWorker(act, outside);
const { armed, charges, toBeforeEnd } = autoWorld(stage);

// The moves at the hour of a charge: due, placed, begun.
it.each([
  ...["auto.before_move", "auto.after_move", "auto.after_placing", "auto.after_move#2"],
  ...["payment.before_call", "payment.after_call", "auto.after_move#3"],
])("killed at %s, a worker leaves one charge, one bucket, one receipt", async (failpoint) => {
  const { line } = await armed("succeeds");
  await toBeforeEnd(line, 30 * 60);
  await worker.rest();
  await toBeforeEnd(line, 6 * 60 - 1);
  expect(await crashes.work(failpoint)).toBe("SIGKILL");
  // Past the lease; past what is still on its way; and past the hour until the second try.
  for (const seconds of [61, 61, 3600, 61]) {
    await boxes.advance(seconds);
    await worker.rest();
  }
  const { auto, occasions } = (await readAuto(act, line.lineId))!;
  expect(occasions.map(({ state }) => state)).toEqual(["renewed"]);
  expect(auto.state).toBe("armed");
  const received = (await charges(line)).map(({ amount_received: yen }) => yen);
  expect(received).toEqual([1980]);
  const key = { lineId: line.lineId, renewalId: occasions[0]!.renewalId! };
  const whole = { received: 1980, granted: 1, buckets: 1, receipts: 1 };
  expect(await stage.wholeness(key)).toEqual(whole);
});

it.each(["forgetting.before_call", "forgetting.after_call"])(
  "killed at %s, a worker leaves a card to be forgotten",
  async (failpoint) => {
    const { line, customerId, savedMethodId } = await armed("succeeds");
    await forgetMethod(act, { customerId, savedMethodId });
    expect(await crashes.work(failpoint)).toBe("SIGKILL");
    expect(await savedMethodsOf(act, customerId)).toEqual([]);
    await boxes.advance(61);
    await worker.rest();
    expect((await readAuto(act, line.lineId))!.method).toMatchObject({ state: "forgotten" });
  },
);

it("the books balance", async () => {
  expect(await checkLedger(act)).toEqual([]);
});
