import { humanCodeOf, isHumanCode, readHumanCode } from "../ids/index.ts";

/** Another length than that of an order's number (10), a voucher's (11) or a renewal code (12). */
const INTAKE_NUMBER_LENGTH = 9;

/**
 * The number by which people find one customer's putting in again. The machine prints it without
 * having heard from the house, which shows the same: both work it out of the id alone.
 */
export function intakeNumber(intakeId: string): string {
  return humanCodeOf(`intake:${intakeId.toLowerCase()}`, INTAKE_NUMBER_LENGTH);
}

/** What a person typed as the number it means; undefined when its check sign does not fit. */
export function readIntakeNumber(typed: string): string | undefined {
  const code = readHumanCode(typed);
  return isHumanCode(code, INTAKE_NUMBER_LENGTH) ? code : undefined;
}
