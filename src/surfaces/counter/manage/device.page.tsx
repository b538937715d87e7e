import type { Device } from "../../../business/staff/index.ts";
import type { Till } from "../../../business/tills/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import { QrPicture } from "../../documents/index.ts";
import {
  Button,
  ButtonLink,
  errorFor,
  Form,
  Moment,
  Notice,
  Page,
  Panel,
  RadioField,
  SelectField,
  Table,
  TextField,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { AskedTwice } from "./asked-twice.tsx";
import type { Parts } from "./managed.tsx";

/** What is paired and bound here; a kiosk has verbs of its own. */
export const PAIRED_HERE = ["counter", "display"] as const;
export type PairedHere = (typeof PAIRED_HERE)[number];

/** What stands in the shop. */
export interface Around {
  readonly devices: readonly Device[];
  readonly tills: readonly Till[];
}

type Typed = Readonly<Record<string, string>>;

function stateOf(device: Device): "offered" | "paired" | "revoked" {
  if (device.revokedAt !== undefined) return "revoked";
  return device.pairedAt === undefined ? "offered" : "paired";
}

export function DevicesPage(props: Parts & Around & { readonly typed: Typed }) {
  const { frame, texts, errors, devices, typed, notice } = props;
  const words = texts.manage;
  return (
    <Page
      frame={frame}
      title={words.devices}
      kicker={words.title}
      errors={errors}
      layout="wide"
      isPrivate
    >
      {notice === undefined ? null : <Notice kind="careful">{notice}</Notice>}
      <Table
        caption={words.devices}
        head={words.device.head}
        rows={devices.map((one) => [
          <a class="row-link" href={paths.manageDevices(one.deviceId)}>
            {one.name}
          </a>,
          words.device.kinds[one.kind],
          placeOf(one, props),
          words.device.states[stateOf(one)],
        ])}
      />
      <Form action={paths.manageDevices()} class="stack">
        <h2>{words.device.pair}</h2>
        <RadioField
          name="kind"
          label={words.device.kind}
          layout="row"
          value={typed["kind"] || "counter"}
          options={PAIRED_HERE.map((kind) => ({ value: kind, label: words.device.kinds[kind] }))}
          {...errorFor(errors, "kind")}
        />
        <DeviceFields {...props} device={undefined} />
        <Button>{words.device.send}</Button>
      </Form>
    </Page>
  );
}

/** The till it stands at, or the counter. */
function placeOf(device: Device, { devices, tills }: Around): string {
  const till = tills.find(({ tillId }) => tillId === device.tillId)?.code;
  const counter = devices.find(({ deviceId }) => deviceId === device.counterId)?.name;
  return till ?? counter ?? "";
}

function DeviceFields(
  props: Parts & Around & { readonly typed: Typed; readonly device: Device | undefined },
) {
  const { texts, errors, typed, device, tills } = props;
  const words = texts.manage.device;
  const none = { value: "", label: texts.manage.nothing };
  const isDisplay = device?.kind === "display";
  const counters = props.devices.filter(
    (one) => one.kind === "counter" && stateOf(one) === "paired",
  );
  return (
    <>
      <TextField
        name="name"
        label={words.name}
        value={typed["name"] || device?.name || ""}
        size="medium"
        {...errorFor(errors, "name")}
      />
      {isDisplay ? null : (
        <>
          <SelectField
            name="till"
            label={words.till}
            value={
              typed["till"] || tills.find(({ tillId }) => tillId === device?.tillId)?.code || ""
            }
            options={[
              none,
              ...tills.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` })),
            ]}
            {...errorFor(errors, "till")}
          />
          <TextField
            name="reader"
            label={words.reader}
            hint={words.readerHint}
            optional={texts.manage.optional}
            value={typed["reader"] || device?.reader || ""}
            size="medium"
            {...errorFor(errors, "reader")}
          />
        </>
      )}
      {device !== undefined && !isDisplay ? null : (
        <SelectField
          name="counter"
          label={words.counter}
          hint={words.counterHint}
          value={typed["counter"] || device?.counterId || ""}
          options={[
            none,
            ...counters.map(({ deviceId, name }) => ({ value: deviceId, label: name })),
          ]}
          {...errorFor(errors, "counter")}
        />
      )}
    </>
  );
}

export interface ShownPairing {
  readonly code: string;
  readonly endsAt: Instant;
  readonly url: string;
}

export function DevicePage(
  props: Parts &
    Around & {
      readonly device: Device;
      readonly isSelf: boolean;
      readonly typed: Typed;
      readonly pairing?: ShownPairing;
    },
) {
  const { frame, texts, errors, device, notice, pairing, isSelf } = props;
  const words = texts.manage;
  const state = stateOf(device);
  return (
    <Page
      frame={frame}
      title={device.name}
      kicker={`${words.device.kinds[device.kind]} · ${words.device.states[state]}`}
      errors={errors}
      isPrivate
    >
      {notice === undefined ? null : (
        <Notice kind="careful" live="alert">
          {notice}
        </Notice>
      )}
      {pairing === undefined ? null : <Pairing {...props} pairing={pairing} />}
      {state === "revoked" || device.kind === "kiosk" ? null : (
        <Form action={paths.manageDevices(device.deviceId)} class="stack">
          <DeviceFields {...props} />
          <Button kind={pairing === undefined ? "primary" : "quiet"}>{words.change}</Button>
        </Form>
      )}
      {state === "revoked" ? null : isSelf ? (
        <Notice>{words.device.self}</Notice>
      ) : (
        <AskedTwice
          verb={words.device.revoke}
          hint={words.device.revokeHint}
          action={paths.manageDevices(device.deviceId, "revoke")}
        />
      )}
      {device.kind === "counter" && state !== "revoked" ? (
        <ButtonLink kind="quiet" href={paths.manageSign(device.deviceId)}>
          {texts.signs.link}
        </ButtonLink>
      ) : null}
      <ButtonLink kind="quiet" href={paths.manageDevices()}>
        {words.back}
      </ButtonLink>
    </Page>
  );
}

function Pairing({ texts, language, pairing }: Parts & { readonly pairing: ShownPairing }) {
  const words = texts.manage.device;
  const { code, endsAt, url } = pairing;
  return (
    <Panel title={words.code} tone="strong">
      <p class="change code">{`${code.slice(0, 4)}-${code.slice(4)}`}</p>
      <p>{words.codeLead(url)}</p>
      <QrPicture text={`${url}?code=${code}`} label={words.picture} />
      <p class="soft">
        {words.codeUntil} <Moment at={endsAt} language={language} />
      </p>
    </Panel>
  );
}
