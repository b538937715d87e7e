import { connect, type Socket } from "node:net";

/** A connection to a printer, asked one thing at a time. */
export interface Conversation {
  /** Answers one byte of status; undefined when none comes in time. */
  ask(command: readonly number[], waitMs: number): Promise<number | undefined>;
  /** Hands bytes to the network; false when the connection broke or the printer takes no more. */
  send(bytes: Uint8Array, waitMs: number): Promise<boolean>;
  end(): void;
}

/** Undefined when no connection comes about: then nothing was sent. */
export async function converse(
  place: { readonly host: string; readonly port: number },
  waitMs: number,
): Promise<Conversation | undefined> {
  const socket = await open(place, waitMs);
  return socket === undefined ? undefined : conversationOn(socket);
}

async function open(
  { host, port }: { readonly host: string; readonly port: number },
  waitMs: number,
): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
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

function conversationOn(socket: Socket): Conversation {
  let isOpen = true;
  let hear: ((byte: number | undefined) => void) | undefined;
  const break_ = () => {
    isOpen = false;
    hear?.(undefined);
  };
  socket.on("data", (bytes: Buffer) => hear?.(bytes[0]));
  socket.on("error", break_);
  socket.on("close", break_);
  return {
    async ask(command, waitMs) {
      if (!isOpen) return undefined;
      return new Promise((resolve) => {
        const timer = setTimeout(() => hear?.(undefined), waitMs);
        hear = (byte) => {
          clearTimeout(timer);
          hear = undefined;
          resolve(byte);
        };
        socket.write(Uint8Array.from(command));
      });
    },
    async send(bytes, waitMs) {
      if (!isOpen) return false;
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), waitMs);
        socket.write(bytes, (error) => {
          clearTimeout(timer);
          resolve(error === undefined || error === null);
        });
      });
    },
    end() {
      isOpen = false;
      socket.destroy();
    },
  };
}
