import type { DoorLook, MachineCash, PartLook, PrinterLook } from "../devices/index.ts";
import type { Told } from "../house/index.ts";

/** How all parts of a machine are; undefined for what it was built without. */
export interface Looks {
  readonly printer: PrinterLook | undefined;
  readonly scanner: PartLook | undefined;
  readonly reader: PartLook | undefined;
  readonly door: DoorLook | undefined;
  readonly cash: ReturnType<MachineCash["health"]> | undefined;
  readonly browserTrouble: string | undefined;
}

const TROUBLE_LENGTH_MAX = 200;

/** What the house is told of them. Whoever has the door open is not a customer: nothing is sold. */
export function toldOf(looks: Looks, version: string): Told {
  const { printer, scanner, reader, door, cash } = looks;
  const trouble = troubleOf(looks);
  const isSomebodyInside = door?.door === "open" || door?.isTampered === true;
  return {
    paper: printer?.paper ?? "ok",
    printer: printer?.state ?? "none",
    reader: reader?.state ?? "none",
    scanner: scanner?.state ?? "none",
    ...{ version, service: isSomebodyInside ? "out" : "in" },
    ...(trouble === "" ? {} : { trouble }),
    ...(cash === undefined ? {} : cash),
    door: door?.door ?? "none",
    isTampered: door?.isTampered ?? false,
  };
}

function troubleOf({ printer, scanner, reader, door, browserTrouble }: Looks): string {
  const details = [printer, scanner, reader, door].map((look) => look?.detail);
  if (door?.door === "open") details.push("the door is open");
  if (door?.isTampered === true) details.push("somebody is at the case");
  const said = [...details, browserTrouble].filter((one) => one !== undefined);
  return said.join("; ").slice(0, TROUBLE_LENGTH_MAX);
}
