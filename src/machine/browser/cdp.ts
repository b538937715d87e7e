import type { Readable, Writable } from "node:stream";

/** Chromium's DevTools protocol over the pipe of --remote-debugging-pipe: JSON ended by a zero. */
export interface Cdp {
  /** Undefined when no answer comes in time, or the browser refuses. */
  send(method: string, parameters?: object, where?: CdpWhere): Promise<CdpResult | undefined>;
  on(listener: (event: CdpEvent) => void): void;
}

export interface CdpWhere {
  readonly sessionId?: string;
  readonly waitMs?: number;
}

export type CdpResult = Readonly<Record<string, unknown>>;

export interface CdpEvent {
  readonly method: string;
  readonly params: CdpResult;
  readonly sessionId?: string;
}

interface Message extends Partial<CdpEvent> {
  readonly id?: number;
  readonly result?: CdpResult;
}

const WAIT_MS = 5000;

export function cdpOver(to: Writable, from: Readable): Cdp {
  let last = 0;
  const waiting = new Map<number, (result: CdpResult | undefined) => void>();
  let listener: (event: CdpEvent) => void = () => {};
  // Its end is told by the process's own.
  to.on("error", () => {});
  from.on("error", () => {});
  let begun = "";
  from.setEncoding("utf8").on("data", (text: string) => {
    const messages = (begun + text).split("\0");
    begun = messages.pop()!;
    for (const message of messages) hear(JSON.parse(message) as Message);
  });
  return {
    on: (next) => (listener = next),
    async send(method, params = {}, { sessionId, waitMs = WAIT_MS } = {}) {
      const id = (last += 1);
      return new Promise((resolve) => {
        const end = (result: CdpResult | undefined) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(result);
        };
        const timer = setTimeout(() => end(undefined), waitMs);
        waiting.set(id, end);
        const session = sessionId === undefined ? {} : { sessionId };
        to.write(`${JSON.stringify({ id, method, params, ...session })}\0`);
      });
    },
  };

  function hear({ id, result, method, params, sessionId }: Message): void {
    if (id !== undefined) waiting.get(id)?.(result);
    else if (method !== undefined) {
      listener({ method, params: params ?? {}, ...(sessionId === undefined ? {} : { sessionId }) });
    }
  }
}
