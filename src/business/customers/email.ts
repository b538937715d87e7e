import { z } from "zod";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";

// RFC 5321, 4.5.3.1.3, less the angle brackets.
const EMAIL_CHARACTERS_MAX = 254;

/** What was typed, as the address it means: lower case, full-width letters made narrow. */
export function readEmail(typed: string): Outcome<string, "email_missing" | "bad_email"> {
  const email = typed.slice(0, 1000).normalize("NFKC").trim().toLowerCase();
  if (email === "") return refused("email_missing", { field: "email" });
  if (email.length > EMAIL_CHARACTERS_MAX || !z.email().safeParse(email).success) {
    return refused("bad_email", { field: "email" });
  }
  return done(email);
}
