import type { Act } from "../../foundation/act/index.ts";
import { addHours } from "../../foundation/clock/index.ts";
import { incidentsSince, regionOfPrefecture } from "../incidents/index.ts";
import { carriersOf, maySee } from "../lines/index.ts";
import { areasOf } from "../usage/index.ts";
import { OVER_HOURS, type IncidentPicture } from "./incident-notices.ts";
import type { LineReader } from "./person.ts";

type Told = Pick<LineReader, "lineId" | "proof">;

/**
 * What many lines suffer from, for each of these readers; read once for all of them, and of their
 * lines nothing while nothing is told. Where a line was last is for its holder alone: whether
 * anybody else is told must not say it.
 */
export async function readIncidentFacts(
  act: Act,
  readers: readonly Told[],
): Promise<(reader: Told) => IncidentPicture> {
  const incidents = await incidentsSince(act, addHours(act.clock.now(), -OVER_HOURS));
  if (incidents.every(({ toldFrom }) => toldFrom === undefined)) {
    return () => ({ incidents: [], where: {} });
  }
  const lineIds = [...new Set(readers.map(({ lineId }) => lineId))];
  const holders = readers.filter(({ proof }) => maySee(proof, "area"));
  const [carriers, areas] = await Promise.all([
    carriersOf(act, lineIds),
    areasOf(act, [...new Set(holders.map(({ lineId }) => lineId))]),
  ]);
  return ({ lineId, proof }) => {
    const carrier = carriers.get(lineId);
    const prefecture = maySee(proof, "area") ? areas.get(lineId) : undefined;
    const region = prefecture === undefined ? undefined : regionOfPrefecture(prefecture);
    return {
      incidents,
      where: {
        ...(carrier === undefined ? {} : { carrier }),
        ...(region === undefined ? {} : { region }),
      },
    };
  };
}
