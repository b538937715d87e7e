import { randomBytes, timingSafeEqual } from "node:crypto";
import { Hono, type Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import {
  loseAnswer,
  neverAnswer,
  type SandboxBindings,
  type SandboxGround,
} from "../../../src/gateways/sandbox/index.ts";
import { API_VERSION, shown, type Bank } from "./bank.ts";
import { ENDPOINTS, type Endpoint } from "./endpoints.ts";
import { invalid, Refusal, type Fault } from "./faults.ts";
import { parseForm, type Form } from "./forms.ts";
import { expanded } from "./lists.ts";
import { checked } from "./shapes.ts";

type ApiContext = Context<SandboxBindings>;

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** What a test has ordered to go wrong with the next request of that kind. */
export interface OrderedFault {
  /** `POST /v1/refunds` */
  readonly on: string;
  readonly fault: Fault;
  /** Only a request whose body has this. */
  readonly match?: string;
}

/** The API: form-encoded requests, JSON answers, keys that make a repetition safe. */
export function apiRoutes(bank: Bank, ground: SandboxGround): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.all("*", async (c) => {
    const body = await c.req.text();
    const { pathname, search } = new URL(c.req.url);
    const request = { method: c.req.method, path: pathname, body, search };
    const answer = settled(() => gate(c, ground, request));
    if (answer !== undefined) return send(c, answer);
    const served = { c, bank, ground, request };
    const fault = takeFault(bank, request);
    return fault === undefined ? send(c, serve(served)) : strike(served, fault);
  });
  return app;
}

interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly search: string;
}

interface Served {
  readonly c: ApiContext;
  readonly bank: Bank;
  readonly ground: SandboxGround;
  readonly request: ApiRequest;
}

function send(c: ApiContext, { status, body }: Answer): Response {
  c.header("request-id", `req_${randomBytes(7).toString("hex")}`);
  c.header("stripe-version", API_VERSION);
  c.header("content-type", "application/json");
  return c.body(body, status as ContentfulStatusCode);
}

/** Who asks, and in which version; nothing when both are right. */
function gate(c: ApiContext, { settings }: SandboxGround, { method, path }: ApiRequest): void {
  if (!isKey(c.req.header("authorization") ?? "", settings.key)) {
    const message = "Invalid API Key provided";
    throw new Refusal(401, { type: "invalid_request_error", message });
  }
  const version = c.req.header("stripe-version");
  if (version !== API_VERSION) throw invalid(`Invalid Stripe API version: ${version}`);
  if (endpointOf(method, path) === undefined) {
    const message = `Unrecognized request URL (${method}: ${path}).`;
    throw new Refusal(404, { type: "invalid_request_error", message });
  }
  const isForm = c.req.header("content-type")?.startsWith("application/x-www-form-urlencoded");
  if (method === "POST" && isForm !== true) throw invalid("The body must be form-encoded.");
}

function isKey(given: string, key: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(`Bearer ${key}`)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function endpointOf(method: string, path: string): Endpoint | undefined {
  return ENDPOINTS.find((one) => one.method === method && one.path.test(path));
}

/**
 * docs.stripe.com/idempotency: a key gives its first result again, and goes with one request.
 * `said` is answered instead of the truth, and kept so, though the work was done.
 */
function serve(served: Served, said?: Answer): Answer {
  const { c, bank, ground, request } = served;
  const key = c.req.header("idempotency-key");
  const print = `${request.method} ${request.path}\n${request.body}`;
  const kept = key === undefined ? undefined : bank.shelf.answerUnder(key);
  if (kept !== undefined && kept.request !== print) return settled(() => reused(key!))!;
  if (kept !== undefined) {
    c.header("idempotent-replayed", "true");
    return kept;
  }
  const answer = carryOut(served, (made) => {
    if (key !== undefined) bank.shelf.keepAnswer(key, { ...(said ?? made), request: print });
  });
  ground.deliveries.send();
  return said ?? answer;
}

function reused(key: string): never {
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}'.`;
  throw new Refusal(400, { type: "idempotency_error", message });
}

// What is refused before anything is done is not kept: a corrected request may have its key.
function carryOut({ bank, ground, request }: Served, keep: (made: Answer) => void): Answer {
  const { method, path, body, search } = request;
  const endpoint = endpointOf(method, path)!;
  const form = parseForm(method === "GET" ? search.slice(1) : body);
  const id = decodeURIComponent(endpoint.path.exec(path)?.[1] ?? "");
  let answer: Answer | undefined;
  const refused = settled(() =>
    ground.store.atomically(() => {
      const made = endpoint.run(bank, checked(endpoint.shape, form), id);
      answer = made instanceof Refusal ? answerOf(made) : answerWith(bank, made, expandsOf(form));
      if (method === "POST") keep(answer);
    }),
  );
  return refused ?? answer!;
}

function answerWith(bank: Bank, made: unknown, expands: readonly string[]): Answer {
  return { status: 200, body: JSON.stringify(shown(expanded(bank, made, expands))) };
}

function expandsOf({ expand }: Form): readonly string[] {
  return typeof expand === "object" ? Object.values(expand).map(String) : [];
}

/** What is refused as an answer; nothing when the work went through. */
function settled(work: () => void): Answer | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return answerOf(error);
    throw error;
  }
}

function answerOf({ status, body }: Refusal): Answer {
  return { status, body: JSON.stringify({ error: body }) };
}

function takeFault(bank: Bank, { method, path, body }: ApiRequest): Fault | undefined {
  const ordered = bank.shelf.lever<readonly OrderedFault[]>("faults") ?? [];
  const at = ordered.findIndex(
    ({ on, match }) =>
      new RegExp(`^${on}$`).test(`${method} ${path}`) &&
      (match === undefined || body.includes(match)),
  );
  if (at < 0) return undefined;
  bank.shelf.pull("faults", ordered.toSpliced(at, 1));
  return ordered[at]!.fault;
}

const INTERNAL = {
  type: "api_error",
  message: "Sorry! There was an error while talking to Stripe.",
};

function strike(served: Served, fault: Fault): Response {
  const { c } = served;
  const broken = answerOf(new Refusal(500, INTERNAL));
  switch (fault) {
    case "lost_after":
      serve(served);
      return loseAnswer(c);
    case "lost_before":
      return loseAnswer(c);
    case "silent_after":
      serve(served);
      return neverAnswer();
    case "silent_before":
      return neverAnswer();
    case "gateway_after":
      serve(served);
      return c.html("<h1>502 Bad Gateway</h1>", 502);
    case "gateway_busy":
      return c.body(null, 429);
    case "error_after":
      return send(c, serve(served, broken));
    case "error_before":
      return send(c, broken);
    case "busy":
      return send(c, answerOf(new Refusal(429, { ...BUSY, code: "rate_limit" })));
    case "conflict":
      return send(c, answerOf(new Refusal(409, { ...BUSY, code: "idempotency_key_in_use" })));
  }
}

const BUSY = {
  type: "invalid_request_error",
  message: "Too many requests, or one still under way.",
};
