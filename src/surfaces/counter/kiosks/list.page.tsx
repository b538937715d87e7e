import type { WatchedKiosk } from "../../../business/kiosks/index.ts";
import { Button, Form, Moment, Page, Table, Tag } from "../../html/index.ts";
import type { Parts } from "../manage/managed.tsx";
import { paths } from "../routes.ts";
import type { CounterTexts } from "../staff-texts/index.ts";
import { KioskFields } from "./kiosk-fields.tsx";
import { KiosksLook, type ShopLook } from "./look.tsx";

/** Every machine of the shop, those that need somebody first. */
export function KiosksPage(
  props: Parts & {
    readonly kiosks: readonly WatchedKiosk[];
    readonly look: ShopLook;
    readonly typed: Readonly<Record<string, string>>;
  },
) {
  const { frame, texts, errors, kiosks, language } = props;
  const words = texts.kiosks;
  return (
    <Page
      frame={frame}
      title={words.title}
      kicker={texts.manage.title}
      errors={errors}
      layout="wide"
      isPrivate
    >
      <KiosksLook look={props.look} texts={texts} />
      {kiosks.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <Table
          caption={words.title}
          head={words.head}
          rows={kiosks.map((one) => [
            <a class="row-link whole" href={paths.manageKiosks(one.device.deviceId)}>
              {one.device.name}
            </a>,
            <Tag tone={toneOf(one)}>{words.standings[standingShown(one)]}</Tag>,
            one.since === undefined ? "" : <Moment at={one.since} language={language} />,
            paperShown(one, texts),
            one.kiosk.heartbeat === undefined ? "" : words.parts[one.kiosk.heartbeat.reader],
            one.lastSale === undefined ? (
              ""
            ) : (
              <Moment at={one.lastSale.soldAt} language={language} />
            ),
          ])}
        />
      )}
      <p>
        <a href={paths.manageAlarms()}>{texts.kioskAlarms.title}</a>
      </p>
      <Form action={paths.manageKiosks()} class="stack">
        <h2>{words.pair}</h2>
        <KioskFields {...props} />
        <Button>{words.send}</Button>
      </Form>
    </Page>
  );
}

export function standingShown({ device, sales }: WatchedKiosk) {
  if (device.revokedAt !== undefined) return "revoked";
  return device.pairedAt === undefined ? "offered" : sales.standing;
}

export function toneOf(one: WatchedKiosk) {
  const standing = standingShown(one);
  if (standing === "ready") return "good";
  return standing === "offered" ? "calm" : "careful";
}

function paperShown({ kiosk }: WatchedKiosk, { kiosks: words }: CounterTexts): string {
  const { heartbeat } = kiosk;
  if (heartbeat === undefined) return "";
  return heartbeat.printer === "none" ? words.parts.none : words.paper[heartbeat.paper];
}
