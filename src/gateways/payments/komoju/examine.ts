import type { ProviderFinding } from "../../../business/payments/index.ts";
import { methodListAnswer } from "./answers.ts";
import { payloadOf, type Call } from "./caller.ts";
import { methodsFor, routeOf, typeOf } from "./methods.ts";

const EVENTS = "payment.authorized, .captured, .updated, .expired, .cancelled, .failed, .refunded";

/** Whether KOMOJU takes our key, and offers what we offer; it does not tell where it sends news. */
export async function examine(
  call: Call,
  settings: { secretKey: string; methods: readonly string[] },
): Promise<readonly ProviderFinding[]> {
  const outcome = await call.get("/payment_methods");
  const what = "komoju key";
  if (outcome.kind === "answered" && outcome.status === 401) {
    return [{ what, state: "wrong", line: "KOMOJU_SECRET_KEY: KOMOJU does not know it" }];
  }
  const offered = payloadOf(outcome, methodListAnswer);
  if (offered === undefined) {
    const said = outcome.kind === "answered" ? `answers ${outcome.status}` : "does not answer";
    return [{ what, state: "wrong", line: `KOMOJU ${said}: is KOMOJU_API_URL right?` }];
  }
  const isTest = settings.secretKey.startsWith("sk_test_");
  return [
    { what, state: "ok", line: isTest ? "works, in test mode: no money moves" : "works" },
    methodFinding(settings.methods, offered),
    { what: "komoju events", state: "note", line: `in its dashboard, send us ${EVENTS}` },
  ];
}

type Offered = readonly { type_slug: string; subtypes?: readonly string[] | null | undefined }[];

function methodFinding(words: readonly string[], offered: Offered): ProviderFinding {
  const what = "komoju methods";
  const methods = methodsFor(words).map(({ method }) => method);
  const missing = methods.filter((method) => !isOffered(method, offered));
  if (missing.length === 0) return { what, state: "ok", line: methods.join(", ") };
  const line = `KOMOJU_METHODS: ${missing.join(", ")} not switched on at KOMOJU for this key`;
  return { what, state: "wrong", line };
}

function isOffered(method: string, offered: Offered): boolean {
  const found = offered.find(({ type_slug: type }) => type === typeOf(method));
  if (found === undefined) return false;
  const route = routeOf(method);
  const stores = found.subtypes ?? [];
  return route?.kind !== "slip" || stores.length === 0 || stores.includes(route.store);
}
