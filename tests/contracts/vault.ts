import { expect, it } from "vitest";
import type {
  BeginPayment,
  PaymentProvider,
  PaymentReading,
  SavedMethodId,
  SavingRequest,
} from "../../src/business/payments/index.ts";
import { addHours, type Instant } from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { yen } from "../../src/foundation/money/index.ts";

/** What a holder lets us keep, on the provider's page. */
export type Kept = "pays" | "declines" | "wants_holder";

export interface VaultUnderTest {
  readonly provider: PaymentProvider;
  readonly unreachable: PaymentProvider;
  /** Its method of the kind `saved`. */
  readonly method: string;
  now(): Instant;
  /** The holder agrees on the page that `save` led to. */
  agrees(url: string, kept: Kept): Promise<void>;
  /** How many payments the provider's own books have under a reference, and their yen. */
  booked(reference: string): Promise<{ payments: number; receivedYen: number }>;
}

/** What every vault must do, against the real far side or its sandbox. */
export function vaultContract(world: () => VaultUnderTest): void {
  it("keeps nothing before its holder agrees, then shows which one it is", async () => {
    const { provider, agrees } = world();
    const saving = wantedSaving(world());
    const answer = await provider.vault!.save(saving);
    if (answer.kind !== "begun") return expect.fail(answer.kind);
    expect(answer.url).toMatch(/^https?:/);
    const known = { ...saving, providerReference: answer.providerReference };
    expect(await provider.vault!.readSaving(known)).toEqual({ kind: "pending" });
    await agrees(answer.url, "pays");
    const reading = await provider.vault!.readSaving(known);
    expect(reading).toMatchObject({
      kind: "saved",
      face: { brand: expect.stringMatching(/^[a-z]/) },
    });
    expect(JSON.stringify(reading)).not.toMatch(/\d{12}/);
  });

  it("is begun once however often it is asked, and has never seen what was never begun", async () => {
    const { provider } = world();
    const saving = wantedSaving(world());
    expect(await provider.vault!.save(saving)).toEqual(await provider.vault!.save(saving));
    expect(await provider.vault!.readSaving(wantedSaving(world()))).toEqual({ kind: "never_seen" });
  });

  it("is charged once for an attempt however often it is asked, without its holder", async () => {
    const { provider, booked } = world();
    const charge = chargeOf(world(), await keep(world(), "pays"));
    const first = await provider.begin(charge);
    expect(first).toMatchObject({ kind: "begun", next: { kind: "none" } });
    expect(await provider.begin(charge)).toEqual(first);
    for (let i = 0; i < 2; i++) {
      const outcome = await outcomeOf(world(), charge);
      expect(outcome).toMatchObject({ kind: "succeeded", amountYen: 1980 });
    }
    expect(await booked(charge.attemptId)).toEqual({ payments: 1, receivedYen: 1980 });
  });

  it.each([
    ["declines", "declined"],
    ["wants_holder", "authentication_failed"],
  ] as const)("takes no money when it %s", async (kept, failure) => {
    const { booked } = world();
    const charge = chargeOf(world(), await keep(world(), kept));
    expect(await outcomeOf(world(), charge)).toEqual({ kind: "failed", failure, isFinal: true });
    expect(await booked(charge.attemptId)).toMatchObject({ receivedYen: 0 });
  });

  it("is gone once it was forgotten, also twice, and takes no charge any more", async () => {
    const { provider, booked } = world();
    const token = await keep(world(), "pays");
    expect(await provider.vault!.forget(token)).toBe("done");
    expect(await provider.vault!.forget(token)).toBe("done");
    const charge = chargeOf(world(), token);
    expect(await outcomeOf(world(), charge)).toMatchObject({ kind: "failed", isFinal: true });
    expect(await booked(charge.attemptId)).toMatchObject({ receivedYen: 0 });
  });

  it("is certain of nothing where nobody answers", async () => {
    const { vault } = world().unreachable;
    expect(await vault!.save(wantedSaving(world()))).toEqual({
      kind: "refused",
      failure: "provider_down",
    });
    const asked = { ...wantedSaving(world()), providerReference: "nothing" };
    expect(await vault!.readSaving(asked)).toEqual({ kind: "unknown" });
    expect(await vault!.forget("nothing")).toBe("unknown");
  });
}

/** What comes of a charge: in the call that begins it, or when it is captured. */
export async function outcomeOf(
  { provider }: VaultUnderTest,
  charge: BeginPayment,
): Promise<PaymentReading> {
  const begun = await provider.begin(charge);
  if (begun.kind === "refused") return { kind: "failed", failure: begun.failure, isFinal: true };
  if (begun.kind === "unknown") return begun;
  const attempt = { ...charge, providerReference: begun.providerReference };
  // Where an answer may be lost after the money has moved, it is found by our reference.
  const known = provider.can.askByReference ? charge : attempt;
  const reading = await provider.read(known);
  return reading.kind === "approved" ? provider.capture(attempt) : reading;
}

export async function keep(world: VaultUnderTest, kept: Kept): Promise<string> {
  const saving = wantedSaving(world);
  const answer = await world.provider.vault!.save(saving);
  if (answer.kind !== "begun") throw new Error(answer.kind);
  await world.agrees(answer.url, kept);
  const { providerReference } = answer;
  const reading = await world.provider.vault!.readSaving({ ...saving, providerReference });
  if (reading.kind !== "saved") throw new Error(reading.kind);
  return reading.token;
}

export function wantedSaving({ method, now }: VaultUnderTest): SavingRequest {
  return {
    savedMethodId: newId() as SavedMethodId,
    method,
    language: "en",
    startedAt: now(),
    expiresAt: addHours(now(), 1),
    returnUrl: "http://127.0.0.1:9/back",
  };
}

export function chargeOf({ method, now }: VaultUnderTest, saved: string): BeginPayment {
  return {
    attemptId: newId<"attempt">(),
    lineId: newId(),
    method,
    amountYen: yen(1980),
    description: "Plan",
    orderNumber: "ABCDEFGH01",
    language: "en",
    startedAt: now(),
    expiresAt: addHours(now(), 1),
    returnUrl: "http://127.0.0.1:9/back",
    saved,
  };
}
