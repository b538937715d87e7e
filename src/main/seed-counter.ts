import { agentByCode, makeAgent, setRule, type Agent } from "../business/agents/index.ts";
import { makePrinter, printerByCode } from "../business/printing/index.ts";
import {
  allStaff,
  choosePasscode,
  hireStaff,
  resetPasscode,
  type Staff,
} from "../business/staff/index.ts";
import { allTills, makeTill } from "../business/tills/index.ts";
import type { Act } from "../foundation/act/index.ts";
import { yen } from "../foundation/money/index.ts";
import { DEMO_AGENT, DEMO_AGENT_TILL, DEMO_PRINTER, DEMO_STAFF, DEMO_TILL } from "./demo-card.ts";

/** The demo's people, till and printer; what is there already stays as it is. */
export async function seedCounter(act: Act): Promise<void> {
  const tills = await allTills(act);
  if (!tills.some(({ code }) => code === DEMO_TILL.code)) await makeTill(act, DEMO_TILL);
  await seedPrinter(act);
  const agent = await seedAgent(act);
  for (const demo of DEMO_STAFF) {
    const before = (await allStaff(act)).find(({ number }) => number === demo.number);
    if (before?.isPasscodeOwn === true) continue;
    const { staff, passcode: present } =
      before === undefined
        ? await hire(act, demo, "agent" in demo ? agent.agentId : undefined)
        : { staff: before, ...(await reset(act, before)) };
    const chosen = await choosePasscode(act, staff.staffId, { present, passcode: demo.passcode });
    if (!chosen.ok) throw new Error(`the demo's ${demo.who}: ${chosen.refusal}`);
  }
}

/** A printer without paper, beside the demo's till. */
async function seedPrinter(act: Act): Promise<void> {
  const till = (await allTills(act)).find(({ code }) => code === DEMO_TILL.code);
  if (till === undefined || (await printerByCode(act, DEMO_PRINTER.code)) !== undefined) return;
  const made = await makePrinter(act, { ...DEMO_PRINTER, tillId: till.tillId });
  if (!made.ok) throw new Error(`the demo's printer: ${made.refusal}`);
}

/** The demo's agent with its till, and a rule that pays it a tenth of each sale. */
async function seedAgent(act: Act): Promise<Agent> {
  const known = await agentByCode(act, DEMO_AGENT.code);
  if (known !== undefined) return known;
  const made = await makeAgent(act, DEMO_AGENT);
  if (!made.ok) throw new Error(`the demo's agent: ${made.refusal}`);
  const { agentId } = made.value;
  await setRule(act, { agentId, perMille: 100, fixedYen: yen(0), fromAt: act.clock.now() });
  await makeTill(act, { ...DEMO_AGENT_TILL, agentId });
  return made.value;
}

async function hire(
  act: Act,
  { number, who, role }: (typeof DEMO_STAFF)[number],
  agentId: string | undefined,
) {
  const of = agentId === undefined ? {} : { agentId };
  const hired = await hireStaff(act, { number, name: who, role, language: "ja", ...of });
  if (!hired.ok) throw new Error(`the demo's ${who}: ${hired.refusal}`);
  return hired.value;
}

async function reset(act: Act, { staffId, number }: Staff) {
  const handed = await resetPasscode(act, staffId);
  if (!handed.ok) throw new Error(`the demo's ${number}: ${handed.refusal}`);
  return handed.value;
}
