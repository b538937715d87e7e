import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { afterAll } from "vitest";
import type { PrinterState } from "../../../src/business/printing/index.ts";
import { readEscpos, type Printed } from "./read-escpos.ts";

/** A printer on the network, with paper, a cover and a plug. */
export interface FakePrinter {
  readonly address: string;
  /** Every slip that came out whole, one for each cut. */
  readonly slips: Printed[];
  /** How often somebody began to send one. */
  readonly begun: () => number;
  is(state: PrinterState): void;
  /** The next slip: the connection is cut when its first bytes came, or when all of it is printed. */
  cutNext(when: "at_first_byte" | "after_printing"): void;
  /** Says nothing more, but takes what is sent. */
  silence(): void;
}

const ASKED_PRINTER = Buffer.from([0x10, 0x04, 1]);
const ASKED_CAUSE = Buffer.from([0x10, 0x04, 2]);
const ASKED_PAPER = Buffer.from([0x10, 0x04, 4]);
const ASKED_IN_TURN = Buffer.from([0x1d, 0x72, 1]);

/** Listens on a free port until the file's last test. */
export async function openFakePrinter(): Promise<FakePrinter> {
  let state: PrinterState = "ready";
  let cut: "at_first_byte" | "after_printing" | undefined;
  let isSilent = false;
  let begun = 0;
  const slips: Printed[] = [];
  const server = createServer((socket) => serve(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  afterAll(() => new Promise<void>((closed) => server.close(() => closed())));

  function serve(socket: Socket): void {
    let received = Buffer.alloc(0);
    socket.on("error", () => {});
    if (state === "offline") {
      socket.destroy();
      return;
    }
    socket.on("data", (bytes) => {
      const question = statusFor(bytes);
      if (question !== undefined) {
        if (!isSilent) socket.write(Uint8Array.of(question));
        return;
      }
      if (received.length === 0) begun += 1;
      received = Buffer.concat([received, bytes]);
      if (cut === "at_first_byte") {
        cut = undefined;
        socket.destroy();
        return;
      }
      if (!received.subarray(-3).equals(ASKED_IN_TURN)) return;
      slips.push(readEscpos(received.subarray(0, -3)));
      received = Buffer.alloc(0);
      if (cut === "after_printing") {
        cut = undefined;
        socket.destroy();
      } else if (!isSilent) socket.write(Uint8Array.of(state === "paper_low" ? 0x03 : 0));
    });
  }

  function statusFor(bytes: Buffer): number | undefined {
    const isOff = state === "paper_out" || state === "cover_open";
    if (bytes.equals(ASKED_PRINTER)) return 0x12 | (isOff ? 0x08 : 0);
    if (bytes.equals(ASKED_CAUSE)) {
      return 0x12 | (state === "cover_open" ? 0x04 : 0) | (state === "paper_out" ? 0x20 : 0);
    }
    if (!bytes.equals(ASKED_PAPER)) return undefined;
    return 0x12 | (state === "paper_out" ? 0x6c : state === "paper_low" ? 0x0c : 0);
  }

  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    slips,
    begun: () => begun,
    is: (next) => (state = next),
    cutNext: (when) => (cut = when),
    silence: () => (isSilent = true),
  };
}
