import { describe, expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import {
  chooseRefund,
  placeRenewal,
  workRenewal,
  type Renewal,
} from "../../src/business/renewals/index.ts";
import { CONNECTED, MONEY_BACK, openStage } from "./stage.ts";

const stage = await openStage();
const { act, boxes, town, outside, place, begin, pay, buy, work, wholeness } = stage;

describe("a provider", () => {
  it("that cannot be read just now is left in peace and read later", async () => {
    const renewal = await buy(await town.line(), "4000000000108003");
    const order = await work(renewal);
    expect(order.renewal.state).toBe("awaiting_payment");
    expect(order.renewal.tries).toBe(1);
    expect((await work(renewal, 100)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("gets every payment of an order back from us when the plan does not come", async () => {
    const renewal = await place(await town.line("never_settles"));
    const [slow, quick] = [await begin(renewal), await begin(renewal)];
    await pay(slow!, "4000000000102006");
    await pay(quick!);
    expect((await work(renewal)).renewal.state).toBe("activating");
    await work(renewal, 30);
    await work(renewal, 600);
    const order = await work(renewal, 1200);
    expect(order.renewal.state).toBe("refunded");
    expect(order.refunds.map(({ state, reason }) => [state, reason])).toEqual([
      ["done", "double_payment"],
      ["done", "promise_missed"],
    ]);
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });
});

describe("a plan whose money went back", () => {
  it("is asked back again when the first asking never arrived", async () => {
    const renewal = await buy(await town.line("slow"));
    await work(renewal);
    await suspend(renewal);
    await boxes.advance(25);
    let askings = 0;
    const carrier = outside.carrier("sandbox");
    await workRenewal(
      act,
      {
        ...outside,
        carrier: () => ({
          ...carrier,
          async revoke(request) {
            askings += 1;
            return askings < 4 ? { kind: "never_seen" } : carrier.revoke(request);
          },
        }),
      },
      renewal,
    );
    expect(askings).toBeGreaterThan(0);
    expect((await work(renewal, 5)).renewal.state).toBe("refunded");
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });

  it("is asked back once, and its going is no second success", async () => {
    const renewal = await buy(await town.line("slow"));
    await work(renewal);
    expect((await chooseRefund(act, outside, renewal)).ok).toBe(true);
    await work(renewal);
    await work(renewal, 3600);
    await work(renewal, 3600);
    expect(await operations(renewal)).toEqual([
      ["grant", "refused"],
      ["revoke", "done"],
    ]);
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });
});

describe("a carrier", () => {
  it("in maintenance is asked again within the promise", async () => {
    const renewal = await buy(await town.line("maintenance"));
    expect((await work(renewal)).renewal.state).toBe("activating");
    for (let i = 0; i < 4; i++) await work(renewal, 60);
    expect((await stage.order(renewal)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("that grants what may no longer be granted gives it back, and so do we", async () => {
    const renewal = await buy(await town.line("slow"));
    expect((await work(renewal)).renewal.state).toBe("activating");
    await suspend(renewal);
    expect((await work(renewal, 25)).renewal.state).toBe("refunded");
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });
});

describe("a second purchase", () => {
  it("is stopped also while the first is only placed", async () => {
    const line = await town.line();
    const first = await place(line);
    const second = placeRenewal(act, {
      lineId: line.lineId,
      planCode: "week",
      payKind: "redirect",
      channel: "kiosk",
      accepted: [],
      onceKey: "at the same time",
    });
    expect(await second).toMatchObject({
      refusal: "order_under_way",
      facts: { number: first.number },
    });
  });
});

it("leaves books that balance", async () => {
  expect(await checkLedger(act)).toEqual([]);
});

/** An operator's import says so, between the payment and the carrier's answer. */
async function suspend({ lineId }: Renewal): Promise<void> {
  await act.database.run({
    text: "update lines set status = 'suspended' where line_id = $1",
    values: [lineId],
  });
}

async function operations({ renewalId }: Renewal): Promise<readonly (readonly string[])[]> {
  const { rows } = await act.database.run({
    text: "select operation, state from activations where renewal_id = $1 order by wanted_at",
    values: [renewalId],
  });
  return (rows as { operation: string; state: string }[]).map((row) => [row.operation, row.state]);
}
