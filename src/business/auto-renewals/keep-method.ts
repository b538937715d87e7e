import { onHouse, writeHouse, type Act } from "../../foundation/act/index.ts";
import { addHours, addMinutes } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import { customerEmailById } from "../customers/index.ts";
import type {
  PaymentFailure,
  PaymentProvider,
  ProviderVault,
  SavedMethodId,
  SavingReading,
} from "../payments/index.ts";
import { autoRenewalsWith } from "./auto-renewals-store.ts";
import { ASK_AGAIN_MINUTES, SAVING_HOURS, type SavedMethod } from "./saved-method.ts";
import {
  claimDueMethods,
  insertSavedMethod,
  savedMethodOf,
  updateSavedMethod,
} from "./saved-methods-store.ts";
import { stopAuto } from "./stop-auto.ts";

interface Providers {
  readonly payments: readonly PaymentProvider[];
}

export interface SavingWish {
  readonly customerId: string;
  readonly provider: string;
  readonly method: string;
  /** Where the provider sends the browser back to. */
  readonly returnUrl: (savedMethodId: SavedMethodId) => string;
}

export type SavingRefusal = "method_unknown" | "too_many_tries" | "payment_refused";

/** Each of them opens a page at a provider, where cards could be tried. */
const TRIES = { perWindow: 10, windowSeconds: 3600 };

/**
 * Leads a customer to the provider's page on which they let us keep a method: written down before
 * the provider is asked. `payment_refused` carries `facts.failure`.
 */
export async function beginSaving(
  act: Act,
  outside: Providers,
  wish: SavingWish,
): Promise<Outcome<{ readonly url: string }, SavingRefusal>> {
  const { customerId } = wish;
  const provider = outside.payments.find(({ name }) => name === wish.provider);
  const offered = provider?.methods.find(({ method }) => method === wish.method);
  if (provider?.vault === undefined || offered?.kind !== "saved") {
    return refused("method_unknown", { field: "method" });
  }
  const key = `keep:${act.secrets.blind("limit", customerId).toString("base64url")}`;
  const turn = await takeTurn(act, [{ key, ...TRIES }]);
  if (!turn.ok) return turn;
  const now = act.clock.now();
  const asked: SavedMethod = {
    savedMethodId: newId<"saved_method">(),
    ...{ customerId, provider: provider.name, method: wish.method },
    state: "asked",
    face: {},
    askedAt: now,
    dueAt: addMinutes(now, ASK_AGAIN_MINUTES),
  };
  const { savedMethodId } = asked;
  await writeHouse(
    act,
    { name: "saved_method.asked", thing: savedMethodId, after: { provider: provider.name } },
    [insertSavedMethod(act, asked)],
  );
  act.failpoint("saving.before_call");
  const answer = await provider.vault.save({
    ...{ savedMethodId, method: wish.method, language: act.language, startedAt: now },
    expiresAt: addHours(now, SAVING_HOURS),
    returnUrl: wish.returnUrl(savedMethodId),
  });
  if (answer.kind === "unknown") return refuseSaving("provider_down");
  if (answer.kind === "refused") {
    await endSaving(act, savedMethodId, answer.failure);
    return refuseSaving(answer.failure);
  }
  await onHouse(act, async (house) => {
    const before = await savedMethodOf(act, savedMethodId);
    if (before?.state !== "asked") return;
    await house.write({ name: "saved_method.begun", thing: savedMethodId }, [
      updateSavedMethod(act, before, { ...before, reference: answer.providerReference }),
    ]);
  });
  return done({ url: answer.url });
}

function refuseSaving(failure: PaymentFailure): Outcome<never, "payment_refused"> {
  return refused("payment_refused", { facts: { failure } });
}

/** Asks the provider what has become of a page; whoever comes back from it, or nobody for a while. */
export async function hearSaving(
  act: Act,
  outside: Providers,
  savedMethodId: SavedMethodId,
): Promise<SavedMethod | undefined> {
  const asked = await savedMethodOf(act, savedMethodId);
  if (asked?.state !== "asked") return asked;
  const { reference } = asked;
  const reading = await vaultOf(outside, asked).readSaving({
    ...{ savedMethodId, startedAt: asked.askedAt },
    ...(reference === undefined ? {} : { providerReference: reference }),
  });
  const now = act.clock.now();
  const isOver = now >= addHours(asked.askedAt, 2 * SAVING_HOURS);
  if (reading.kind === "saved") {
    await keep(act, savedMethodId, reading);
  } else if (reading.kind === "failed") {
    await endSaving(act, savedMethodId, reading.failure);
  } else if (isOver && reading.kind !== "unknown") {
    await endSaving(act, savedMethodId, "expired");
  } else {
    await askLater(act, savedMethodId);
  }
  return savedMethodOf(act, savedMethodId);
}

