import { Hono } from "hono";
import { z } from "zod";
import { instant } from "../../../../foundation/clock/index.ts";
import { newId } from "../../../../foundation/ids/index.ts";
import {
  bearer,
  loseAnswer,
  neverAnswer,
  type SandboxBindings,
  type SandboxGround,
} from "../../../sandbox/index.ts";
import { behaviourOfIccid } from "../sentinels.ts";
import { stateOf, type Grant, type GrantWish, type Revocation } from "./grant.ts";
import {
  conflict,
  error,
  iccid,
  invalid,
  jsonOf,
  maintenance,
  missing,
  reference,
  type ApiContext,
} from "./replies.ts";
import { sendSms } from "./send-sms.ts";
import type { Switchboard } from "./switchboard.ts";

const grantRequest = z.object({
  reference,
  iccid,
  plan_code: z.string().min(1).max(128),
  mode: z.string().max(64),
  starts_at: z.iso.datetime().optional(),
  ends_at: z.iso.datetime().optional(),
  data_bytes: z.number().int().nonnegative().optional(),
});

const revokeRequest = z.object({ reference, grant_reference: reference });

/** The carrier's API: grant, ask by the asker's own reference, revoke, read usage, send a text. */
export function apiRoutes(board: Switchboard, ground: SandboxGround): Hono<SandboxBindings> {
  const { clock, settings } = ground;
  const app = new Hono<SandboxBindings>();
  app.use("*", bearer(settings.key));
  app.post("/grants", (c) => grant(c, board, ground));
  app.post("/revocations", (c) => revoke(c, board));
  app.get("/requests/:reference", (c) => {
    const asked = c.req.param("reference");
    const found = board.grantOf(asked);
    if (found !== undefined) return c.json(grantView(found, stateOf(found, clock.now())));
    const revocation = board.revocationOf(asked);
    return revocation === undefined ? missing(c) : c.json(revocationView(revocation));
  });
  app.post("/sms", async (c) => sendSms(c, board));
  app.get("/lines/:iccid/usage", (c) => {
    const asked = iccid.safeParse(c.req.param("iccid"));
    if (!asked.success) return invalid(c, asked.error);
    const granted = board.grantsOf(asked.data).filter((g) => g.status === "granted");
    return c.json({
      iccid: asked.data,
      as_of: clock.now(),
      buckets: granted.map(({ id, usedBytes }) => ({ id, used_bytes: usedBytes })),
    });
  });
  return app;
}

async function grant(c: ApiContext, board: Switchboard, ground: SandboxGround) {
  const parsed = grantRequest.safeParse(await jsonOf(c));
  if (!parsed.success) return invalid(c, parsed.error);
  const { data: wanted } = parsed;
  if (board.isInMaintenance(wanted.iccid)) return maintenance(c);

  const request = JSON.stringify(wanted);
  const show = (shown: Grant) => answerGrant(c, shown, stateOf(shown, ground.clock.now()));
  const repeated = board.grantOf(wanted.reference);
  if (repeated !== undefined) {
    return board.requestOf(wanted.reference) === request ? show(repeated) : conflict(c);
  }
  if (board.revocationOf(wanted.reference) !== undefined) return conflict(c);
  const behaviour = behaviourOfIccid(wanted.iccid);
  const isStruck =
    ["lost", "lost_undone", "hangs"].includes(behaviour) &&
    board.trips(`${behaviour} ${wanted.reference}`);
  if (isStruck && behaviour === "lost_undone") return loseAnswer(c);
  const granted = board.grant(wishOf(wanted), request);
  if (isStruck) return behaviour === "hangs" ? neverAnswer() : loseAnswer(c);
  return show(granted);
}

async function revoke(c: ApiContext, board: Switchboard) {
  const parsed = revokeRequest.safeParse(await jsonOf(c));
  if (!parsed.success) return invalid(c, parsed.error);
  const { reference: own, grant_reference: grantReference } = parsed.data;
  const target = board.grantOf(grantReference);
  if (target === undefined) return error(c, 422, "grant_missing");
  if (board.isInMaintenance(target.iccid)) return maintenance(c);
  const repeated = board.revocationOf(own);
  if (repeated !== undefined) {
    return repeated.grantReference === grantReference ? answerRevocation(c, repeated) : conflict(c);
  }
  if (board.grantOf(own) !== undefined) return conflict(c);
  const id = `rev_${newId().replaceAll("-", "")}`;
  const revocation = board.revoke({ id, reference: own }, target);
  if (behaviourOfIccid(target.iccid) === "revoke_lost") return loseAnswer(c);
  return answerRevocation(c, revocation);
}

function wishOf(wanted: z.infer<typeof grantRequest>): GrantWish {
  return {
    id: `grant_${newId().replaceAll("-", "")}`,
    reference: wanted.reference,
    iccid: wanted.iccid,
    planCode: wanted.plan_code,
    mode: wanted.mode,
    ...(wanted.starts_at === undefined ? {} : { startsAt: instant(wanted.starts_at) }),
    ...(wanted.ends_at === undefined ? {} : { endsAt: instant(wanted.ends_at) }),
    ...(wanted.data_bytes === undefined ? {} : { dataBytes: wanted.data_bytes }),
  };
}

export function grantView(granted: Grant, state: string) {
  return {
    id: granted.id,
    object: "grant" as const,
    reference: granted.reference,
    iccid: granted.iccid,
    plan_code: granted.planCode,
    mode: granted.mode,
    status: state,
    failure: granted.failure ?? null,
    starts_at: granted.startsAt ?? null,
    ends_at: granted.endsAt ?? null,
    data_bytes: granted.dataBytes ?? null,
    used_bytes: granted.usedBytes,
    created_at: granted.createdAt,
  };
}

export function revocationView(revocation: Revocation) {
  return {
    id: revocation.id,
    object: "revocation" as const,
    reference: revocation.reference,
    grant_reference: revocation.grantReference,
    iccid: revocation.iccid,
    status: revocation.status,
    failure: revocation.failure ?? null,
    created_at: revocation.createdAt,
  };
}

function answerGrant(c: ApiContext, granted: Grant, state: string): Response {
  if (granted.failure !== undefined) return error(c, 422, granted.failure);
  return c.json(grantView(granted, state), granted.status === "pending" ? 202 : 200);
}

function answerRevocation(c: ApiContext, revocation: Revocation): Response {
  if (revocation.failure !== undefined) return error(c, 422, revocation.failure);
  return c.json(revocationView(revocation), revocation.status === "pending" ? 202 : 200);
}
