import type { Act } from "../../foundation/act/index.ts";
import { forgetMethod } from "./keep-method.ts";
import { savedMethodByToken } from "./saved-methods-store.ts";

/**
 * A provider says that it keeps a method no more, for its holder took it away there: it is charged
 * no more, and what was paid for with it ends. Of one that we have had forgotten nothing is left to
 * do, nor of one that is not ours.
 */
export async function hearMethodGone(
  act: Act,
  gone: { readonly provider: string; readonly token: string },
): Promise<void> {
  const method = await savedMethodByToken(act, gone);
  if (method?.state === "saved") await forgetMethod(act, method);
}
