import pino from "pino";

export type Log = pino.Logger;

// What must never stand in a log, wherever it hangs in an object.
const SECRET_KEYS = [
  "email",
  "contactEmail",
  "contact",
  "recipient",
  "password",
  "token",
  "iccid",
  "msisdn",
  "eid",
  "typed",
  "renewalCode",
  "address",
  "cookie",
  "authorization",
];

/** JSON lines on standard output; names of personal fields are cut out, two levels deep. */
export function openLog(level: string): Log {
  const paths = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
  return pino({
    level,
    base: null,
    redact: { paths, censor: "…" },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}
