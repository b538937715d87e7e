/** Where a reference of ours leads: the path of its thing in the API. */
export interface Place {
  readonly kind: "session" | "payment";
  readonly path: string;
  /** Of a refund of that payment. */
  readonly refundId?: string;
}

const REFERENCE = /^(sessions|payments)\/([A-Za-z0-9]{1,64})(?:\/refunds\/([A-Za-z0-9]{1,64}))?$/;

/** Nothing for what is no reference of this adapter. */
export function placeOf(reference: string): Place | undefined {
  const match = REFERENCE.exec(reference);
  if (match === null) return undefined;
  const [, room, id, refundId] = match;
  if (room === "sessions") {
    return refundId === undefined ? { kind: "session", path: `/sessions/${id}` } : undefined;
  }
  const path = `/payments/${id}`;
  return { kind: "payment", path, ...(refundId === undefined ? {} : { refundId }) };
}
