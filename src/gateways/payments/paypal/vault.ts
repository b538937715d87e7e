import { z } from "zod";
import type {
  ProviderVault,
  SavingAnswer,
  SavingReading,
  SavingRequest,
} from "../../../business/payments/index.ts";
import { answerOf, link, type Answer } from "./answers.ts";
import type { Call } from "./caller.ts";
import { LOCALES } from "./locales.ts";
import { cut } from "./orders.ts";
import type { PaypalSettings } from "./settings.ts";

export const SAVED_METHOD = "saved_paypal";

/** PayPal accounts that are kept for us (Payment Method Tokens v3). */
export function paypalVault(call: Call, settings: PaypalSettings): ProviderVault {
  return {
    save: async (request) => save(call, request, settings),
    readSaving: async (saving) => readSaving(call, saving),
    forget: async (token) => forget(call, token),
  };
}

const setupAnswer = z.object({
  id: z.string().min(1),
  status: z.string(),
  customer: z.object({ id: z.string().min(1) }).optional(),
  links: z.array(link).default([]),
});

const keptAnswer = z.object({ id: z.string().regex(/^[\w-]{1,200}$/) });

const keptList = z.object({ payment_tokens: z.array(keptAnswer).default([]) });

async function save(
  call: Call,
  request: SavingRequest,
  { brandName }: PaypalSettings,
): Promise<SavingAnswer> {
  const experience = {
    ...(brandName === undefined ? {} : { brand_name: cut(brandName) }),
    locale: LOCALES[request.language],
    shipping_preference: "NO_SHIPPING",
    vault_instruction: "ON_PAYER_APPROVAL",
    return_url: request.returnUrl,
    cancel_url: request.returnUrl,
  };
  const answer = await post(call, setupAnswer, {
    path: "/v3/vault/setup-tokens",
    requestId: request.savedMethodId,
    body: {
      payment_source: {
        paypal: {
          usage_type: "MERCHANT",
          customer_type: "CONSUMER",
          experience_context: experience,
        },
      },
    },
  });
  switch (answer.kind) {
    case "ok": {
      const page = answer.value.links.find(({ rel }) => rel === "approve");
      // Without its page nobody can agree to it.
      if (page === undefined) return { kind: "unknown" };
      return { kind: "begun", providerReference: answer.value.id, url: page.href };
    }
    case "refused":
    case "unauthorized":
      return { kind: "refused", failure: "provider_refused" };
    case "busy":
    case "not_sent":
      return { kind: "refused", failure: "provider_down" };
    case "unknown":
      return { kind: "unknown" };
  }
}

async function readSaving(
  call: Call,
  { savedMethodId, providerReference }: { savedMethodId: string; providerReference?: string },
): Promise<SavingReading> {
  // The link to agree by went with the answer that was lost: nobody can.
  if (providerReference === undefined) return { kind: "never_seen" };
  const setup = await get(call, setupAnswer, `/v3/vault/setup-tokens/${providerReference}`);
  if (setup.kind === "refused" && setup.status === 404) {
    return { kind: "failed", failure: "expired" };
  }
  if (setup.kind !== "ok") return { kind: "unknown" };
  const { status, customer } = setup.value;
  switch (status) {
    case "CREATED":
    case "PAYER_ACTION_REQUIRED":
      return { kind: "pending" };
    case "APPROVED": {
      const kept = await post(call, keptAnswer, {
        path: "/v3/vault/payment-tokens",
        requestId: `${savedMethodId}-keep`,
        body: { payment_source: { token: { id: providerReference, type: "SETUP_TOKEN" } } },
      });
      return kept.kind === "ok" ? savedAs(kept.value) : { kind: "unknown" };
    }
    case "VAULTED":
    case "TOKENIZED": {
      // It was made of a request whose answer was lost: PayPal's customer is made for each anew.
      if (customer === undefined) return { kind: "unknown" };
      const query = new URLSearchParams({ customer_id: customer.id });
      const listed = await get(call, keptList, `/v3/vault/payment-tokens?${query}`);
      const [kept] = listed.kind === "ok" ? listed.value.payment_tokens : [];
      return kept === undefined ? { kind: "unknown" } : savedAs(kept);
    }
    default:
      return { kind: "unknown" };
  }
}

// Whose account it is, an address, is nothing that we need to know.
function savedAs({ id }: z.infer<typeof keptAnswer>): SavingReading {
  return { kind: "saved", token: id, face: { brand: "paypal" } };
}

async function forget(call: Call, token: string): Promise<"done" | "unknown"> {
  const path = `/v3/vault/payment-tokens/${encodeURIComponent(token)}`;
  const outcome = await call({ method: "DELETE", path });
  if (outcome.kind !== "answered") return "unknown";
  if (outcome.status >= 200 && outcome.status < 300) return "done";
  const answer = answerOf(outcome, z.unknown());
  return answer.kind === "refused" && answer.status === 404 ? "done" : "unknown";
}

async function post<T>(
  call: Call,
  schema: z.ZodType<T>,
  { path, requestId, body }: { path: string; requestId: string; body: object },
): Promise<Answer<T>> {
  const outcome = await call({
    ...{ method: "POST", path, body: JSON.stringify(body) },
    headers: { "content-type": "application/json", "paypal-request-id": requestId },
  });
  return answerOf(outcome, schema);
}

async function get<T>(call: Call, schema: z.ZodType<T>, path: string): Promise<Answer<T>> {
  return answerOf(await call({ method: "GET", path }), schema);
}
