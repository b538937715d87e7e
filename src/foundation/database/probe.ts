import pg from "pg";

/** What one connection finds; `fault` says in a few words why there was none, without secrets. */
export type Probe =
  | { readonly fault: string; readonly version?: never }
  | { readonly fault?: undefined; readonly version: number };

export async function probe(url: string): Promise<Probe> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query("show server_version_num");
    await client.end();
    return { version: Math.floor(Number(rows[0].server_version_num) / 10_000) };
  } catch (error) {
    await client.end().catch(() => {});
    return { fault: explain(error as Error & { code?: string }, url) };
  }
}

function explain(error: Error & { code?: string }, url: string): string {
  const where = placeOf(url);
  if (error.code === "28P01" || error.code === "28000") {
    return `${where} refuses this user and password`;
  }
  if (error.code === "3D000") return `${where} has no such database`;
  const why = error.code ?? error.message;
  return `cannot reach PostgreSQL at ${where} (${why})`;
}

function placeOf(url: string): string {
  try {
    const { hostname, port } = new URL(url);
    return `${hostname || "its socket"}:${port || "5432"}`;
  } catch {
    return "the given address";
  }
}
