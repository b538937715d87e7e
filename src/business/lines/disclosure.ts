/** How a visitor proved a connection to a line, from weakest to strongest. */
export const PROOFS = [
  "typed_number",
  "friend",
  "voucher",
  "number_and_digits",
  "renewal_code",
  "own_connection",
  "owner",
  "staff",
] as const;
export type Proof = (typeof PROOFS)[number];

/** What there is to see of a line, or to do with it. */
export const DISCLOSED = [
  "plan",
  "valid_until",
  "data_left",
  "usage_chart",
  "queue",
  "masked_number",
  "full_number",
  "orders",
  "start_queued_now",
  "renew",
  "area",
] as const;
export type Disclosed = (typeof DISCLOSED)[number];

/**
 * Who may see what. A printed number is no secret, so alone it shows nothing, and known and unknown
 * ones are answered alike. Whoever was sent a link to pay by sees which card it is, what a plan costs
 * and no more. What a card shows to anybody holding it (number and digits) is enough to pay for
 * somebody, not to watch when somebody uses the network, nor to end what runs. Usage by hour is a
 * connection record (通信の秘密): staff see what is left, not when it went. So is the area in which a
 * line was last: it is for its holder alone, not for whoever once read the code on the pack.
 * A slip's number with the line's digits shows what that one order bought, and lets nothing be done.
 */
export const DISCLOSURE = {
  typed_number: [],
  friend: ["masked_number", "renew"],
  voucher: ["plan", "valid_until", "masked_number"],
  number_and_digits: ["plan", "valid_until", "data_left", "queue", "masked_number", "renew"],
  renewal_code: [
    "plan",
    "valid_until",
    "data_left",
    "usage_chart",
    "queue",
    "masked_number",
    "start_queued_now",
    "renew",
  ],
  own_connection: [
    "area",
    "plan",
    "valid_until",
    "data_left",
    "usage_chart",
    "queue",
    "masked_number",
    "start_queued_now",
    "renew",
  ],
  owner: DISCLOSED,
  staff: [
    "plan",
    "valid_until",
    "data_left",
    "queue",
    "masked_number",
    "full_number",
    "orders",
    "start_queued_now",
    "renew",
  ],
} as const satisfies Readonly<Record<Proof, readonly Disclosed[]>>;

export function maySee(proof: Proof, what: Disclosed): boolean {
  return (DISCLOSURE[proof] as readonly Disclosed[]).includes(what);
}
