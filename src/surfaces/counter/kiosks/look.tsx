import { type CashNeeds, type Intake } from "../../../business/intakes/index.ts";
import type { WatchedKiosk } from "../../../business/kiosks/index.ts";
import type { Device } from "../../../business/staff/index.ts";
import { Notice } from "../../html/index.ts";
import { spaced } from "../kiosk-cash/spaced.ts";
import { paths } from "../routes.ts";
import type { CounterTexts } from "../staff-texts/index.ts";

/** A machine that somebody has to go to, and why: by its own word, and by its cash journal. */
export interface MachineLook {
  readonly device: Device;
  /** Absent: revoked, but its money is not settled. */
  readonly kiosk?: WatchedKiosk;
  readonly cash?: CashNeeds;
}

export interface ShopLook {
  readonly hasMachines: boolean;
  readonly machines: readonly MachineLook[];
}

export function lookOf(
  kiosks: readonly WatchedKiosk[],
  needs: ReadonlyMap<string, CashNeeds>,
  revoked: readonly Device[] = [],
): ShopLook {
  const inUse = kiosks.flatMap((kiosk): readonly MachineLook[] => {
    const cash = needs.get(kiosk.device.deviceId);
    if (kiosk.causes.length === 0 && cash === undefined) return [];
    return [{ device: kiosk.device, kiosk, ...(cash === undefined ? {} : { cash }) }];
  });
  // What was wrong with the journal of one that is gone is nobody's any more; its customers' money is.
  const others = revoked.flatMap((device): readonly MachineLook[] => {
    const toCount = needs.get(device.deviceId)?.toCount ?? [];
    return toCount.length === 0 ? [] : [{ device, cash: { look: [], toCount } }];
  });
  const machines = [...inUse, ...others];
  return { hasMachines: kiosks.length > 0 || machines.length > 0, machines };
}

/** The machines that somebody has to go to, each with why; nothing where there is no machine. */
export function KiosksLook(props: { readonly look: ShopLook; readonly texts: CounterTexts }) {
  const { look, texts } = props;
  const words = texts.kiosks;
  if (!look.hasMachines) return null;
  if (look.machines.length === 0) return <Notice kind="good">{words.well}</Notice>;
  return (
    <Notice kind="careful" title={words.look}>
      <ul>
        {look.machines.map((machine) => (
          <Look machine={machine} texts={texts} />
        ))}
      </ul>
    </Notice>
  );
}

function Look(props: { readonly machine: MachineLook; readonly texts: CounterTexts }) {
  const { device, kiosk, cash } = props.machine;
  const { kiosks: words, kioskCash } = props.texts;
  const causes = (kiosk?.causes ?? []).map((cause) =>
    cause === "trouble"
      ? `${words.causes.trouble} ${kiosk?.kiosk.heartbeat?.trouble ?? ""}`
      : words.causes[cause],
  );
  const looks = (cash?.look ?? []).map((look) => kioskCash.looks[look]);
  return (
    <li>
      {kiosk === undefined ? (
        `${device.name} (${words.standings.revoked})`
      ) : (
        <a href={paths.manageKiosks(device.deviceId)}>{device.name}</a>
      )}
      {": "}
      {[...causes, ...looks].join(" ")}
      {(cash?.toCount ?? []).map((one) => (
        <>
          {" "}
          <a href={paths.manageCash(one.number)}>{spaced(one.number)}</a>{" "}
          {kioskCash.kinds[kindToCount(one)]}
        </>
      ))}
    </li>
  );
}

/** Why somebody has to count: a payout that nobody knows the end of, else a note that is presumed. */
export function kindToCount({ state }: Intake): "unknown" | "presumed" {
  return state === "unknown" ? "unknown" : "presumed";
}
