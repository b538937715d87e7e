import type { Install } from "../../../business/esims/index.ts";
import type { Receipt } from "../../../business/receipts/index.ts";
import {
  showOrderNumber,
  showVoucherNumber,
  type Order,
} from "../../../business/renewals/index.ts";
import { fewestPieces, DENOMINATIONS } from "../../../business/tills/index.ts";
import {
  Button,
  ButtonLink,
  Buttons,
  Facts,
  Form,
  Moment,
  Notice,
  Page,
  showYen,
  Tag,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { InstallPanel } from "../../documents/index.ts";
import { endText } from "../../words/index.ts";
import { isPrinting, PrintPanel, type OrderPrinting } from "../print/index.ts";
import { paths } from "../routes.ts";
import { PayFields, type CounterWays } from "../sale/index.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";
import type { CashOfOrder } from "./cash-of.ts";
import type { LinkedOrders } from "./linked-to.ts";
import { Papers } from "./papers.tsx";
import { ReaderPanel, type AtReader } from "./reader-panel.tsx";

export interface OrderPageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly order: Order;
  readonly cash?: CashOfOrder;
  readonly receipts: readonly Receipt[];
  /** Of the order that bought a new eSIM. */
  readonly install?: Install;
  readonly printing: OrderPrinting;
  readonly publicUrl: string;
  /** Opens the order on the phone that scans it. */
  readonly linkUrl: string;
  readonly mayReprint: boolean;
  /** What the address says happened a moment ago. */
  readonly said: string;
  readonly mayRefund: boolean;
  readonly mayExchange: boolean;
  /** Orders that this one came from or went to by an exchange. */
  readonly linked: LinkedOrders;
  readonly maySell: boolean;
  readonly ways: CounterWays;
  /** While a card reader has to do with it. */
  readonly reader?: AtReader;
  /** What was typed, when it was refused. */
  readonly typed: { readonly handed: string; readonly pin: string; readonly email: string };
  readonly errors: readonly FieldError[];
  readonly notice?: string;
}

const WAITING = ["paid", "activating", "activation_unknown"];

/** The change first and large, then what is certain of the order; looks again until it is active. */
export function OrderPage(props: OrderPageProps) {
  const { frame, texts, language, order, errors, notice, cash, reader } = props;
  const { renewal, plan } = order;
  const words = texts.order;
  const isWaiting = WAITING.includes(renewal.state);
  const isAtReader = reader !== undefined && reader.kind !== "failed";
  const looksAgain = isWaiting || isAtReader || isPrinting(props.printing);
  // What was typed and refused must stay on the screen.
  const isAnswer = notice !== undefined || errors.length > 0;
  return (
    <Page
      frame={frame}
      title={words.title(showOrderNumber(renewal.number))}
      kicker={<Tag tone={toneOf(renewal.state)}>{texts.orderStates[renewal.state]}</Tag>}
      errors={errors}
      layout="wide"
      isPrivate
      {...(looksAgain && !isAnswer ? { refreshSeconds: 3 } : {})}
    >
      {notice === undefined ? null : <Notice kind="careful">{notice}</Notice>}
      {cash === undefined ? null : <Change {...props} cash={cash} />}
      {props.said === "mailed" ? <Notice kind="good">{texts.papers.sent}</Notice> : null}
      {reader === undefined ? null : (
        <ReaderPanel {...props} at={reader} couldNotStop={props.said === "not_stopped"} />
      )}
      {isWaiting ? <Notice>{order.may.choose ? words.late : words.waiting}</Notice> : null}
      <Facts
        layout="grid"
        items={[
          { term: words.plan, detail: plan.names[language] },
          {
            term: texts.sale.ends,
            detail: endText(renewal.quote.ends, { duration: plan.terms.duration, language }),
          },
          {
            term: renewal.paidAt === undefined ? texts.sale.price : words.paid,
            detail: showYen(renewal.totalYen, language),
          },
          {
            term: words.state,
            detail: texts.orderStates[renewal.state],
            note: <Moment at={renewal.paidAt ?? renewal.placedAt} language={language} />,
          },
        ]}
      />
      {props.install === undefined ? null : (
        <InstallPanel install={props.install} language={language} />
      )}
      <Together {...props} />
      <Linked {...props} />
      <Vouchers {...props} />
      <PayForm {...props} />
      {props.receipts.length === 0 && isWaiting ? <p class="soft">{words.noReceipt}</p> : null}
      <PrintPanel {...props} number={renewal.number} />
      <Papers
        {...props}
        renewal={renewal}
        mayMail={props.maySell && !looksAgain}
        email={props.typed.email}
        isOpen={errors.some(({ field }) => field === "email")}
      />
      <Onwards {...props} />
    </Page>
  );
}

