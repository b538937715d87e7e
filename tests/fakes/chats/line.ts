import { createHmac, randomUUID } from "node:crypto";
import { serveJson, type Answer, type Call } from "./serve.ts";

/** The Messaging API as its documentation describes what we use of it; remembers what it was told. */
export async function fakeLine(settings: { readonly token: string; readonly secret: string }) {
  const friends = new Map<string, string[]>();
  const keys = new Set<string>();
  const tickets = new Map<string, string>();
  const mishaps: ("limit" | "month" | "silent" | "broken" | "forbidden")[] = [];
  const push = ({ headers, body }: Call): Answer => {
    const key = String(headers["x-line-retry-key"] ?? "");
    if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u.test(key))
      return refused(400, "no retry key");
    const mishap = mishaps.shift();
    if (mishap === "limit") return refused(429, "The API rate limit has been exceeded.");
    if (mishap === "month") return refused(429, "You have reached your monthly limit.");
    if (mishap === "forbidden") return refused(403, "Access to this API is not available");
    if (keys.has(key)) return refused(409, "The retry key is already accepted");
    const [message] = body["messages"] as { type: string; text: string }[];
    const said = friends.get(String(body["to"]));
    if (said === undefined) {
      return refused(
        400,
        "The property, 'to', in the request body is invalid (line: -, column: -)",
      );
    }
    if (mishap === "broken") return refused(500, "Internal error");
    keys.add(key);
    said.push(message!.text);
    if (mishap === "silent") return undefined;
    return { status: 200, body: { sentMessages: [{ id: String(keys.size) }] } };
  };
  const served = await serveJson((call): Answer => {
    if (call.headers.authorization !== `Bearer ${settings.token}`) return refused(401, "bad token");
    if (call.path === "/v2/bot/message/push") return push(call);
    const user = /^\/v2\/bot\/user\/(\w+)\/linkToken$/u.exec(call.path)?.[1];
    if (user === undefined || !friends.has(user)) return refused(404, "Not found");
    const linkToken = randomUUID();
    tickets.set(linkToken, user);
    return { status: 200, body: { linkToken } };
  });
  const told = (event: object, source: string) => {
    const common = { mode: "active", timestamp: Date.now(), webhookEventId: randomUUID() };
    const events = [{ ...common, source: { type: "user", userId: source }, ...event }];
    const text = JSON.stringify({ destination: "Ubot", events });
    const signature = createHmac("sha256", settings.secret).update(text).digest("base64");
    return { body: text, headers: { "x-line-signature": signature } };
  };
  return {
    ...served,
    mishaps,
    said: (user: string) => friends.get(user) ?? [],
    /** A friend writes; what LINE then tells us, signed. */
    write(user: string, text: string) {
      friends.set(user, friends.get(user) ?? []);
      return told({ type: "message", message: { type: "text", id: "1", text } }, user);
    },
    unfollow: (user: string, timestamp: number) => told({ type: "unfollow", timestamp }, user),
    /** Its user opens the link dialog; what LINE tells us after their yes. A token is good once. */
    dialog(url: string) {
      const query = new URL(url).searchParams;
      const ticket = query.get("linkToken") ?? "";
      const user = tickets.get(ticket);
      tickets.delete(ticket);
      const nonce = query.get("nonce") ?? "";
      if (user === undefined || nonce.length < 10) return undefined;
      return told({ type: "accountLink", replyToken: "r", link: { result: "ok", nonce } }, user);
    },
  };
}

function refused(status: number, message: string): Answer {
  return { status, body: { message } };
}
