import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catchWebhooks, type WebhookCatcher } from "../../../../tests/contracts/webhook-catcher.ts";
import { startSandboxes, type Sandboxes } from "../../../../tests/sandboxes.ts";
import type { CarrierGateway, GrantRequest } from "../../../business/activation/index.ts";
import { addHours, addSeconds, type Instant } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { signBody } from "../../sandbox/index.ts";
import {
  BEHAVIOURS,
  behaviourOfIccid,
  ENDS_EARLY_SECONDS,
  MAINTENANCE_SECONDS,
  sentinelIccid,
  SENTINELS,
  SIGNATURE_HEADER,
  SLOW_SECONDS,
  VERY_SLOW_SECONDS,
  type Behaviour,
} from "./index.ts";

let sandboxes: Sandboxes;
let web: WebhookCatcher;
let carrier: CarrierGateway;
let serial = 0;

beforeAll(async () => {
  web = await catchWebhooks();
  sandboxes = await startSandboxes({ webhookUrl: web.url });
  carrier = sandboxes.carrier.gateway();
});
afterAll(async () => {
  await sandboxes.stop();
  await web.stop();
});

describe("what an ICCID does", () => {
  it("grants a slow one within the promise and a very slow one past it", async () => {
    const slow = wanted("slow");
    const verySlow = wanted("very_slow");
    expect(await carrier.grant(slow)).toMatchObject({ kind: "accepted" });
    expect(await carrier.grant(verySlow)).toMatchObject({ kind: "accepted" });
    await sandboxes.advance(SLOW_SECONDS);
    expect(await carrier.ask(slow.reference)).toMatchObject({ kind: "done", state: "active" });
    await sandboxes.advance(600 - SLOW_SECONDS);
    expect(await carrier.ask(verySlow.reference)).toMatchObject({ kind: "accepted" });
    await sandboxes.advance(VERY_SLOW_SECONDS - 600);
    expect(await carrier.ask(verySlow.reference)).toMatchObject({ kind: "done" });
  });

  it("leaves one for ever in doubt", async () => {
    const request = wanted("never_settles");
    await carrier.grant(request);
    await sandboxes.advance(30 * 24 * 3600);
    expect(await carrier.ask(request.reference)).toMatchObject({ kind: "accepted" });
  });

  it("does it but hangs, so that the caller times out", async () => {
    const request = wanted("hangs");
    const hasty = sandboxes.carrier.gateway({ timeoutMs: 400 });
    expect(await hasty.grant(request)).toEqual({ kind: "unknown" });
    expect(await carrier.ask(request.reference)).toMatchObject({ kind: "done" });
  });

  it("comes back from maintenance", async () => {
    const request = wanted("maintenance");
    const refusal = { kind: "refused", failure: "carrier_maintenance" };
    expect(await carrier.grant(request)).toEqual(refusal);
    expect(await carrier.ask(request.reference)).toEqual({ kind: "never_seen" });
    await sandboxes.advance(MAINTENANCE_SECONDS);
    expect(await carrier.grant(request)).toMatchObject({ kind: "done" });
  });

  it("ends earlier than it was asked for", async () => {
    const request = wanted("ends_early");
    const endsAt = addSeconds(request.endsAt, -ENDS_EARLY_SECONDS);
    expect(await carrier.grant(request)).toMatchObject({ kind: "done", endsAt });
  });

  it("does not sell a plan, and refuses again when asked about it", async () => {
    const request = wanted("plan_unavailable");
    const refusal = { kind: "refused", failure: "plan_unavailable" };
    expect(await carrier.grant(request)).toEqual(refusal);
    expect(await carrier.ask(request.reference)).toEqual(refusal);
    expect(await carrier.grant(request)).toEqual(refusal);
  });

  it("is told that an ordinary line was recycled", async () => {
    const request = wanted("normal");
    await sandboxes.carrier.setLine(request.iccid, "recycled");
    const refusal = { kind: "refused", failure: "line_recycled" };
    expect(await carrier.grant(request)).toEqual(refusal);
  });
});