/** Where to go from here. */
function Onwards({ texts, order, mayExchange, mayRefund }: OrderPageProps) {
  const { renewal } = order;
  const words = texts.order;
  return (
    <Buttons>
      <ButtonLink href={paths.home()}>{words.again}</ButtonLink>
      <ButtonLink kind="quiet" href={paths.line(renewal.lineId)}>
        {words.line}
      </ButtonLink>
      {mayExchange ? (
        <ButtonLink kind="quiet" href={paths.orderExchange(renewal.number)}>
          {texts.exchange.open}
        </ButtonLink>
      ) : null}
      <ButtonLink kind="quiet" href={paths.orderProblem(renewal.number)}>
        {texts.cases.report}
      </ButtonLink>
      {mayRefund ? (
        <ButtonLink kind="quiet" href={paths.orderRefund(renewal.number)}>
          {texts.refund.open}
        </ButtonLink>
      ) : null}
    </Buttons>
  );
}

function toneOf(state: string) {
  if (state === "active" || state === "queued" || state === "completed") return "good";
  return WAITING.includes(state) ? "careful" : "calm";
}

function Change({ cash, texts, language }: OrderPageProps & { cash: CashOfOrder }) {
  const words = texts.order;
  const pieces = fewestPieces(cash.changeYen);
  const note = DENOMINATIONS.filter((value) => pieces[value] !== undefined)
    .map((value) => `${value.toLocaleString("en-US")} × ${pieces[value]}`)
    .join(", ");
  return (
    <section class="panel panel-strong" aria-live="polite">
      <p class="soft">{words.change}</p>
      <p class="change">{showYen(cash.changeYen, language)}</p>
      <p class="soft">
        {words.handed} {showYen(cash.handedYen, language)}
        {note === "" ? null : ` · ${note}`}
      </p>
    </section>
  );
}

/** One payment pays for it and for others: nothing of it is taken here while that is open. */
function Together({ order, texts }: OrderPageProps) {
  const { checkoutNumber, renewal } = order;
  if (checkoutNumber === undefined) return null;
  const words = texts.order;
  const say = renewal.paidAt === undefined ? words.togetherUnpaid : words.together;
  return (
    <p>
      <a href={paths.order(checkoutNumber)}>{say(showOrderNumber(checkoutNumber))}</a>
    </p>
  );
}

function Linked({ linked, texts }: OrderPageProps) {
  const words = texts.exchange;
  const { from, to, insteadOf, insteadOver, soldInstead } = linked;
  const links = [
    [from, words.done],
    [to, words.by],
    [insteadOf, words.insteadOf],
    [insteadOver, words.insteadOver],
    [soldInstead, words.soldInstead],
  ] as const;
  return (
    <>
      {links.map(([number, say]) =>
        number === undefined ? null : (
          <p>
            <a href={paths.order(number)}>{say(showOrderNumber(number))}</a>
          </p>
        ),
      )}
    </>
  );
}

function Vouchers({ order, texts, language }: OrderPageProps) {
  if (order.claims.length === 0) return null;
  return (
    <section class="close">
      <h2>{texts.order.vouchers}</h2>
      <ul>
        {order.claims.map((claim) => (
          <li>
            <a href={paths.voucher(claim.number)}>{showVoucherNumber(claim.number)}</a>{" "}
            {showYen(claim.amountYen, language)}, {texts.voucher.states[claim.state]}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PayForm(props: OrderPageProps) {
  const { order, texts, maySell, reader } = props;
  const { number, totalYen } = order.renewal;
  // While the reader may take the money, nothing else does.
  const isBusy = reader !== undefined && reader.kind !== "failed";
  if (!maySell || isBusy) return null;
  return (
    <>
      {order.may.pay ? (
        <Form action={paths.orderPay(number)} class="stack">
          <h2>{texts.pay.title}</h2>
          <PayFields {...props} {...props.typed} totalYen={totalYen} />
        </Form>
      ) : null}
      {order.may.cancel ? (
        <Form action={paths.orderCancel(number)}>
          <Button kind="quiet">{texts.order.cancel}</Button>
        </Form>
      ) : null}
    </>
  );
}
