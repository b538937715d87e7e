import { connect, type Socket } from "node:net";
import type { Link } from "./link.ts";

export async function connectTcp(
  { host, port }: { readonly host: string; readonly port: number },
  waitMs: number,
): Promise<Link | undefined> {
  const socket = await open({ host, port }, waitMs);
  return socket === undefined ? undefined : linkOn(socket);
}

async function open(
  place: { readonly host: string; readonly port: number },
  waitMs: number,
): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ ...place, noDelay: true });
    const fail = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(undefined);
    };
    const timer = setTimeout(fail, waitMs);
    socket.once("error", fail);
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.off("error", fail);
      resolve(socket);
    });
  });
}

function linkOn(socket: Socket): Link {
  let listener: (bytes: Uint8Array) => void = () => {};
  socket.on("data", (bytes: Buffer) => listener(bytes));
  // What broke it is told by `close`, which follows.
  socket.on("error", () => {});
  const ended = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  return {
    ended,
    hear: (next) => (listener = next),
    close: () => socket.destroy(),
    async write(bytes, waitMs) {
      if (socket.destroyed) return false;
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), waitMs);
        socket.write(bytes, (error) => {
          clearTimeout(timer);
          resolve(error === undefined || error === null);
        });
      });
    },
  };
}
