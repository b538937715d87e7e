import { connect } from "node:net";

/** Whether anything lives at the address: one that refuses the connection is there as well. */
export async function answersTcp(
  place: { readonly host: string; readonly port: number },
  waitMs: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(place);
    const end = (isThere: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(isThere);
    };
    const timer = setTimeout(() => end(false), waitMs);
    socket.once("connect", () => end(true));
    socket.once("error", ({ code }: NodeJS.ErrnoException) => end(code === "ECONNREFUSED"));
  });
}
