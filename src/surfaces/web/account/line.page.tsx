import { NICKNAME_CHARACTERS_MAX, type CustomerOrder } from "../../../business/customers/index.ts";
import {
  Button,
  errorFor,
  Facts,
  Form,
  kitTexts,
  Page,
  Panel,
  showDateOf,
  showYen,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { stateOf } from "./orders.page.tsx";
import { accountTexts } from "./texts/index.ts";

export interface LinePageProps {
  readonly frame: Frame;
  readonly mask: string;
  readonly nickname: string;
  readonly errors?: readonly FieldError[];
}

/** Keeping a line that was just opened. */
export function KeepLinePage(props: LinePageProps & { refOfLine: string }) {
  const { frame, mask, refOfLine, errors = [] } = props;
  const texts = accountTexts[frame.language].line;
  return (
    <Page frame={frame} title={texts.keepTitle} lead={texts.keepLead} errors={errors} isPrivate>
      <p>{accountTexts[frame.language].home.unnamed(mask)}</p>
      <Form action={paths.account(frame.language, "lines/keep")} hidden={{ ref: refOfLine }}>
        <Nickname {...props} />
        <Button>{texts.save}</Button>
      </Form>
    </Page>
  );
}

/** What only the owner of a line may see; who is no owner is told how to become it. */
export interface OwnedLine {
  readonly msisdn?: string;
  readonly iccid: string;
  readonly orders: readonly CustomerOrder[];
}

/** A kept line: its name, what its owner may know, and its end in this account. */
export function EditLinePage(props: LinePageProps & { lineId: string; owned?: OwnedLine }) {
  const { frame, mask, lineId, owned, errors = [] } = props;
  const { language } = frame;
  const texts = accountTexts[language].line;
  const path = paths.account(language, `lines/${lineId}`);
  return (
    <Page frame={frame} title={texts.editTitle} errors={errors} isPrivate>
      <p>{accountTexts[language].home.unnamed(mask)}</p>
      <Form action={path}>
        <Nickname {...props} />
        <Button>{texts.save}</Button>
      </Form>
      {owned === undefined ? (
        <p class="soft">{texts.ownerHint}</p>
      ) : (
        <Owned frame={frame} line={owned} />
      )}
      <Panel title={texts.removeTitle}>
        <p>{texts.removeHint}</p>
        <Form action={`${path}/remove`}>
          <Button kind="urgent">{texts.remove}</Button>
        </Form>
      </Panel>
      <p>
        <a href={paths.account(language)}>{accountTexts[language].back}</a>
      </p>
    </Page>
  );
}

function Owned({ frame, line }: { frame: Frame; line: OwnedLine }) {
  const { language } = frame;
  const texts = accountTexts[language].line;
  const { msisdn, iccid, orders } = line;
  return (
    <>
      <Facts
        items={[
          ...(msisdn === undefined ? [] : [{ term: texts.number, detail: msisdn }]),
          { term: texts.iccid, detail: <span class="code">{iccid}</span> },
        ]}
      />
      <Panel title={texts.orders}>
        {orders.length === 0 ? <p>{texts.noOrders}</p> : null}
        {orders.map((order) => (
          <p>
            {order.planNames[language]}
            <br />
            <span class="soft">
              {showDateOf(order.placedAt, language)} · {showYen(order.totalYen, language)} ·{" "}
              {accountTexts[language].orderStates[stateOf(order)]}
            </span>
          </p>
        ))}
      </Panel>
    </>
  );
}

function Nickname({ frame, nickname, errors = [] }: LinePageProps) {
  const texts = accountTexts[frame.language].line;
  return (
    <TextField
      name="nickname"
      label={texts.nickname}
      hint={texts.nicknameHint(NICKNAME_CHARACTERS_MAX)}
      value={nickname}
      optional={kitTexts[frame.language].optional}
      {...errorFor(errors, "nickname")}
    />
  );
}
