import type { StaffDuty, WatchedKiosk } from "../../../business/kiosks/index.ts";
import type { Point } from "../../../business/points/index.ts";
import type { Printer, PrintJob } from "../../../business/printing/index.ts";
import type { PastEvent } from "../../../foundation/act/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import type { MachineHealth } from "../../../foundation/kiosk-wire/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { QrPicture } from "../../documents/index.ts";
import {
  Button,
  ButtonLink,
  Buttons,
  Disclosure,
  errorFor,
  Facts,
  Form,
  LANGUAGE_NAMES,
  Moment,
  Page,
  Panel,
  Tag,
  TextAreaField,
  TextField,
  type Fact,
} from "../../html/index.ts";
import { AskedTwice } from "../manage/asked-twice.tsx";
import type { Parts } from "../manage/managed.tsx";
import { paths } from "../routes.ts";
import { KioskFields } from "./kiosk-fields.tsx";
import { standingShown, toneOf } from "./list.page.tsx";
import { KiosksLook, type ShopLook } from "./look.tsx";
import { Past } from "./past.tsx";

export const UPDATE_FIELDS = ["version", "url", "signature"] as const;

export interface KioskPageProps extends Parts {
  readonly kiosk: WatchedKiosk;
  readonly look: ShopLook;
  readonly past: readonly PastEvent[];
  readonly duties: readonly StaffDuty[];
  readonly names: ReadonlyMap<string, string>;
  /** What its printer was given last. */
  readonly jobs: readonly PrintJob[];
  readonly printer?: Printer;
  readonly point?: Point;
  readonly typed: Readonly<Record<string, string>>;
  readonly mayUpdate: boolean;
  readonly pairing?: { readonly code: string; readonly endsAt: Instant; readonly url: string };
}

/** One machine: how it is, what staff want of it, and what happened to it. */
export function KioskPage(props: KioskPageProps) {
  const { frame, texts, errors, kiosk, past, names, language } = props;
  const words = texts.kiosks;
  const { deviceId, name } = kiosk.device;
  const at = (verb: "revoke" | "service") => paths.manageKiosks(deviceId, verb);
  return (
    <Page
      frame={frame}
      title={name}
      kicker={<Tag tone={toneOf(kiosk)}>{words.standings[standingShown(kiosk)]}</Tag>}
      errors={errors}
      isPrivate
    >
      {props.pairing === undefined ? null : <Pairing {...props} pairing={props.pairing} />}
      {props.look.machines.length === 0 ? null : <KiosksLook look={props.look} texts={texts} />}
      <Facts layout="close" items={factsOf(props)} />
      {kiosk.kiosk.isStopped ? (
        <Form action={at("service")} hidden={{ service: "in" }}>
          <Button>{words.open}</Button>
        </Form>
      ) : (
        <Disclosure summary={words.stop}>
          <Form action={at("service")} hidden={{ service: "out" }} class="stack">
            <p>{words.stopHint}</p>
            <Button kind="urgent">{words.stop}</Button>
          </Form>
        </Disclosure>
      )}
      <ButtonLink kind="quiet" href={paths.manageSign(deviceId)}>
        {texts.signs.link}
      </ButtonLink>
      <Message {...props} />
      <Duties {...props} />
      <Disclosure summary={words.settings} {...(errors.length > 0 ? { isOpen: true } : {})}>
        <Form action={paths.manageKiosks(deviceId)} class="stack">
          <KioskFields {...props} device={kiosk.device} />
          <Button kind="quiet">{texts.manage.change}</Button>
        </Form>
      </Disclosure>
      <AskedTwice verb={words.revoke} hint={words.revokeHint} action={at("revoke")} />
      {props.jobs.length === 0 ? null : <Slips {...props} />}
      <h2>{words.past}</h2>
      <Past {...{ past, names, texts, language }} />
      <ButtonLink kind="quiet" href={paths.manageKiosks()}>
        {texts.manage.back}
      </ButtonLink>
    </Page>
  );
}

function Pairing({
  texts,
  language,
  pairing,
}: KioskPageProps & Required<Pick<KioskPageProps, "pairing">>) {
  const words = texts.kiosks;
  const { code, endsAt, url } = pairing;
  const shown = `${code.slice(0, 4)}-${code.slice(4)}`;
  return (
    <Panel title={words.code} tone="strong">
      <p class="change code">{shown}</p>
      <p>{words.codeLead(url)}</p>
      <QrPicture text={code} label={words.picture} />
      <p class="soft">
        {words.codeUntil} <Moment at={endsAt} language={language} />
      </p>
    </Panel>
  );
}

