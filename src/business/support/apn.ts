import type { LocalDate } from "../../foundation/clock/index.ts";

export const APN_AUTHS = ["none", "pap", "chap", "pap_or_chap"] as const;
export type ApnAuth = (typeof APN_AUTHS)[number];

/**
 * What a phone has to be told to find the internet through a network: access point, and where the
 * carrier asks for them, user and password. Carriers publish all of it; it is no secret.
 */
export interface Apn {
  readonly carrier: string;
  /** Of one network; absent, of all of the carrier. */
  readonly network?: string;
  readonly name: string;
  readonly user?: string;
  readonly password?: string;
  readonly auth: ApnAuth;
  /** Where it was read, for whoever checks it again. */
  readonly source: string;
  readonly checkedOn: LocalDate;
}

/** That of the network, else the one that holds for all of the carrier. */
export function apnFor(
  all: readonly Apn[],
  line: { readonly carrier: string; readonly network: string },
): Apn | undefined {
  const ofCarrier = all.filter(({ carrier }) => carrier === line.carrier);
  return (
    ofCarrier.find(({ network }) => network === line.network) ??
    ofCarrier.find(({ network }) => network === undefined)
  );
}
