import { spawn, type ChildProcess } from "node:child_process";

const READY_MS_MAX = 30_000;

export interface SentWebhook {
  readonly eventId: string;
  readonly state: "waiting" | "taken" | "given_up";
  readonly tries: number;
}

/** A company outside ours in its own process, and what a test may do to the process itself. */
export interface Company {
  readonly url: string;
  readonly key: string;
  readonly webhookSecrets: readonly string[];
  /** Does what is due by the clock and waits until the webhooks due are answered or put off. */
  settle(): Promise<void>;
  deliveries(): Promise<readonly SentWebhook[]>;
  /** An event as it would be delivered now: body and headers, freshly signed. */
  signedWebhook(eventId: string): Promise<{ body: string; headers: Record<string, string> }>;
  sendWebhooksTo(url: string | undefined): Promise<void>;
  /** SIGKILL, then the same store behind the same address again. */
  crash(): Promise<void>;
}

/** Asks the company's own books and levers, under `/admin`; throws when it is refused. */
export type Admin = (method: string, path: string, body?: object) => Promise<unknown>;

export interface RunningCompany {
  readonly company: Company;
  readonly admin: Admin;
  stop(): Promise<void>;
}

/** Starts a program that stands on the sandbox ground, on a free port. */
export async function startCompany(wish: {
  readonly name: string;
  /** The file that node runs. */
  readonly program: string;
  readonly key: string;
  readonly webhookSecrets: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}): Promise<RunningCompany> {
  const { key, webhookSecrets } = wish;
  const env = { ...wish.env, SECRET: key, WEBHOOK_SECRET: webhookSecrets.join(",") };
  let current = await launch(wish, env);
  const { url } = current;
  const admin: Admin = async (method, where, body) => {
    const answer = await fetch(`${url}/admin${where}`, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${where}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const company: Company = {
    url,
    key,
    webhookSecrets,
    settle: async () => void (await admin("POST", "/settle")),
    deliveries: () => list(admin, "/deliveries"),
    signedWebhook: (eventId) =>
      admin("GET", `/webhooks/${eventId}`) as ReturnType<Company["signedWebhook"]>,
    sendWebhooksTo: async (to) => void (await admin("PUT", "/webhook-url", { url: to })),
    async crash() {
      await end(current.child, "SIGKILL");
      current = await launch(wish, { ...env, PORT: new URL(url).port });
    },
  };
  return { company, admin, stop: async () => end(current.child, "SIGTERM") };
}

export async function list<T>(admin: Admin, where: string): Promise<readonly T[]> {
  const { data } = (await admin("GET", where)) as { data: readonly T[] };
  return data;
}

export function postForm(url: string, form: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(url, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });
}

async function launch(
  { name, program }: { name: string; program: string },
  env: Readonly<Record<string, string>>,
) {
  const child = spawn(process.execPath, [program], { env, stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.on("error", () => {});
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${name}: not ready`)), READY_MS_MAX);
    let text = "";
    child.once("exit", (code) => reject(new Error(`${name}: ended with ${code}`)));
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      const ready = /^ready (\S+)$/m.exec(text)?.[1];
      if (ready === undefined) return;
      clearTimeout(late);
      resolve(ready);
    });
  });
  return { child, url };
}

async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await ended;
}
