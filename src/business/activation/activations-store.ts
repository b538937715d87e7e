import type { Act } from "../../foundation/act/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Activation } from "./activation.ts";

interface ActivationTables {
  activations: ActivationRow;
}

interface ActivationRow {
  line_id: string;
  activation_id: string;
  renewal_id: string;
  bucket_id: string;
  carrier: string;
  operation: string;
  reference: string;
  state: string;
  request: unknown;
  answer: unknown;
  wanted_at: string;
  sent_at: string | null;
  settled_at: string | null;
}

export function insertActivation(act: Act, activation: Activation): Part {
  return part(
    tables(act)
      .insertInto("activations")
      .values({
        line_id: activation.lineId,
        activation_id: activation.activationId,
        renewal_id: activation.renewalId,
        bucket_id: activation.bucketId,
        carrier: activation.carrier,
        operation: activation.operation,
        reference: activation.reference,
        state: activation.state,
        request: JSON.stringify(activation.request),
        answer: null,
        wanted_at: activation.wantedAt,
        sent_at: activation.sentAt ?? null,
        settled_at: null,
      }),
  );
}

export function updateActivation(act: Act, before: Activation, after: Activation): Part {
  return part(
    tables(act)
      .updateTable("activations")
      .set({
        state: after.state,
        request: JSON.stringify(after.request),
        answer: after.answer === undefined ? null : JSON.stringify(after.answer),
        sent_at: after.sentAt ?? null,
        settled_at: after.settledAt ?? null,
      })
      .where("line_id", "=", before.lineId)
      .where("activation_id", "=", before.activationId)
      .where("state", "=", before.state),
  );
}

export async function activationsOf(
  act: Act,
  key: { lineId: string; renewalId: string },
): Promise<readonly Activation[]> {
  const rows = await tables(act)
    .selectFrom("activations")
    .selectAll()
    .where("line_id", "=", key.lineId)
    .where("renewal_id", "=", key.renewalId)
    .orderBy("wanted_at")
    .orderBy("activation_id")
    .execute();
  return rows.map(readActivation);
}

/** Our reference is an activation's id; the line it belongs to comes with it. */
export async function renewalOfReference(
  act: Act,
  reference: string,
): Promise<{ readonly lineId: string; readonly renewalId: string } | undefined> {
  const row = await tables(act)
    .selectFrom("activations")
    .select(["line_id", "renewal_id"])
    .where("reference", "=", reference)
    .executeTakeFirst();
  return row === undefined ? undefined : { lineId: row.line_id, renewalId: row.renewal_id };
}

function tables(act: Act) {
  return act.database.tables<ActivationTables>();
}

function readActivation(row: ActivationRow): Activation {
  return {
    lineId: row.line_id,
    activationId: row.activation_id,
    renewalId: row.renewal_id,
    bucketId: row.bucket_id,
    carrier: row.carrier,
    operation: row.operation,
    reference: row.reference,
    state: row.state,
    request: row.request,
    wantedAt: row.wanted_at,
    ...(row.answer === null ? {} : { answer: row.answer }),
    ...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
    ...(row.settled_at === null ? {} : { settledAt: row.settled_at }),
  } as Activation;
}
