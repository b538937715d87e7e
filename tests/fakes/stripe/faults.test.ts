import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catchWebhooks, type WebhookCatcher } from "../../contracts/webhook-catcher.ts";
import { startStripe, type StripeFake } from "./start.ts";
import { begun, OK_CARD, wish } from "./wish.ts";

const SESSIONS = "POST /v1/checkout/sessions";

let stripe: StripeFake;
let web: WebhookCatcher;
beforeAll(async () => {
  stripe = await startStripe();
  web = await catchWebhooks();
  await stripe.sendWebhooksTo(web.url);
});
afterAll(async () => {
  await web.stop();
  await stripe.stop();
});

describe("a request to begin", () => {
  it.each([
    ["lost_before", { kind: "unknown" }, "never_seen", "begun"],
    ["lost_after", { kind: "unknown" }, "pending", "begun"],
    ["silent_before", { kind: "unknown" }, "never_seen", "begun"],
    ["silent_after", { kind: "unknown" }, "pending", "begun"],
    ["gateway_after", { kind: "unknown" }, "pending", "begun"],
    // Stripe plays an error again to whoever repeats the request, though the page stands.
    ["error_after", { kind: "unknown" }, "pending", "unknown"],
    ["error_before", { kind: "unknown" }, "never_seen", "begun"],
    ["busy", { kind: "refused", failure: "provider_down" }, "never_seen", "begun"],
    ["gateway_busy", { kind: "refused", failure: "provider_down" }, "never_seen", "begun"],
    ["conflict", { kind: "unknown" }, "never_seen", "begun"],
  ] as const)("that meets %s is told for what it is", async (fault, answer, found, again) => {
    const provider = stripe.provider({ timeoutMs: 400 });
    const request = wish(stripe);
    await stripe.order({ on: SESSIONS, fault, match: request.attemptId });
    expect(await provider.begin(request)).toEqual(answer);
    expect(await provider.read(request)).toMatchObject({ kind: found });
    expect(await provider.begin(request)).toMatchObject({ kind: again });
    expect(await stripe.books(request.attemptId)).toMatchObject({ payments: 1 });
  });

  it("under a key that went with another is unknown, for that one may have made a page", async () => {
    const { request } = await begun(stripe);
    const other = { ...request, description: "another" };
    expect(await stripe.provider().begin(other)).toEqual({ kind: "unknown" });
    expect(await stripe.books(request.attemptId)).toMatchObject({ payments: 1 });
  });

  it("is found among many that were begun in the same minutes", async () => {
    const requests = Array.from({ length: 130 }, () => wish(stripe));
    const [first] = requests as [ReturnType<typeof wish>];
    await stripe.order({ on: SESSIONS, fault: "lost_after", match: first.attemptId });
    for (const request of requests) await stripe.provider().begin(request);
    expect(await stripe.provider().read(first)).toMatchObject({ kind: "pending" });
  });
});

describe("a reading", () => {
  it.each(["lost_before", "silent_before", "error_before", "busy"] as const)(
    "that meets %s says nothing",
    async (fault) => {
      const provider = stripe.provider({ timeoutMs: 400 });
      const { attempt } = await begun(stripe);
      await stripe.order({ on: "GET /v1/checkout/sessions/[^/]+", fault });
      expect(await provider.read(attempt)).toEqual({ kind: "unknown" });
      expect(await provider.read(attempt)).toMatchObject({ kind: "pending" });
    },
  );
});

describe("a cancellation", () => {
  it.each(["lost_after", "lost_before", "error_after"] as const)(
    "whose closing meets %s reads what became of the page",
    async (fault) => {
      const attempt = await begun(stripe);
      await stripe.order({ on: "POST /v1/checkout/sessions/[^/]+/expire", fault });
      const expected = fault === "lost_before" ? "pending" : "failed";
      expect(await attempt.cancel()).toMatchObject({ kind: expected });
      expect(await attempt.cancel()).toMatchObject({ kind: "failed", failure: "cancelled" });
    },
  );
});

it("a page is closed also when it could not be marked as closed by us", async () => {
  const attempt = await begun(stripe);
  await stripe.order({ on: "POST /v1/checkout/sessions/[^/]+", fault: "lost_before" });
  expect(await attempt.cancel()).toMatchObject({ kind: "failed", failure: "cancelled" });
  expect(await attempt.read()).toMatchObject({ kind: "failed", isFinal: true });
});

describe("webhooks", () => {
  it("are sent three times, and are one notification", async () => {
    const ids = await heardWhile("thrice");
    expect(ids.length).toBeGreaterThan(new Set(ids).size);
  });

  it("come in the other order, and each names its attempt", async () => {
    const ids = await heardWhile("reversed");
    expect(ids.length).toBeGreaterThan(1);
    expect(typesOf().indexOf("payment_intent.succeeded")).toBeLessThan(
      typesOf().indexOf("payment_intent.created"),
    );
  });

  it("may never come", async () => {
    expect(await heardWhile("never")).toEqual([]);
  });

  it.each([
    [{ skewSeconds: -299 }, "valid"],
    [{ skewSeconds: -900 }, "forged"],
    [{ skewSeconds: 900 }, "forged"],
    [{ isBad: true }, "forged"],
  ] as const)("signed like %o are %s", async (how, kind) => {
    await stripe.webhooksFrom("once");
    await stripe.sign(how);
    web.caught.length = 0;
    const attempt = await begun(stripe);
    await stripe.payByCard(attempt.url, OK_CARD);
    await stripe.settle();
    await stripe.sign({});
    expect(web.caught.length).toBeGreaterThan(0);
    for (const heard of await Promise.all(web.caught.map(read))) expect(heard.kind).toBe(kind);
  });
});

/** The ids that were told while one payment was made and five seconds after. */
async function heardWhile(mode: Parameters<StripeFake["webhooksFrom"]>[0]) {
  await stripe.settle();
  web.caught.length = 0;
  await stripe.webhooksFrom(mode);
  const attempt = await begun(stripe);
  await stripe.payByCard(attempt.url, OK_CARD);
  for (let second = 0; second < 6; second++) await stripe.advance(1);
  await stripe.webhooksFrom("once");
  const { attemptId } = attempt;
  const heard = await Promise.all(web.caught.map(read));
  for (const one of heard) expect(one).toMatchObject({ kind: "valid", attemptId });
  return heard.map((one) => ("notificationId" in one ? one.notificationId : ""));
}

function typesOf(): readonly string[] {
  return web.caught.map(({ body }) => (JSON.parse(body) as { type: string }).type);
}

async function read({ body, headers }: WebhookCatcher["caught"][number]) {
  const raw = { body: Buffer.from(body), headers, now: stripe.now() };
  return stripe.provider().readNotification(raw);
}
