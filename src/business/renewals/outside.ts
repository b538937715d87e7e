import type { CarrierGateway } from "../activation/index.ts";
import type { HouseProvider, PaymentProvider } from "../payments/index.ts";

/** The companies this house works with, by the names that rows remember them by. */
export interface Outside {
  /** Everybody who may move money for us, however rows remember them. */
  readonly payments: readonly PaymentProvider[];
  provider(name: string): PaymentProvider;
  /** What takes money for the house itself, if it goes by that name. */
  house(name: string): HouseProvider | undefined;
  carrier(name: string): CarrierGateway;
}

/** A name that no gateway answers to is an outage of that gateway, not an input: it throws. */
export function outsideOf(gateways: {
  readonly payments: readonly PaymentProvider[];
  readonly house?: readonly HouseProvider[];
  readonly carriers: readonly CarrierGateway[];
}): Outside {
  return {
    payments: gateways.payments,
    provider: (name) => named(gateways.payments, name),
    house: (name) => gateways.house?.find((one) => one.name === name),
    carrier: (name) => named(gateways.carriers, name),
  };
}

function named<T extends { readonly name: string }>(all: readonly T[], name: string): T {
  const found = all.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no gateway named ${name} is configured`);
  return found;
}
