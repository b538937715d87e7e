import { createServer } from "node:net";

export type PortTrial =
  | { readonly port: number; readonly fault?: undefined }
  /** The system's code: EADDRINUSE, EACCES, EADDRNOTAVAIL… */
  | { readonly fault: string; readonly port?: undefined };

/** Listens for a moment; port 0 lets the system pick one. */
export async function tryPort(place: { host: string; port: number }): Promise<PortTrial> {
  const server = createServer();
  const trial = await new Promise<PortTrial>((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      resolve({ fault: error.code ?? error.message });
    });
    server.listen({ ...place, exclusive: true }, () => {
      const address = server.address();
      if (address !== null && typeof address === "object") resolve({ port: address.port });
      else resolve({ fault: "no port" });
    });
  });
  await new Promise((resolve) => server.close(resolve));
  return trial;
}

/** The first of `wanted` that is free on `host`, else one that the system picks. */
export async function freePort(
  wanted: readonly number[],
  host: string = "127.0.0.1",
): Promise<number> {
  for (const port of [...wanted, 0]) {
    const trial = await tryPort({ host, port });
    if (trial.port !== undefined) return trial.port;
  }
  throw new Error(`this system has no free port on ${host}`);
}
