import { z } from "zod";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";

const email = z.email().max(254);

/** The e-mail address for the receipt, as it is stored: trimmed, in lower case. */
export function readContact(
  typed: string | undefined,
): Outcome<string | undefined, "contact_unreadable"> {
  const text = (typed ?? "").normalize("NFKC").trim().toLowerCase();
  if (text === "") return done(undefined);
  return email.safeParse(text).success
    ? done(text)
    : refused("contact_unreadable", { field: "email" });
}
