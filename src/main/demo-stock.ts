import path from "node:path";
import { existsSync, rmSync } from "node:fs";
import { agentByCode } from "../business/agents/index.ts";
import { goodByCode, makeGood, receiveStock, type Shelf } from "../business/goods/index.ts";
import { makeBatch, serialText } from "../business/pins/index.ts";
import type { Act } from "../foundation/act/index.ts";
import { exportPins } from "../surfaces/cli/index.ts";
import { DEMO_AGENT, DEMO_PACK, DEMO_PACK_SERIALS } from "./demo-card.ts";

const BATCH = { sellerCode: "hanabi", faceYen: 1480, pinCount: 10, arrangement: "consignment" };
const COMMISSION_PER_MILLE = 50;

/**
 * Puts packs on the shelves of the demo's house and agent, and ten PIN cards on the agent's, unless
 * they are known already. Nothing where the demo's agent or seller is not.
 */
export async function seedDemoStock(ground: {
  readonly act: Act;
  readonly config: { readonly dataDir: string };
}): Promise<void> {
  const { act } = ground;
  const agent = await agentByCode(act, DEMO_AGENT.code);
  if (agent === undefined || (await goodByCode(act, DEMO_PACK.code)) !== undefined) return;
  const made = await makeGood(act, DEMO_PACK);
  if (!made.ok) return;
  const shelf: Shelf = { at: "agent", agentId: agent.agentId };
  const { house, shop } = DEMO_PACK_SERIALS;
  const pack = { kind: "pack", goodCode: DEMO_PACK.code } as const;
  await receiveStock(act, { ...pack, serials: house, shelf: { at: "house" } });
  await receiveStock(act, { ...pack, serials: shop, shelf });
  const batch = await makeBatch(act, { ...BATCH, commissionPerMille: COMMISSION_PER_MILLE });
  if (!batch.ok) return;
  const { code, pinCount } = batch.value;
  const file = path.join(ground.config.dataDir, "demo-shop-pins.csv");
  if (existsSync(file)) rmSync(file);
  if (!(await exportPins(act, { batch: code, file })).ok) return;
  const serials = Array.from({ length: pinCount }, (_, i) => serialText(code, i + 1));
  await receiveStock(act, { kind: "pin", serials, shelf });
}
