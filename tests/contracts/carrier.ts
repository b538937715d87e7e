import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CarrierGateway, GrantRequest } from "../../src/business/activation/index.ts";
import { addHours, type Instant } from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { GIGABYTE } from "../../src/foundation/money/index.ts";
import { texting } from "./carrier-sms.ts";

export type LineKind =
  | "normal"
  | "recycled"
  | "suspended"
  | "in_maintenance"
  | "accepted_then_done"
  | "accepted_then_refused"
  | "answer_lost"
  | "request_lost"
  | "not_revocable"
  | "revocation_answer_lost"
  | "without_sms";

/** A carrier under test, and the levers on its far side that make things happen there. */
export interface CarrierUnderTest {
  readonly carrier: CarrierGateway;
  /** The same adapter where nobody listens, and with a key nobody knows. */
  readonly unreachable: CarrierGateway;
  readonly withWrongKey: CarrierGateway;
  readonly planCode: string;
  now(): Instant;
  /** A fresh ICCID whose line behaves so; none when this carrier cannot play it. */
  line(kind: LineKind): string | undefined;
  /** Moves time past every asynchronous outcome. */
  untilSettled(): Promise<void>;
  /** How many plans the carrier's own books have on a line, those taken back left out. */
  booked(iccid: string): Promise<number>;
  use(reference: string, usedBytes: number): Promise<void>;
  /** The texts that the carrier's own books have for a line. */
  texts(iccid: string): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** What every carrier gateway must do, against the real far side or its sandbox. */
export function carrierContract(makeCarrier: () => Promise<CarrierUnderTest>): void {
  let world: CarrierUnderTest;
  beforeAll(async () => {
    world = await makeCarrier();
  });
  afterAll(async () => world.stop());

  describe("grant and ask", () => {
    granting(() => world);
  });
  describe("when no answer comes", () => {
    losing(() => world);
  });
  describe("revoke", () => {
    revoking(() => world);
  });
  describe("usage", () => {
    usage(() => world);
  });
  describe("short texts", () => {
    texting(() => ({
      sms: world.carrier.sms,
      unreachable: world.unreachable.sms,
      withWrongKey: world.withWrongKey.sms,
      line: (kind) => world.line(kind),
      texts: async (iccid) => world.texts(iccid),
    }));
  });
}

type World = () => CarrierUnderTest;

function granting(world: World): void {
  it("grants a plan now and answers the same when asked by our reference", async () => {
    const request = wanted(world(), "normal");
    const answer = await world().carrier.grant(request);
    expect(answer).toMatchObject({ kind: "done", state: "active", endsAt: request.endsAt });
    expect(await world().carrier.ask(request.reference)).toEqual(answer);
  });

  it("grants a plan that starts later as queued", async ({ skip }) => {
    if (!world().carrier.can.queue) return skip("this carrier does not queue");
    const startsAt = addHours(world().now(), 48);
    const request = wanted(world(), "normal", { startsAt });
    const answer = await world().carrier.grant(request);
    expect(answer).toMatchObject({ kind: "done", state: "queued", startsAt });
  });

  it("grants once however often the same request is made", async ({ skip }) => {
    if (!world().carrier.can.repeatSafely) return skip("this carrier sells twice");
    const request = wanted(world(), "normal");
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => world().carrier.grant(request)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await world().booked(request.iccid)).toBe(1);
  });

  it("answers accepted, and done when it has settled", async ({ skip }) => {
    const request = maybe(world(), "accepted_then_done");
    if (request === undefined) return skip();
    expect(await world().carrier.grant(request)).toMatchObject({ kind: "accepted" });
    expect(await world().carrier.ask(request.reference)).toMatchObject({ kind: "accepted" });
    await world().untilSettled();
    const answer = await world().carrier.ask(request.reference);
    expect(answer).toMatchObject({ kind: "done", state: "active" });
  });

  it("answers accepted, and refused when it failed after all", async ({ skip }) => {
    const request = maybe(world(), "accepted_then_refused");
    if (request === undefined) return skip();
    expect(await world().carrier.grant(request)).toMatchObject({ kind: "accepted" });
    await world().untilSettled();
    const answer = await world().carrier.ask(request.reference);
    expect(answer).toEqual({ kind: "refused", failure: "carrier_refused" });
    expect(await world().booked(request.iccid)).toBe(0);
  });

  it.each([
    ["recycled", "line_recycled"],
    ["suspended", "line_suspended"],
    ["in_maintenance", "carrier_maintenance"],
  ] as const)("refuses a %s line as %s, without effect", async (kind, failure) => {
    const request = maybe(world(), kind);
    if (request === undefined) return;
    expect(await world().carrier.grant(request)).toEqual({ kind: "refused", failure });
    expect(await world().booked(request.iccid)).toBe(0);
  });

  it("has never seen a reference that was never used", async ({ skip }) => {
    if (!world().carrier.can.askByReference) return skip();
    const answer = await world().carrier.ask(newId<"activation">());
    expect(answer).toEqual({ kind: "never_seen" });
  });
}

