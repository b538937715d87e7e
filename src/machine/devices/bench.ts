import { createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";

/**
 * Where simulated parts are played at: one line to a TCP port of this machine, as in `door open` or
 * `printer paper_out`; one line comes back. For whoever tries the program, and for tests.
 */
export interface Bench {
  /** The words after the part's name go to `play`; what it answers goes back. */
  add(part: string, play: (words: readonly string[]) => string): void;
  /** As if the line had come over the port. */
  play(line: string): string;
  close(): Promise<void>;
}

const LINE_LENGTH_MAX = 2000;

/** Without a port it is played at from within the program alone. Fails when the port is taken. */
export async function openBench(port?: number): Promise<Bench> {
  const parts = new Map<string, (words: readonly string[]) => string>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    createInterface(socket).on("line", (line) => {
      socket.write(`${line.length > LINE_LENGTH_MAX ? "too long" : play(line)}\n`);
    });
  });
  if (port !== undefined) {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(port, "127.0.0.1", resolve);
    });
  }
  return {
    add: (part, one) => void parts.set(part, one),
    play,
    async close() {
      if (!server.listening) return;
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  function play(line: string): string {
    const [part = "", ...words] = line.trim().split(/\s+/);
    const one = parts.get(part);
    return one === undefined
      ? `no such part; there are: ${[...parts.keys()].join(", ")}`
      : one(words);
  }
}
