import {
  allStaff,
  choosePasscode,
  hireStaff,
  resetPasscode,
  type Staff,
} from "../business/staff/index.ts";
import { allTills, makeTill } from "../business/tills/index.ts";
import type { Act } from "../foundation/act/index.ts";
import { DEMO_STAFF, DEMO_TILL } from "./demo-card.ts";

/** The demo's people and till; what is there already stays as it is. */
export async function seedCounter(act: Act): Promise<void> {
  const tills = await allTills(act);
  if (!tills.some(({ code }) => code === DEMO_TILL.code)) await makeTill(act, DEMO_TILL);
  for (const demo of DEMO_STAFF) {
    const before = (await allStaff(act)).find(({ number }) => number === demo.number);
    if (before?.isPasscodeOwn === true) continue;
    const { staff, passcode: present } =
      before === undefined
        ? await hire(act, demo)
        : { staff: before, ...(await reset(act, before)) };
    const chosen = await choosePasscode(act, staff.staffId, { present, passcode: demo.passcode });
    if (!chosen.ok) throw new Error(`the demo's ${demo.who}: ${chosen.refusal}`);
  }
}

async function hire(act: Act, { number, who, role }: (typeof DEMO_STAFF)[number]) {
  const hired = await hireStaff(act, { number, name: who, role, language: "ja" });
  if (!hired.ok) throw new Error(`the demo's ${who}: ${hired.refusal}`);
  return hired.value;
}

async function reset(act: Act, { staffId, number }: Staff) {
  const handed = await resetPasscode(act, staffId);
  if (!handed.ok) throw new Error(`the demo's ${number}: ${handed.refusal}`);
  return handed.value;
}
