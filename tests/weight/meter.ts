import type { CDPSession, Page } from "playwright-core";

/** What one step of a journey moved over the wire. */
export interface Step {
  readonly name: string;
  /** Bodies as compressed, and response headers. */
  readonly bytes: number;
  /** One after the other: each document and redirect, and once more for what a page then loads. */
  readonly roundTrips: number;
  readonly requests: readonly Transfer[];
}

export interface Transfer {
  readonly url: string;
  readonly type: string;
  readonly bytes: number;
}

export interface Meter {
  /** Everything since the last call, once it has arrived whole, as a step of this name. */
  take(name: string): Promise<Step>;
}

interface Open {
  readonly url: string;
  readonly type: string;
  bytes: number;
  isFromCache: boolean;
  readonly whole: Promise<void>;
  end(): void;
}

/** Counts what Chromium receives for a page: bytes on the wire, headers included. */
export async function openMeter(page: Page): Promise<Meter> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  let transfers: Open[] = [];
  listen(session, (transfer) => transfers.push(transfer));
  return {
    async take(name) {
      await Promise.all(transfers.filter(({ type }) => type !== "EventSource").map((t) => t.whole));
      const taken = transfers.filter(({ isFromCache }) => !isFromCache);
      transfers = [];
      const bytes = taken.reduce((sum, transfer) => sum + transfer.bytes, 0);
      return {
        name,
        bytes,
        roundTrips: roundTrips(taken),
        requests: taken.map(({ url, type, bytes: own }) => ({ url, type, bytes: own })),
      };
    },
  };
}

function listen(session: CDPSession, begin: (transfer: Open) => void): void {
  const open = new Map<string, Open>();
  session.on("Network.requestWillBeSent", ({ requestId, request, type, redirectResponse }) => {
    const earlier = open.get(requestId);
    if (earlier !== undefined && redirectResponse !== undefined) {
      earlier.bytes = redirectResponse.encodedDataLength;
    }
    // A photo or icon inside the page itself crosses no wire.
    if (request.url.startsWith("data:")) return;
    earlier?.end();
    const transfer = beginTransfer(request.url, type ?? "Other");
    open.set(requestId, transfer);
    begin(transfer);
  });
  session.on("Network.requestServedFromCache", ({ requestId }) => {
    const transfer = open.get(requestId);
    if (transfer !== undefined) transfer.isFromCache = true;
  });
  session.on("Network.responseReceived", ({ requestId, response }) => {
    const transfer = open.get(requestId);
    if (transfer === undefined) return;
    if (response.fromDiskCache === true || response.fromPrefetchCache === true) {
      transfer.isFromCache = true;
    }
    transfer.bytes = response.encodedDataLength;
  });
  // An event stream never finishes: count as it comes.
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    const transfer = open.get(requestId);
    if (transfer !== undefined) transfer.bytes += encodedDataLength;
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const transfer = open.get(requestId);
    if (transfer === undefined) return;
    transfer.bytes = encodedDataLength;
    transfer.end();
  });
  session.on("Network.loadingFailed", ({ requestId }) => open.get(requestId)?.end());
}

function beginTransfer(url: string, type: string): Open {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { url, type, bytes: 0, isFromCache: false, whole: promise, end: resolve };
}

function roundTrips(transfers: readonly Open[]): number {
  const documents = transfers.filter(({ type }) => type === "Document").length;
  return documents + (transfers.length > documents ? 1 : 0);
}