// Whoever erased their account while its page was open is kept nowhere: it is forgotten at once.
async function keep(
  act: Act,
  savedMethodId: SavedMethodId,
  { token, face }: Extract<SavingReading, { kind: "saved" }>,
): Promise<void> {
  await onHouse(act, async (house) => {
    const before = await savedMethodOf(act, savedMethodId);
    if (before?.state !== "asked") return;
    const now = act.clock.now();
    const { dueAt: _, ...rest } = before;
    const isErased = (await customerEmailById(act, before.customerId)) === undefined;
    const kept: SavedMethod = isErased
      ? { ...rest, state: "forgetting", token, dueAt: now }
      : { ...rest, state: "saved", token, face, savedAt: now };
    const news = isErased
      ? { name: "saved_method.forgetting", thing: savedMethodId }
      : { name: "saved_method.saved", thing: savedMethodId, after: { brand: face.brand } };
    await house.write(news, [updateSavedMethod(act, before, kept)]);
  });
}

async function endSaving(act: Act, id: SavedMethodId, failure: PaymentFailure): Promise<void> {
  await onHouse(act, async (house) => {
    const before = await savedMethodOf(act, id);
    if (before?.state !== "asked") return;
    const { dueAt: _, ...rest } = before;
    const failed: SavedMethod = { ...rest, state: "failed", endedAt: act.clock.now() };
    await house.write({ name: "saved_method.failed", thing: id, after: { failure } }, [
      updateSavedMethod(act, before, failed),
    ]);
  });
}

async function askLater(act: Act, id: SavedMethodId): Promise<void> {
  await onHouse(act, async (house) => {
    const before = await savedMethodOf(act, id);
    if (before === undefined || before.dueAt === undefined) return;
    const dueAt = addMinutes(act.clock.now(), ASK_AGAIN_MINUTES);
    await house.write({ name: "saved_method.asked_again", thing: id }, [
      updateSavedMethod(act, before, { ...before, dueAt }),
    ]);
  });
}

/**
 * Forgets a customer's method: at once for every charge, and at the provider as soon as it answers.
 * What was paid for with it renews by itself no more.
 */
export async function forgetMethod(
  act: Act,
  { customerId, savedMethodId }: Pick<SavedMethod, "customerId" | "savedMethodId">,
): Promise<Outcome<null, "method_unknown">> {
  const isForgotten = await onHouse(act, async (house) => {
    const before = await savedMethodOf(act, savedMethodId);
    if (before?.customerId !== customerId) return false;
    if (before.state !== "saved") return before.state !== "asked";
    const forgetting: SavedMethod = { ...before, state: "forgetting", dueAt: act.clock.now() };
    await house.write({ name: "saved_method.forgetting", thing: savedMethodId }, [
      updateSavedMethod(act, before, forgetting),
    ]);
    return true;
  });
  if (!isForgotten) return refused("method_unknown");
  await stopPaidWith(act, savedMethodId);
  return done(null);
}

async function stopPaidWith(act: Act, savedMethodId: SavedMethodId): Promise<void> {
  act.failpoint("forgetting.before_stop");
  for (const { lineId } of await autoRenewalsWith(act, savedMethodId)) {
    await stopAuto(act, lineId, "method_gone");
  }
}

/** Where pages that nobody came back from are asked about, and providers told to forget. */
export function savedMethodDesk(act: Act, outside: Providers): Desk<SavedMethodId> {
  return {
    name: "saved_methods",
    claim: async (claim) => claimDueMethods(act, claim),
    async work(id) {
      const method = await savedMethodOf(act, id);
      if (method?.state === "asked") await hearSaving(act, outside, id);
      if (method?.state === "forgetting") await tellToForget(act, outside, method);
    },
  };
}

async function tellToForget(act: Act, outside: Providers, method: SavedMethod): Promise<void> {
  const { savedMethodId, token } = method;
  // Whoever forgot it may have died before all of it was stopped.
  await stopPaidWith(act, savedMethodId);
  act.failpoint("forgetting.before_call");
  const answer = token === undefined ? "done" : await vaultOf(outside, method).forget(token);
  act.failpoint("forgetting.after_call");
  if (answer === "unknown") return askLater(act, savedMethodId);
  await onHouse(act, async (house) => {
    const before = await savedMethodOf(act, savedMethodId);
    if (before?.state !== "forgetting") return;
    const { token: _, dueAt: __, ...rest } = before;
    const forgotten: SavedMethod = {
      ...{ ...rest, face: {} },
      state: "forgotten",
      endedAt: act.clock.now(),
    };
    await house.write({ name: "saved_method.forgotten", thing: savedMethodId }, [
      updateSavedMethod(act, before, forgotten),
    ]);
  });
}

function vaultOf(outside: Providers, { provider }: SavedMethod): ProviderVault {
  const vault = outside.payments.find(({ name }) => name === provider)?.vault;
  if (vault === undefined) throw new Error(`${provider} keeps no methods`);
  return vault;
}
