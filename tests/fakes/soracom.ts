import { randomUUID } from "node:crypto";
import { serveJson, type Answer, type Call } from "./chats/serve.ts";

export type SimKind = "normal" | "answer_lost" | "request_lost" | "without_sms" | "busy" | "broken";

/** SORACOM's /auth and /sims/{sim_id}/send_sms as its specification has them; keeps what it took. */
export async function fakeSoracom(settings: { readonly keyId: string; readonly key: string }) {
  const sims = new Map<string, SimKind>();
  const taken: { sim: string; text: string; encoding: number }[] = [];
  const passes = new Map<string, string>();
  let auths = 0;
  const auth = ({ body }: Call): Answer => {
    auths += 1;
    if (body["authKeyId"] !== settings.keyId || body["authKey"] !== settings.key) {
      return { status: 401, body: { code: "AUM0001", message: "Authentication failed." } };
    }
    const [apiKey, token] = [`api-${randomUUID()}`, randomUUID()];
    passes.set(apiKey, token);
    return { status: 200, body: { apiKey, token, operatorId: "OP0012345678" } };
  };
  const send = ({ headers, body }: Call, sim: string): Answer => {
    if (passes.get(String(headers["x-soracom-api-key"])) !== headers["x-soracom-token"]) {
      return { status: 401, body: { code: "AUM0004", message: "Invalid API key or token." } };
    }
    const kind = sims.get(sim);
    if (kind === undefined) return { status: 404, body: { message: "No such SIM found." } };
    if (kind === "without_sms") return { status: 400, body: { message: "No SMS API." } };
    if (kind === "busy") return { status: 429, body: { message: "Too many requests." } };
    if (kind === "broken") return { status: 503, body: { message: "Try again." } };
    if (kind === "request_lost") return undefined;
    const encoding = Number(body["encodingType"] ?? 2);
    taken.push({ sim, text: String(body["payload"]), encoding });
    return kind === "answer_lost" ? undefined : { status: 202, body: { messageId: randomUUID() } };
  };
  const served = await serveJson((call) => {
    if (call.path === "/v1/auth") return auth(call);
    const sim = /^\/v1\/sims\/(\d+)\/send_sms$/u.exec(call.path)?.[1];
    return sim === undefined ? { status: 404, body: {} } : send(call, sim);
  });
  let serial = 0;
  return {
    ...served,
    apiUrl: `${served.url}/v1`,
    taken,
    auths: () => auths,
    sim(kind: SimKind): string {
      serial += 1;
      const iccid = `898104${String(serial).padStart(13, "0")}`;
      sims.set(iccid, kind);
      return iccid;
    },
    /** Every pass is over at once, as after a day. */
    endPasses: () => passes.clear(),
  };
}
