import { pinProvider, type PinDigits } from "../../src/business/pins/index.ts";
import { printedBatch } from "../pins.ts";
import { testDatabase } from "../database.ts";
import { buildTown } from "../town.ts";
import { houseProviderContract } from "./house-provider.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);
const { digits } = await printedBatch(act, { pinCount: 40, sold: 39 });
const other = await printedBatch(act, { faceYen: 2980, sold: 1 });
const unsold = digits.at(-1)!;
let handedOver = 0;

houseProviderContract({
  house: pinProvider(),
  act,
  town,
  async tender() {
    handedOver += 1;
    return { pin: digits[handedOver]! };
  },
  wrong: [
    [{ pin: "" }, "pin_unreadable"],
    [{}, "pin_unreadable"],
    [{ pin: 1234 }, "pin_unreadable"],
    [{ pin: ["1", "2"] }, "pin_unreadable"],
    [{ pin: "9".repeat(100_000) }, "pin_unreadable"],
    [{ pin: mistyped(digits[0]!) }, "pin_mistyped"],
    [{ pin: unsold }, "pin_not_valid"],
    [{ pin: other.digits[0] }, "pin_worth_other"],
  ],
  async has({ pin }) {
    const { rows } = await act.database.run({
      text: "select state from pins where digits_hash = $1",
      values: [act.secrets.blind("pin", String(pin))],
    });
    return (rows[0] as { state: string } | undefined)?.state === "redeemed";
  },
});

function mistyped(digits: PinDigits): string {
  return digits.slice(0, -1) + String((Number(digits.at(-1)) + 1) % 10);
}
