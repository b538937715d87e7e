/** Commands by their header, as the Generic Specification numbers them. */
export const HEADER = {
  ack: 0,
  reset: 1,
  nak: 5,
  routeBill: 154,
  operatingMode: 153,
  scalingFactor: 156,
  billId: 157,
  billEvents: 159,
  testHopper: 163,
  enableHopper: 164,
  hopperStatus: 166,
  dispense: 167,
  dispenseCount: 168,
  coinId: 184,
  acceptCount: 225,
  coinEvents: 229,
  inhibits: 230,
  setInhibits: 231,
  setMasterInhibit: 228,
  serialNumber: 242,
  poll: 254,
} as const;

export const HOST = 1;

/** The byte that lets a hopper turn. */
export const HOPPER_ENABLED = 165;
export const ROUTE = { hand_back: 0, stack: 1 } as const;
export const ROUTE_REFUSED = { empty: 254, failed: 255 } as const;
/** Stacker and escrow in use. */
export const STACKER_AND_ESCROW = 3;

/** Second byte of a bill event whose first is the type. */
export const BILL = { stacked: 0, escrowed: 1 } as const;
/** Second byte of a bill event whose first is 0. */
export const BILL_STATUS = {
  handedBack: 1,
  invalid: 2,
  jammedUnsafe: 6,
  jammedInStacker: 7,
  pulledBack: 8,
  tampered: 9,
  stackerWell: 10,
  stackerOut: 11,
  stackerIn: 12,
  stackerFaulty: 13,
  stackerFull: 14,
  stackerJammed: 15,
  jammedSafe: 16,
  optoFraud: 17,
  stringFraud: 18,
  unknownStacked: 21,
} as const;

export const EVENTS_REMEMBERED = 5;
/** The event counter is 0 only after a restart; 255 is followed by 1. */
export const COUNTER_MAX = 255;
/** The life count of a hopper, and of an acceptor, has three bytes. */
export const LIFE_COUNT = 2 ** 24;
