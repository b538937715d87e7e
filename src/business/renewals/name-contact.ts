import { onLine, type Act } from "../../foundation/act/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { readContact } from "./contact.ts";
import type { Renewal } from "./renewal.ts";
import { changeContact, renewalOf, type RenewalKey } from "./renewals-store.ts";

export type ContactRefusal = "order_unknown" | "contact_unreadable" | "contact_named_elsewhere";

/**
 * Whoever bought at a counter names an e-mail address, and the language they read: from then on
 * letters about the order come, one about how it stands at once. An order that was placed elsewhere
 * keeps the address it was placed with, for that opens it: no counter hands it to somebody else.
 */
export async function nameContact(
  act: Act,
  wish: RenewalKey & { readonly email: string; readonly language: Language },
): Promise<Outcome<Renewal, ContactRefusal>> {
  const contact = readContact(wish.email);
  if (!contact.ok) return contact;
  const contactEmail = contact.value;
  if (contactEmail === undefined) return refused("contact_unreadable", { field: "email" });
  return onLine(act, wish.lineId, async (turn) => {
    const renewal = await renewalOf(act, wish);
    if (renewal === undefined) return refused("order_unknown");
    const isSet = renewal.contactEmail !== undefined && renewal.contactEmail !== contactEmail;
    if (isSet && renewal.channel !== "counter") {
      return refused("contact_named_elsewhere", { field: "email" });
    }
    const { language } = wish;
    await turn.write(
      { name: "contact.named", thing: renewal.renewalId, after: { language, isNew: isSet } },
      [changeContact(act, renewal, { contactEmail, language })],
    );
    return done({ ...renewal, contactEmail, language });
  });
}
