import type { Config } from "../foundation/config/index.ts";
import { tryPort } from "../foundation/ports/index.ts";
import { Problem } from "./problem.ts";

/** Takes PORT, or picks one for PORT=0, before anything slow or lasting is begun. */
export async function placeAt(config: Config): Promise<Config> {
  const { port, fault } = await tryPort(config);
  if (fault !== undefined) throw listenProblem({ code: fault }, config);
  return { ...config, port, publicUrl: config.publicUrl.replace(/:0$/, `:${port}`) };
}

/** Why a server cannot listen, for the person who set HOST and PORT; what is no such thing, as it is. */
export function listenProblem(error: unknown, { host, port }: Config): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") {
    return new Problem(`port ${port} on ${host} is taken; set PORT to another one`);
  }
  if (code === "EACCES") return new Problem(`PORT: this user may not listen on ${port}`);
  if (code === undefined) return error;
  return new Problem(`HOST: cannot listen on ${host} (${code})`);
}

/** Where our web is reached from this machine. */
export function localUrl({ host, port }: Config): string {
  const isAny = host === "0.0.0.0" || host === "::";
  const shown = host.includes(":") ? `[${host}]` : host;
  return `http://${isAny ? "127.0.0.1" : shown}:${port}`;
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}
