import type { AttemptId, Located } from "../../../business/payments/index.ts";
import { isId } from "../../../foundation/ids/index.ts";

/** What every object at Stripe that is ours carries in its metadata. */
export function ourMetadata(of: {
  readonly attemptId: string;
  readonly lineId: string;
  readonly orderNumber: string;
}): Record<string, string> {
  return { attempt_id: of.attemptId, line_id: of.lineId, order_number: of.orderNumber };
}

/** Whose an object is, by its metadata. */
export function ownerOf(
  metadata: Readonly<Record<string, string>>,
): Extract<Located, { kind: "found" }> | undefined {
  const { attempt_id: attemptId = "", line_id: lineId = "" } = metadata;
  if (!isId(attemptId) || !isId(lineId)) return undefined;
  return { kind: "found", attemptId: attemptId as AttemptId, lineId };
}
