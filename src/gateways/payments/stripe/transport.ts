import type Stripe from "stripe";
import { callOut, type CallOut } from "../../../foundation/http/index.ts";

type Transport = NonNullable<NonNullable<ConstructorParameters<typeof Stripe>[1]>["httpClient"]>;

/** No answer came; the package hands it on as the `detail` of its connection error. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  /** True when no connection came about, so that nothing was done. */
  readonly isUnsent: boolean;

  constructor(reason: string, { isUnsent }: { readonly isUnsent: boolean }) {
    super(reason);
    this.isUnsent = isUnsent;
  }
}

/**
 * Our own way out for the package: it tells a refused connection from a lost answer, and its error
 * has no `code`, on which the package would send a request again that may have been carried out.
 */
export const transport: Transport = {
  getClientName: () => "tsunagu",
  async makeRequest(...[host, port, path, method, headers, body, protocol, timeoutMs]) {
    const outcome = await callOut({
      url: `${protocol}://${host}:${port}${path}`,
      method: method as CallOut["method"],
      headers: textHeaders(headers),
      timeoutMs,
      ...(method === "GET" ? {} : { body }),
    });
    if (outcome.kind !== "answered") {
      throw new NoAnswer(outcome.reason, { isUnsent: outcome.kind === "not_sent" });
    }
    return {
      getStatusCode: () => outcome.status,
      getHeaders: () => outcome.headers,
      getRawResponse: () => ({}),
      toStream: () => {
        throw new Error("nothing here is read as a stream");
      },
      toJSON: async () => jsonOf(outcome),
    };
  },
};

// Something between us and Stripe may answer in its own words: the package would forget the status.
function jsonOf({ status, body }: { status: number; body: string }): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (error) {
    if (status < 400) throw error;
    return { error: { message: "no words of Stripe's" } };
  }
}

function textHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const entries = Object.entries(headers).filter(
    ([name, value]) => value !== undefined && name.toLowerCase() !== "content-length",
  );
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
