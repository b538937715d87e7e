import type { AccountLinks } from "../../../business/customers/index.ts";
import { paths } from "../routes.ts";

/** The pages that mails of the account lead to, as whole addresses. */
export function accountLinks(publicUrl: string): AccountLinks {
  return {
    register: (language) => publicUrl + paths.account(language, "register"),
    forgot: (language) => publicUrl + paths.account(language, "forgot"),
    reset: (language, token) =>
      `${publicUrl}${paths.account(language, "reset")}?${new URLSearchParams({ token })}`,
    security: (language) => publicUrl + paths.account(language, "security"),
  };
}
