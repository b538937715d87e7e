import type { MessageChannel } from "../../../business/notices/index.ts";

/** Sends nothing: a message is kept where it was written, and the demo's outbox page shows it. */
export function outboxChannel(): MessageChannel {
  return { name: "outbox", repeatSeconds: Infinity, send: async () => ({ kind: "sent" }) };
}
