import { createServer, type Server, type Socket } from "node:net";
import type { Link } from "../../links/index.ts";
import { encodeFrame, readFrame, type Frame } from "../frame.ts";
import { HOST } from "../headers.ts";

/** A part that speaks the bytes of the real one. */
export interface SimulatedPart {
  readonly address: number;
  /** Undefined: says nothing, as one without power. Otherwise header and payload. */
  answer(
    frame: Frame,
  ): { readonly header: number; readonly payload: readonly number[] } | undefined;
}

/** What goes wrong on the wire, once each, in order. */
export type WireFault = "lose_question" | "lose_answer" | "bad_checksum" | "lose_byte";

/** One wire with parts on it. */
export interface SimulatedLine {
  /** Whoever plays adds faults at its end. */
  readonly faults: { readonly header: number; readonly fault: WireFault }[];
  /** An in-process end of the wire. */
  link(): Link;
  listen(port: number): Promise<Server>;
}

export function openSimulatedLine(
  parts: readonly SimulatedPart[],
  { hasEcho = true }: { readonly hasEcho?: boolean } = {},
): SimulatedLine {
  const faults: { header: number; fault: WireFault }[] = [];
  const answerTo = (frame: Frame): Uint8Array | undefined => {
    const part = parts.find(({ address }) => address === frame.to);
    const i = faults.findIndex(({ header }) => header === frame.header);
    const fault = i < 0 ? undefined : faults.splice(i, 1)[0]!.fault;
    if (fault === "lose_question") return undefined;
    const answer = part?.answer(frame);
    if (answer === undefined || fault === "lose_answer") return undefined;
    const bytes = encodeFrame({ to: HOST, from: frame.to, ...answer });
    if (fault === "lose_byte") return bytes.slice(1);
    if (fault === "bad_checksum") bytes[bytes.length - 1]! ^= 0xff;
    return bytes;
  };
  const end = (send: (bytes: Uint8Array) => void) => {
    let came: Uint8Array = new Uint8Array();
    return (bytes: Uint8Array) => {
      came = Uint8Array.from([...came, ...bytes]);
      for (;;) {
        const read = readFrame(came);
        if (read.kind === "part") return;
        if (hasEcho) send(came.slice(0, read.kind === "frame" ? read.bytes : came.length));
        came = read.kind === "frame" ? came.slice(read.bytes) : new Uint8Array();
        const answer = read.kind === "frame" ? answerTo(read.frame) : undefined;
        if (answer !== undefined) send(answer);
      }
    };
  };
  return { faults, link: () => inProcess(end), listen: async (port) => listen(port, end) };
}

type End = (send: (bytes: Uint8Array) => void) => (bytes: Uint8Array) => void;

function inProcess(end: End): Link {
  let listener: (bytes: Uint8Array) => void = () => {};
  const ended = Promise.withResolvers<void>();
  const hear = end((bytes) => setImmediate(() => listener(bytes)));
  return {
    ended: ended.promise,
    hear: (next) => (listener = next),
    close: () => ended.resolve(),
    async write(bytes) {
      hear(bytes);
      return true;
    },
  };
}

async function listen(port: number, end: End): Promise<Server> {
  const server = createServer({ noDelay: true }, (socket: Socket) => {
    const hear = end((bytes) => socket.write(bytes));
    socket.on("data", hear);
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return server;
}
