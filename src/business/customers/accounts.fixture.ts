import type { Act } from "../../foundation/act/index.ts";
import { giveCode, register } from "./index.ts";
import type { Accounts, Caller, CustomerMail, CustomerOrder, SignedIn } from "./index.ts";

/** Accounts as a test sees them: mails in a list, orders by the e-mail they were placed under. */
export interface TestAccounts extends Accounts {
  readonly sent: CustomerMail[];
  readonly claimed: { customerId: string; email: string }[];
  /** The code in the last mail to this address. */
  codeFor(email: string): string;
  /** The token in the last reset mail to this address. */
  resetTokenFor(email: string): string;
}

export function testAccounts(
  options: { publicUrl?: string; orders?: readonly CustomerOrder[] } = {},
): TestAccounts {
  const publicUrl = options.publicUrl ?? "http://127.0.0.1:3000";
  const sent: CustomerMail[] = [];
  const claimed: { customerId: string; email: string }[] = [];
  const lastTo = (email: string) =>
    sent.findLast((mail) => mail.email === email)?.paragraphs.join("\n") ?? "";
  return {
    publicUrl,
    sent,
    claimed,
    links: {
      register: (language) => `${publicUrl}/${language}/account/register`,
      forgot: (language) => `${publicUrl}/${language}/account/forgot`,
      reset: (language, token) => `${publicUrl}/${language}/account/reset?token=${token}`,
      security: (language) => `${publicUrl}/${language}/account/security`,
    },
    mails: {
      write: async (_act, mail) => {
        sent.push(mail);
      },
    },
    orders: {
      claim: async (_act, claim) => {
        claimed.push(claim);
        return 0;
      },
      list: async () => options.orders ?? [],
    },
    codeFor: (email) => /^(\d{6})$/m.exec(lastTo(email))?.[1] ?? "no code",
    resetTokenFor: (email) => /token=(\w+)/.exec(lastTo(email))?.[1] ?? "no token",
  };
}

/** A browser: it keeps cookies as Set-Cookie says and sends them back. */
export interface TestBrowser extends Caller {
  take(cookies: readonly string[]): void;
  readonly cookies: ReadonlyMap<string, string>;
}

export function testBrowser(
  options: { address?: string; device?: string; host?: string } = {},
): TestBrowser {
  const cookies = new Map<string, string>();
  return {
    address: options.address ?? "198.51.100.7",
    cookies,
    get headers() {
      const headers = new Headers({
        "user-agent": options.device ?? "Mozilla/5.0 (Android 16; Mobile) Chrome/140.0",
        "x-forwarded-for": "198.51.100.7",
        host: options.host ?? "127.0.0.1:3000",
      });
      const pairs = [...cookies].map(([name, value]) => `${name}=${value}`);
      if (pairs.length > 0) headers.set("cookie", pairs.join("; "));
      return headers;
    },
    take(given) {
      for (const cookie of given) {
        const [pair = "", ...attributes] = cookie.split("; ");
        const [name = "", value = ""] = pair.split(/=(.*)/s);
        if (attributes.includes("Max-Age=0")) cookies.delete(name);
        else cookies.set(name, value);
      }
    },
  };
}

export const TEST_PASSWORD = "correct horse battery";

/** Registers to the end: the browser holds the session afterwards. */
export async function registered(
  act: Act,
  accounts: TestAccounts,
  browser: TestBrowser,
  email: string,
): Promise<SignedIn> {
  const begun = await register(act, accounts, browser, { email, password: TEST_PASSWORD });
  if (!begun.ok) throw new Error(begun.refusal);
  const code = accounts.codeFor(email);
  const opened = await giveCode(act, accounts, browser, { token: begun.value.token, code });
  if (!opened.ok) throw new Error(opened.refusal);
  browser.take(opened.value.cookies);
  return opened.value;
}
