import {
  CONNECTIONS,
  MEANS,
  type AdviceQuestion,
  type Connection,
  type Means,
} from "../../../business/points/index.ts";
import type { FormInput } from "../../browser/index.ts";
import { ADVICE_WHYS, type AdviceWhy } from "./texts/index.ts";

/** What the form says, as it is shown again; a value that is not offered counts as none. */
export interface AdviseInput {
  readonly isAsked: boolean;
  readonly why?: AdviceWhy;
  readonly place: string;
  readonly means: readonly Means[];
  readonly net: Connection;
  readonly by: (typeof BYS)[number];
  readonly isUnsure: boolean;
  readonly wantsPerson: boolean;
  readonly hasId: boolean;
}

export const BYS = ["", "30", "60", "240"] as const;

/** Before anything is asked, the form is filled with what is likely where one comes from. */
export function readAdviseInput(query: FormInput): AdviseInput {
  const is = (name: string) => query.text(name) === "yes";
  const oneOf = <T extends string>(name: string, known: readonly T[]) =>
    known.find((one) => one === query.text(name));
  const why = oneOf("why", ADVICE_WHYS);
  const isAsked = is("ask");
  return {
    isAsked,
    ...(why === undefined ? {} : { why }),
    place: query.text("place").slice(0, 100),
    means: isAsked ? MEANS.filter((one) => is(`pay_${one}`)) : likelyMeans(why),
    net: oneOf("net", CONNECTIONS) ?? "mobile",
    by: oneOf("by", BYS) ?? "",
    isUnsure: is("unsure"),
    wantsPerson: isAsked ? is("person") : why !== undefined && FOR_STAFF.includes(why),
    hasId: isAsked ? is("id") : true,
  };
}

const FOR_STAFF: readonly AdviceWhy[] = ["too_late", "no_plan", "late", "unknown_code"];

function likelyMeans(why: AdviceWhy | undefined): readonly Means[] {
  return why === "declined" ? ["cash"] : ["card", "cash"];
}

/** What the rule is asked; a card that was declined here is declined here again. */
export function questionOf(
  input: AdviseInput,
  offered: AdviceQuestion["offered"],
): Pick<AdviceQuestion, "wish" | "offered"> {
  const { why } = input;
  const fails = (means: Means) =>
    why === "payments_down" || (why === "declined" && (means === "card" || means === "unionpay"));
  return {
    wish: {
      means: input.means,
      connection: input.net,
      isUnsureOnline: input.isUnsure,
      wantsPerson: input.wantsPerson,
      hasId: input.hasId,
      ...(input.by === "" ? {} : { withinMinutes: Number(input.by) }),
      ...(why === "late" ? { isPaid: true } : {}),
    },
    offered: { ...offered, onlineTakes: offered.onlineTakes.filter((means) => !fails(means)) },
  };
}
