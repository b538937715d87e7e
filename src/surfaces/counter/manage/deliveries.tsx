import { Hono, type Context } from "hono";
import {
  CHANNELS,
  readDeliveries,
  type ChannelName,
  type Deliveries,
  type DeliveryState,
} from "../../../business/notices/index.ts";
import { Page, Panel, showInstant, Table } from "../../html/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, showPage, staffOf } from "../view.tsx";
import { managed, partsOf, type Parts } from "./managed.tsx";

/** What has become of what was sent, so that somebody sees when a way is broken. */
export function deliveryRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const may = managed(ground, "manage_staff");
  app.get(
    "/manage/deliveries",
    may.page(async (c) => show(c, ground)),
  );
  return app;
}

async function show(c: Context, ground: CounterGround): Promise<Response> {
  const outcome = await readDeliveries(actOf(c, ground), staffOf(c));
  if (!outcome.ok) return answerFailure(c, ground, "notFound");
  const parts = partsOf(c, ground, { at: paths.deliveries() });
  return showPage(c, <DeliveriesPage {...parts} deliveries={outcome.value} />);
}

const STATES = [
  ...(["waiting", "sent", "unknown", "failed", "overtaken"] as const),
] as const satisfies readonly DeliveryState[];

type DeliveriesProps = Parts & { readonly deliveries: Deliveries };

function DeliveriesPage(props: DeliveriesProps) {
  const { frame, texts, deliveries } = props;
  const words = texts.deliveries;
  const isQuiet = deliveries.counts.length === 0 && deliveries.ended.length === 0;
  return (
    <Page
      frame={frame}
      title={words.title}
      lead={words.lead}
      kicker={<a href={paths.manage()}>{texts.manage.title}</a>}
      layout="wide"
      isPrivate
    >
      {isQuiet ? <p class="soft">{words.none}</p> : null}
      {deliveries.counts.length === 0 ? null : <Counts {...props} />}
      {deliveries.failures.length === 0 ? null : <Failures {...props} />}
      {deliveries.ended.length === 0 ? null : <Ended {...props} />}
    </Page>
  );
}

/** A cell holds the last day and, behind a stroke, the last seven. */
function Counts({ texts: { deliveries: words }, deliveries: { counts } }: DeliveriesProps) {
  const cell = (channel: ChannelName, state: DeliveryState) => {
    const found = counts.find((one) => one.channel === channel && one.state === state);
    return found === undefined ? "–" : `${found.inDay} / ${found.inWeek}`;
  };
  const channels = CHANNELS.filter((one) => counts.some(({ channel }) => channel === one));
  return (
    <Table
      caption={words.counts}
      head={channels.map((channel) => words.channels[channel])}
      rowHead="first"
      figures={channels.map((_, i) => i + 1)}
      rows={STATES.map((state) => [
        words.states[state],
        ...channels.map((channel) => cell(channel, state)),
      ])}
    />
  );
}

function Failures({ texts: { deliveries: words }, deliveries: { failures } }: DeliveriesProps) {
  return (
    <Table
      caption={words.failures}
      head={[words.way, words.code, words.count]}
      figures={[2]}
      rows={failures.map(({ channel, failure, inWeek }) => [
        words.channels[channel],
        <code>{failure}</code>,
        String(inWeek),
      ])}
    />
  );
}

function Ended({ texts: { deliveries: words }, language, deliveries }: DeliveriesProps) {
  return (
    <Panel title={words.ended}>
      <ul>
        {deliveries.ended.map(({ at, channel, face, why, failure }) => (
          <li>
            {face === "" ? words.channels[channel] : face}
            {": "}
            {why === "left" ? words.left : words.bounced}
            {failure === undefined ? null : (
              <>
                {" "}
                <code>{failure}</code>
              </>
            )}
            <br />
            <span class="soft small">
              {words.channels[channel]} · {showInstant(at, language)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
