import type { Screen } from "../browser/index.ts";
import type { Membership } from "./membership.ts";

/** What stands on the screen. A machine that is none of the house's sells nothing, whoever answers. */
export function screenFor(membership: Membership["kind"], house: "reached" | "away"): Screen {
  switch (membership) {
    case "unpaired":
      return { kind: "local", why: "unpaired" };
    case "revoked":
      return { kind: "local", why: "shut" };
    case "paired":
      return house === "reached" ? { kind: "house" } : { kind: "local", why: "away" };
  }
}