describe("time on a line", () => {
  it("starts a queued plan behind what the line has, and reads it as active from then on", async () => {
    const first = wanted("normal");
    const { iccid } = first;
    await carrier.grant(first);
    const second = { ...wanted("normal"), iccid, mode: "queue_on_expiry", endsAt: undefined };
    const { endsAt: _, ...queued } = second;
    const answer = await carrier.grant(queued);
    expect(answer).toMatchObject({ kind: "done", state: "queued", startsAt: first.endsAt });
    await sandboxes.advance(2 * 3600);
    expect(await carrier.ask(queued.reference)).toMatchObject({ state: "active" });
  });

  it("does not take one reference for two requests", async () => {
    const request = wanted("normal");
    await carrier.grant(request);
    const other = { ...request, carrierPlanCode: "JP-10GB-30D" };
    expect(await carrier.grant(other)).toEqual({ kind: "unknown" });
    const grants = await sandboxes.carrier.grants();
    const booked = grants.filter((grant) => grant.reference === request.reference);
    expect(booked).toMatchObject([{ plan_code: request.carrierPlanCode }]);
  });
});

describe("notices", () => {
  it("tells of what settled later, signed, with line and reference", async () => {
    web.caught.length = 0;
    const request = wanted("slow");
    await carrier.grant(request);
    await sandboxes.advance(SLOW_SECONDS);
    expect(web.caught.map((caught) => caught.path)).toEqual(["/webhooks/carriers/sandbox"]);
    const { body, headers } = web.caught[0]!;
    const { iccid, reference } = request;
    expect(notice(body, headers)).toMatchObject({ kind: "valid", iccid, reference });
    expect(notice(`${body} `, headers)).toEqual({ kind: "forged" });
    expect(notice(body, headers, addSeconds(sandboxes.now(), 600))).toEqual({ kind: "forged" });
    expect(notice(body, {})).toEqual({ kind: "forged" });
  });

  it("leaves alone what is signed but says nothing", () => {
    const signature = signBody("{}", sandboxes.carrier.webhookSecrets, sandboxes.now());
    const answer = notice("{}", { [SIGNATURE_HEADER]: signature });
    expect(answer).toMatchObject({ kind: "irrelevant" });
  });
});

describe("the process", () => {
  it("has lost nothing that it answered when it was killed", async () => {
    const done = wanted("normal");
    const pending = wanted("slow");
    const answer = await carrier.grant(done);
    await carrier.grant(pending);
    await sandboxes.carrier.crash();
    expect(await carrier.ask(done.reference)).toEqual(answer);
    expect(await carrier.grant(done)).toEqual(answer);
    await sandboxes.advance(SLOW_SECONDS);
    expect(await carrier.ask(pending.reference)).toMatchObject({ kind: "done" });
  });
});

describe("sentinel ICCIDs", () => {
  it("stand in the table one for each behaviour, with a check digit that fits", () => {
    expect(SENTINELS.map((sentinel) => sentinel.behaviour)).toEqual([...BEHAVIOURS]);
    for (const { input, behaviour } of SENTINELS) {
      expect(behaviourOfIccid(input)).toBe(behaviour);
      expect([input, luhn(input)]).toEqual([input, 0]);
    }
  });

  it("keep their behaviour for every serial number, and others have none", () => {
    expect(behaviourOfIccid(sentinelIccid("lost", 999_999))).toBe("lost");
    expect(behaviourOfIccid("8981040000001234567")).toBe("normal");
    expect(behaviourOfIccid("8981040000019999990")).toBe("normal");
  });
});

function wanted(behaviour: Behaviour): GrantRequest & { readonly endsAt: Instant } {
  return {
    reference: newId<"activation">(),
    iccid: sentinelIccid(behaviour, ++serial),
    carrierPlanCode: "JP-3GB-7D",
    endsAt: addHours(sandboxes.now(), 2),
    mode: "start_now",
  };
}

function notice(body: string, headers: Record<string, string>, now: Instant = sandboxes.now()) {
  return carrier.readNotice!({ body: Buffer.from(body), headers, now });
}

function luhn(digits: string): number {
  const sum = [...digits].toReversed().reduce((total, digit, i) => {
    const weighted = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10;
}
