import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

/** A house of which a machine sees what it must: it remembers, and can be told to be difficult. */
export interface FakeHouse {
  readonly url: string;
  /** The one token that it knows. */
  readonly token: string;
  /** What is to be done, until it is told how that ended. */
  readonly duties: Record<string, unknown>[];
  readonly heartbeats: Record<string, unknown>[];
  readonly done: Record<string, unknown>[];
  /** Kinds of what its cash journal told. */
  readonly journal: string[];
  /** Files that it gives out, by their path. */
  readonly files: Map<string, Buffer>;
  is(mood: "well" | "revoked" | "failing" | "older"): void;
  /** Answers to `duties/done` are lost on their way: the next so many. */
  loseAnswers(count: number): void;
  /** Whether it keeps what the cash journal tells, or answers that it cannot. */
  keepsJournal(word: "yes" | "no"): void;
  /** Too many ask: the next answer at this path. */
  busyAt(path: string, answer: BusyAnswer): void;
  /** How often it was asked at this path. */
  asked(path: string): number;
}

interface BusyAnswer {
  readonly status: 429 | 503;
  /** `Retry-After`, `Date`, and what the answer itself says. */
  readonly header?: string;
  readonly date?: string;
  readonly body?: object;
}

const TOKEN = "token-of-the-machine";

export async function openFakeHouse(): Promise<FakeHouse> {
  let mood: "well" | "revoked" | "failing" | "older" = "well";
  let lost = 0;
  let keepsJournal = "yes";
  const journal: string[] = [];
  const [duties, heartbeats, done] = [[], [], []] as Record<string, unknown>[][] as [
    ...[Record<string, unknown>[], Record<string, unknown>[], Record<string, unknown>[]],
  ];
  const files = new Map<string, Buffer>();
  const busy = new Map<string, BusyAnswer>();
  const asked = new Map<string, number>();
  const server = createServer((request, response) => void serve(request, response));
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { url = "" } = request;
    const file = files.get(url);
    if (file !== undefined) {
      response.end(file);
      return;
    }
    const body = await readJson(request);
    const path = url.replace("/kiosk/api", "");
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const refused = busy.get(path);
    if (refused !== undefined) {
      busy.delete(path);
      const { status, header, date } = refused;
      if (header !== undefined) response.setHeader("retry-after", header);
      if (date !== undefined) response.setHeader("date", date);
      response.writeHead(status);
      response.end(JSON.stringify(refused.body));
      return;
    }
    const [status, answer] = answerTo(path, body, request);
    if (url.endsWith("/duties/done") && lost > 0) {
      lost -= 1;
      request.socket.destroy();
      return;
    }
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(answer));
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    token: TOKEN,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ duties, heartbeats, done, journal, files },
    is: (next) => (mood = next),
    loseAnswers: (count) => (lost = count),
    keepsJournal: (word) => (keepsJournal = word),
    busyAt: (path, answer) => void busy.set(path, answer),
    asked: (path) => asked.get(path) ?? 0,
  };

  function answerTo(
    path: string,
    body: Record<string, unknown>,
    request: IncomingMessage,
  ): readonly [number, unknown] {
    if (mood === "failing") return [503, {}];
    if (path === "/pair") return [200, { name: "North exit", token: TOKEN }];
    const isOurs = request.headers.authorization === `Bearer ${TOKEN}`;
    if (mood === "revoked" || !isOurs) return [401, refusal("device_unknown")];
    if (path === "/heartbeat") {
      heartbeats.push(body);
      return [200, { name: "North exit", standing: "ready", heartbeatSeconds: 1 }];
    }
    if (mood === "older") return [404, refusal("not_found")];
    if (path === "/duties") return [200, { duties }];
    if (path === "/journal" && keepsJournal === "no") return [503, {}];
    if (path === "/may-stack") return [200, { mayStack: true }];
    if (path === "/journal") {
      const { entries } = body as { entries: { seq: number; happening: { kind: string } }[] };
      journal.push(...entries.map(({ happening }) => happening.kind));
      return [200, { upTo: entries.at(-1)!.seq }];
    }
    if (path !== "/duties/done") return [404, refusal("not_found")];
    done.push(body);
    const at = duties.findIndex(({ dutyId }) => dutyId === body["dutyId"]);
    if (at !== -1) duties.splice(at, 1);
    return [200, { isKnown: at !== -1 }];
  }
}

function refusal(name: string) {
  return { error: { name, message: name } };
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk as string;
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}
