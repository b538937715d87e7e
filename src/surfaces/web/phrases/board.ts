/** The board in its order: by moment of a visit, and by who speaks. */
export const BOARD = {
  always: {
    customer: ["yes", "no", "again", "write", "thanks"],
    clerk: ["moment", "point"],
  },
  before: {
    customer: ["renew", "check", "advise", "untilWhen", "howMuch"],
    clerk: ["showSim", "whenLeave", "muchVideo", "suggest", "dataLost"],
  },
  paying: {
    customer: ["byCard", "inCash", "byPhone", "receipt"],
    clerk: ["howPay", "tapCard", "passcode", "notTaken", "change"],
  },
  document: {
    customer: ["notWithMe", "residence"],
    clerk: ["passport", "whyPassport", "noCopy", "noneNeeded"],
  },
  problem: {
    customer: ["offline", "slow", "twice", "refund", "lost"],
    clerk: ["restart", "mobileData", "checking", "support", "willRefund"],
  },
  after: {
    customer: ["works", "whereLeft"],
    clerk: ["done", "untilHere", "keepReceipt", "goodTrip"],
  },
} as const;

export type Group = keyof typeof BOARD;
export type Speaker = "customer" | "clerk";
export type Phrase = (typeof BOARD)[Group][Speaker][number];
