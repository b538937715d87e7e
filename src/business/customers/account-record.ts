import { writeHouse, type Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { customerByEmail, deleteCustomer, opensAccount } from "./account-record-store.ts";
import type { CustomerId } from "./customer.ts";
import { savedLines } from "./save-line.ts";
import type { SavedLine } from "./saved-line.ts";

/** Everything an account holds about its customer. */
export interface AccountRecord {
  readonly customerId: CustomerId;
  readonly since: Instant;
  readonly sessions: readonly { readonly device: string; readonly since: Instant }[];
  readonly passkeys: readonly { readonly name: string; readonly since: Instant }[];
  readonly lines: readonly SavedLine[];
}

/** `email` in lower case, proven to be theirs; undefined without an account. */
export async function accountRecord(act: Act, email: string): Promise<AccountRecord | undefined> {
  const customer = await customerByEmail(act, email);
  if (customer === undefined) return undefined;
  const [opens, lines] = await Promise.all([
    opensAccount(act, customer.customerId),
    savedLines(act, customer.customerId),
  ]);
  return { ...customer, ...opens, lines };
}

/** Ends an account with everything that it holds; whoever was logged in no longer is. */
export async function eraseAccount(act: Act, customerId: CustomerId): Promise<void> {
  await writeHouse(act, { name: "customer.erased", thing: customerId }, [
    deleteCustomer(act, customerId),
  ]);
}