function losing(world: World): void {
  it("is certain that nothing was done when nobody listens", async () => {
    const { unreachable } = world();
    const request = wanted(world(), "normal");
    const { reference, iccid } = request;
    expect(await unreachable.grant(request)).toEqual({ kind: "never_seen" });
    const revoked = await unreachable.revoke({ reference, grantReference: reference });
    expect(revoked).toEqual({ kind: "never_seen" });
    expect(await unreachable.ask(reference)).toEqual({ kind: "unknown" });
    expect(await unreachable.readUsage(iccid)).toEqual({ kind: "unknown" });
  });

  it("reads nothing into an answer to a wrong key", async () => {
    const request = wanted(world(), "normal");
    expect(await world().withWrongKey.grant(request)).toMatchObject({ kind: "refused" });
    expect(await world().withWrongKey.ask(request.reference)).toEqual({ kind: "unknown" });
    expect(await world().booked(request.iccid)).toBe(0);
  });

  it("finds the plan whose answer was lost, and grants no second one", async ({ skip }) => {
    const request = maybe(world(), "answer_lost");
    if (request === undefined) return skip();
    expect(await world().carrier.grant(request)).toEqual({ kind: "unknown" });
    expect(await world().carrier.ask(request.reference)).toMatchObject({ kind: "done" });
    expect(await world().carrier.grant(request)).toMatchObject({ kind: "done" });
    expect(await world().booked(request.iccid)).toBe(1);
  });

  it("finds that nothing was done when the request was lost, and grants safely", async ({
    skip,
  }) => {
    const request = maybe(world(), "request_lost");
    if (request === undefined) return skip();
    expect(await world().carrier.grant(request)).toEqual({ kind: "unknown" });
    expect(await world().carrier.ask(request.reference)).toEqual({ kind: "never_seen" });
    expect(await world().booked(request.iccid)).toBe(0);
    expect(await world().carrier.grant(request)).toMatchObject({ kind: "done" });
    expect(await world().booked(request.iccid)).toBe(1);
  });
}

function revoking(world: World): void {
  const revoke = (grantReference: string, reference: string = newId<"activation">()) =>
    world().carrier.revoke({ reference, grantReference });

  it("takes an unused plan back once, and says so of both references", async ({ skip }) => {
    if (!world().carrier.can.revoke) return skip();
    const { reference, iccid } = await granted(world(), "normal");
    const own = newId<"activation">();
    const revoked = { kind: "done", state: "revoked" };
    expect(await revoke(reference, own)).toMatchObject(revoked);
    expect(await revoke(reference, own)).toMatchObject(revoked);
    expect(await world().carrier.ask(own)).toMatchObject(revoked);
    expect(await world().carrier.ask(reference)).toMatchObject(revoked);
    expect(await world().booked(iccid)).toBe(0);
  });

  it("refuses to take back what was used", async ({ skip }) => {
    if (!world().carrier.can.revoke) return skip();
    const { reference, iccid } = await granted(world(), "normal");
    await world().use(reference, 5_000_000);
    expect(await revoke(reference)).toEqual({ kind: "refused", failure: "carrier_refused" });
    expect(await world().booked(iccid)).toBe(1);
  });

  it("refuses where the carrier cannot", async ({ skip }) => {
    const request = maybe(world(), "not_revocable");
    if (request === undefined) return skip();
    await world().carrier.grant(request);
    const own = newId<"activation">();
    const refusal = { kind: "refused", failure: "carrier_refused" };
    expect(await revoke(request.reference, own)).toEqual(refusal);
    expect(await world().carrier.ask(own)).toEqual(refusal);
    expect(await world().booked(request.iccid)).toBe(1);
  });

  it("takes back a plan that is still being granted, so that it never comes late", async ({
    skip,
  }) => {
    const request = maybe(world(), "accepted_then_done");
    if (request === undefined) return skip();
    await world().carrier.grant(request);
    const own = newId<"activation">();
    expect(await revoke(request.reference, own)).toMatchObject({ kind: "accepted" });
    await world().untilSettled();
    const revoked = { kind: "done", state: "revoked" };
    expect(await world().carrier.ask(own)).toMatchObject(revoked);
    expect(await world().carrier.ask(request.reference)).toMatchObject(revoked);
    expect(await world().booked(request.iccid)).toBe(0);
  });

  it("finds the revocation whose answer was lost", async ({ skip }) => {
    const request = maybe(world(), "revocation_answer_lost");
    if (request === undefined) return skip();
    await world().carrier.grant(request);
    const own = newId<"activation">();
    expect(await revoke(request.reference, own)).toEqual({ kind: "unknown" });
    expect(await world().carrier.ask(own)).toMatchObject({ kind: "done", state: "revoked" });
    expect(await revoke(request.reference, own)).toMatchObject({ kind: "done" });
    expect(await world().booked(request.iccid)).toBe(0);
  });

  it("refuses to take back what was never granted", async ({ skip }) => {
    if (!world().carrier.can.revoke) return skip();
    const answer = await revoke(newId<"activation">());
    expect(answer).toEqual({ kind: "refused", failure: "carrier_refused" });
  });
}

function usage(world: World): void {
  it("reads what a plan has used, by the carrier's own reference", async ({ skip }) => {
    if (!world().carrier.can.reportUsage) return skip();
    const { reference, iccid, carrierReference } = await granted(world(), "normal");
    await world().use(reference, 1_234_567_890);
    const reading = await world().carrier.readUsage(iccid);
    expect(reading).toMatchObject({ buckets: [{ carrierReference, usedBytes: 1_234_567_890 }] });
  });
}

function wanted(
  world: CarrierUnderTest,
  kind: LineKind,
  own: Partial<GrantRequest> = {},
): GrantRequest {
  return {
    reference: newId<"activation">(),
    iccid: world.line(kind)!,
    carrierPlanCode: world.planCode,
    endsAt: addHours(world.now(), 24 * 7),
    dataBytes: GIGABYTE,
    mode: "start_now",
    ...own,
  };
}

function maybe(world: CarrierUnderTest, kind: LineKind): GrantRequest | undefined {
  const iccid = world.line(kind);
  return iccid === undefined ? undefined : wanted(world, kind, { iccid });
}

async function granted(world: CarrierUnderTest, kind: LineKind) {
  const request = wanted(world, kind);
  const answer = await world.carrier.grant(request);
  if (answer.kind !== "done") throw new Error(`not granted: ${answer.kind}`);
  return { ...request, carrierReference: answer.carrierReference };
}
