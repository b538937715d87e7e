import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Language } from "../../foundation/language/index.ts";

export type StaffId = Id<"staff">;

/** clerk: sells. manager: runs a shop. operator: works for the operator, in every shop. */
export const STAFF_ROLES = ["clerk", "manager", "operator"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Who may do what: the one table, for every surface. */
export const CAPABILITIES = {
  sell: ["clerk", "manager"],
  reprint: ["clerk", "manager", "operator"],
  advise: ["clerk", "manager", "operator"],
  ask_refund: ["clerk", "manager"],
  /** The second person of a refund; never the one who asked for it. */
  approve_refund: ["manager", "operator"],
  pay_out: ["clerk", "manager"],
  open_till: ["clerk", "manager"],
  count_till: ["clerk", "manager"],
  move_cash: ["manager"],
  read_till: ["manager", "operator"],
  pair_device: ["manager", "operator"],
  /** Another program on it is the operator's word alone. */
  update_kiosk: ["operator"],
  manage_tills: ["manager", "operator"],
  manage_staff: ["manager", "operator"],
  answer_case: ["manager", "operator"],
  answer_chat: ["clerk", "manager", "operator"],
  /** Hours of the desk, answers that are given often. */
  direct_support: ["operator"],
  /** In public, in the house's name. */
  answer_question: ["manager", "operator"],
  /** To every holder it concerns, in the house's name. */
  tell_incident: ["operator"],
  manage_points: ["operator"],
  manage_agents: ["operator"],
} as const satisfies Readonly<Record<string, readonly StaffRole[]>>;

export type Capability = keyof typeof CAPABILITIES;

export function may({ role }: Pick<Staff, "role">, capability: Capability): boolean {
  return (CAPABILITIES[capability] as readonly StaffRole[]).includes(role);
}

/** Whoever can give away money or doors shows a second factor at each log-in. */
export function needsSecondFactor({ role }: Pick<Staff, "role">): boolean {
  return role !== "clerk";
}

/** A manager rules over the people of the own shop, an operator over all. */
export function mayRule(ruler: Staff, over: Pick<Staff, "agentId" | "role">): boolean {
  if (!may(ruler, "manage_staff")) return false;
  return isOfShop(ruler, over) && (ruler.role === "operator" || over.role !== "operator");
}

/** Whose people, machines and drawers somebody runs: those of the own shop, an operator every one. */
export function isOfShop(
  ruler: Pick<Staff, "role" | "agentId">,
  { agentId }: { readonly agentId?: string },
): boolean {
  return ruler.role === "operator" || ruler.agentId === agentId;
}

export interface Staff {
  readonly staffId: StaffId;
  /** Typed at log-in: digits, unique in the house. */
  readonly number: string;
  readonly name: string;
  readonly role: StaffRole;
  /** The agent they work for; the operator's own people have none. */
  readonly agentId?: string;
  readonly language: Language;
  /** False while the passcode is the one that was handed over: it is changed at the first log-in. */
  readonly isPasscodeOwn: boolean;
  readonly hasSecondFactor: boolean;
  readonly state: "working" | "suspended" | "left";
}

export type DeviceId = Id<"device">;

export const DEVICE_KINDS = ["counter", "display", "kiosk"] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

export interface Device {
  readonly deviceId: DeviceId;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly agentId?: string;
  readonly pointId?: string;
  readonly tillId?: string;
  /** The card reader beside it, by its id at the provider. */
  readonly reader?: string;
  /** Of a display: the counter whose customers look at it. */
  readonly counterId?: string;
  readonly pairedAt?: Instant;
  readonly revokedAt?: Instant;
}