function factsOf({ kiosk, texts, language, point }: KioskPageProps): readonly Fact[] {
  const words = texts.kiosks;
  const { since, lastSale } = kiosk;
  const { heartbeat, heardAt } = kiosk.kiosk;
  const moment = (at: Instant) => <Moment at={at} language={language} />;
  const fact = (term: string, detail: Fact["detail"] | undefined): readonly Fact[] =>
    detail === undefined ? [] : [{ term, detail }];
  return [
    ...fact(words.facts.point, point === undefined ? undefined : point.names[language]),
    ...fact(words.facts.since, since === undefined ? undefined : moment(since)),
    ...fact(words.facts.heard, heardAt === undefined ? words.facts.never : moment(heardAt)),
    ...(heartbeat === undefined
      ? []
      : [
          ...fact(words.facts.paper, words.paper[heartbeat.paper]),
          ...fact(words.facts.printer, words.parts[heartbeat.printer]),
          ...fact(words.facts.reader, words.parts[heartbeat.reader]),
          ...fact(words.facts.scanner, words.parts[heartbeat.scanner]),
          ...cashFacts(heartbeat.machine, texts),
          ...fact(words.facts.version, heartbeat.version),
        ]),
    ...fact(
      words.facts.lastSale,
      lastSale === undefined ? undefined : (
        <>
          <a href={paths.order(lastSale.number)}>{lastSale.number}</a> {moment(lastSale.soldAt)}
        </>
      ),
    ),
  ];
}

/** Of a machine whose program can tell: its cash and its door. */
function cashFacts(
  machine: MachineHealth | undefined,
  { kiosks: words }: KioskPageProps["texts"],
): readonly Fact[] {
  if (machine === undefined) return [];
  const { acceptor, change, door } = machine;
  const pieces = Object.entries(change).map(([yen, count]) => words.pieces(yen, count));
  return [
    { term: words.facts.cash, detail: words.parts[acceptor] },
    ...(pieces.length === 0 ? [] : [{ term: words.facts.change, detail: pieces.join(", ") }]),
    { term: words.facts.door, detail: words.doors[door] },
  ];
}

function Message({ kiosk, texts, errors, typed }: KioskPageProps) {
  const words = texts.kiosks;
  const { message } = kiosk.kiosk;
  const { deviceId } = kiosk.device;
  return (
    <Disclosure summary={words.message} {...(message === undefined ? {} : { isOpen: true })}>
      <Form action={paths.manageKiosks(deviceId, "message")} class="stack">
        <p>{words.messageHint}</p>
        {LANGUAGES.map((language) => (
          <TextAreaField
            name={language}
            label={LANGUAGE_NAMES[language]}
            value={typed[language] || (message?.[language] ?? "")}
            rows={2}
            maxLength={200}
            {...errorFor(errors, language)}
          />
        ))}
        <Button kind="quiet">{words.messageSend}</Button>
      </Form>
    </Disclosure>
  );
}

function Duties(props: KioskPageProps) {
  const { kiosk, texts, duties, language, mayUpdate } = props;
  const words = texts.kiosks;
  const action = paths.manageKiosks(kiosk.device.deviceId, "duty");
  return (
    <Disclosure summary={words.duties}>
      <div class="stack">
        <p>{words.restartHint}</p>
        <Form action={action}>
          <Buttons>
            <Button kind="quiet" name="what" value="browser">
              {words.restartBrowser}
            </Button>
            <Button kind="quiet" name="what" value="program">
              {words.restartProgram}
            </Button>
          </Buttons>
        </Form>
        {mayUpdate ? <Update {...props} action={action} /> : null}
        {duties.map(({ wish, state, changedAt, detail }) => (
          <p>
            {words.dutyKinds[wish.kind]} <Tag>{words.dutyStates[state]}</Tag>{" "}
            <Moment at={changedAt} language={language} /> {detail}
          </p>
        ))}
      </div>
    </Disclosure>
  );
}

function Update({ texts, typed, errors, action }: KioskPageProps & { readonly action: string }) {
  const words = texts.kiosks;
  const labels = {
    version: words.updateVersion,
    url: words.updateUrl,
    signature: words.updateSignature,
  } as const;
  return (
    <Form action={action} hidden={{ what: "update" }} class="stack">
      <h3>{words.update}</h3>
      <p>{words.updateHint}</p>
      {UPDATE_FIELDS.map((name) => (
        <TextField
          name={name}
          label={labels[name]}
          value={typed[name] ?? ""}
          {...errorFor(errors, name)}
        />
      ))}
      <Button kind="quiet">{words.updateSend}</Button>
    </Form>
  );
}

function Slips({ texts, jobs, language }: KioskPageProps) {
  const { printing, kiosks } = texts;
  return (
    <Disclosure summary={kiosks.slips}>
      <div class="stack">
        {jobs.map((job) => (
          <p>
            {printing.subjects[job.subject]} <Tag>{printing.jobs[job.state]}</Tag>{" "}
            {job.isReissue ? `${printing.reissued} ` : null}
            <Moment at={job.endedAt ?? job.sentAt ?? job.madeAt} language={language} />
          </p>
        ))}
      </div>
    </Disclosure>
  );
}
