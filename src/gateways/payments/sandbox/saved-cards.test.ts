import { afterAll, beforeAll, expect, it } from "vitest";
import {
  chargeOf,
  vaultContract,
  type Kept,
  type VaultUnderTest,
} from "../../../../tests/contracts/vault.ts";
import { startSandboxes, type Sandboxes } from "../../../../tests/sandboxes.ts";
import { addHours } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { SENTINELS, SLOW_SECONDS, type SavedBehaviour } from "./index.ts";

let boxes: Sandboxes;
let world: VaultUnderTest;

beforeAll(async () => {
  boxes = await startSandboxes();
  const { payments } = boxes;
  world = {
    provider: payments.provider(),
    unreachable: payments.provider({ url: "http://127.0.0.1:1" }),
    method: "saved_card",
    now: boxes.now,
    agrees: async (url, kept) => payments.payByCard(url, CARD_OF[kept]),
    async booked(reference) {
      const own = (await payments.charges()).filter((charge) => charge.reference === reference);
      const receivedYen = own.reduce((sum, charge) => sum + charge.amount_received, 0);
      return { payments: own.length, receivedYen };
    },
  };
});
afterAll(async () => boxes.stop());

const CARD_OF: Readonly<Record<Kept, string>> = {
  pays: "4242424242424242",
  declines: cardOf("charge_declines"),
  wants_holder: cardOf("charge_challenges"),
};

vaultContract(() => world);

it.each([
  ["charge_lost", 1980],
  ["charge_lost_undone", 0],
] as const)(
  "%s: nobody knows from the answer, and reading it tells",
  async (behaviour, receivedYen) => {
    const charge = chargeOf(world, await keep(behaviour));
    expect(await world.provider.begin(charge)).toEqual({ kind: "unknown" });
    const kind = receivedYen > 0 ? "succeeded" : "never_seen";
    expect(await world.provider.read(charge)).toMatchObject({ kind });
    expect(await world.booked(charge.attemptId)).toMatchObject({ receivedYen });
  },
);

it("charge_late: is pending until it succeeds", async () => {
  const charge = chargeOf(world, await keep("charge_late"));
  expect(await world.provider.begin(charge)).toMatchObject({ kind: "begun" });
  expect(await world.provider.read(charge)).toMatchObject({ kind: "pending" });
  await boxes.advance(SLOW_SECONDS);
  expect(await world.provider.read(charge)).toMatchObject({ kind: "succeeded" });
});

it("card_expired: is good through the present month, and declined after it", async () => {
  const token = await keep("card_expired");
  expect(await world.provider.begin(chargeOf(world, token))).toMatchObject({ kind: "begun" });
  await boxes.advance(32 * 24 * 3600);
  const refusal = { kind: "refused", failure: "declined" };
  expect(await world.provider.begin(chargeOf(world, token))).toEqual(refusal);
});

it("keeps no card that is declined on its page, and takes another there", async () => {
  const { url, ...saving } = await begin();
  const read = async () => world.provider.vault!.readSaving(saving);
  await boxes.payments.payByCard(url, "4000000000000002");
  expect(await read()).toEqual({ kind: "pending" });
  await boxes.payments.payByCard(url, CARD_OF.pays);
  expect(await read()).toMatchObject({
    kind: "saved",
    face: { brand: "visa", lastFour: "4242", goodThrough: "2039-12" },
  });
});

async function begin() {
  const [savedMethodId, startedAt] = [newId<"saved_method">(), boxes.now()];
  const answer = await world.provider.vault!.save({
    ...{ savedMethodId, startedAt },
    method: "saved_card",
    language: "en",
    expiresAt: addHours(boxes.now(), 1),
    returnUrl: "http://127.0.0.1:9/back",
  });
  if (answer.kind !== "begun") throw new Error(answer.kind);
  const { url, providerReference } = answer;
  return { url, providerReference, savedMethodId, startedAt };
}

async function keep(behaviour: SavedBehaviour): Promise<string> {
  const { url, providerReference } = await begin();
  await boxes.payments.payByCard(url, cardOf(behaviour));
  return providerReference;
}

function cardOf(behaviour: SavedBehaviour): string {
  return SENTINELS.find((one) => one.behaviour === behaviour)!.input;
}
