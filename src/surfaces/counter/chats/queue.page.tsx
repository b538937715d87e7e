import { showCaseNumber } from "../../../business/cases/index.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import { may, type Staff } from "../../../business/staff/index.ts";
import { CHATS_AT_ONCE_MAX, type Chat, type Presence } from "../../../business/support/index.ts";
import {
  Button,
  Buttons,
  errorFor,
  Form,
  LANGUAGE_NAMES,
  Moment,
  Page,
  Panel,
  SelectField,
  showTime,
  Table,
} from "../../html/index.ts";
import type { Parts } from "../manage/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts } from "../staff-texts/index.ts";

export interface QueuePageProps extends Parts {
  readonly chats: readonly Chat[];
  readonly there: readonly Presence[];
  readonly own?: Presence;
  readonly staff: Staff;
  readonly hours: string;
  readonly isStaffed: boolean;
}

const LOOK_AGAIN_SECONDS = 20;

/** Who waits for a word, what is under way, and who is at the desk. */
export function QueuePage(props: QueuePageProps) {
  const { frame, texts, chats, staff, errors } = props;
  const words = texts.chats;
  const waiting = chats.filter(({ waitingSince }) => waitingSince !== undefined);
  const going = chats.filter(({ waitingSince }) => waitingSince === undefined);
  return (
    <Page
      frame={frame}
      title={words.title}
      lead={words.lead}
      layout="wide"
      errors={errors}
      isPrivate
      {...(errors.length === 0 ? { islands: ["queue"], refreshSeconds: LOOK_AGAIN_SECONDS } : {})}
    >
      {waiting.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <List {...props} caption={words.waiting} listed={waiting} />
      )}
      {going.length === 0 ? null : <List {...props} caption={words.going} listed={going} />}
      <Desk {...props} />
      {may(staff, "direct_support") ? (
        <p>
          <a href={paths.chatSettings()}>{words.settings}</a>
        </p>
      ) : null}
    </Page>
  );
}

/** What a chat is about, in a few words. */
export function aboutText({ about }: Pick<Chat, "about">, texts: CounterTexts): string {
  const words = texts.chats;
  if (about.kind === "order") return words.order(showOrderNumber(about.number));
  return about.kind === "case" ? words.case(showCaseNumber(about.number)) : words.visit;
}

function List(
  props: QueuePageProps & { readonly caption: string; readonly listed: readonly Chat[] },
) {
  const { texts, language, caption, listed, staff, there } = props;
  const words = texts.chats;
  const nameOf = (staffId: string | undefined) =>
    staffId === staff.staffId
      ? words.you
      : (there.find((one) => one.staffId === staffId)?.name ?? words.nobody);
  return (
    <Table
      caption={caption}
      head={words.head}
      rows={listed.map((chat) => [
        <a class="row-link" href={paths.chats(chat.chatId)}>
          {[aboutText(chat, texts), ...(chat.kiosk === undefined ? [] : [chat.kiosk.name])].join(
            " · ",
          )}
        </a>,
        <Moment at={chat.waitingSince ?? chat.lastAt} language={language} />,
        LANGUAGE_NAMES[chat.language],
        nameOf(chat.takenBy),
      ])}
    />
  );
}

function Desk(props: QueuePageProps) {
  const { texts, there, chats, own, hours, isStaffed, errors } = props;
  const words = texts.chats;
  const isThere = there.some(({ staffId }) => staffId === props.staff.staffId);
  const heldBy = (staffId: string) => chats.filter((chat) => chat.takenBy === staffId).length;
  return (
    <Panel title={words.desk}>
      <p>{isStaffed ? words.deskOpen(hours) : words.deskClosed(hours)}</p>
      {there.length === 0 ? (
        <p>{words.peopleNone}</p>
      ) : (
        <Table
          caption={words.people}
          head={words.peopleHead}
          rows={there.map(({ name, seenAt, chatsMax, staffId }) => [
            name,
            <time datetime={seenAt}>{showTime(seenAt)} JST</time>,
            words.ofPlaces(heldBy(staffId), chatsMax),
          ])}
        />
      )}
      <Form action={paths.chatDesk()} class="stack">
        <SelectField
          name="places"
          label={words.places}
          value={String(own?.chatsMax ?? 3)}
          options={placeOptions()}
          {...errorFor(errors, "places")}
        />
        <Buttons>
          <Button name="there" value={isThere ? "no" : "yes"} kind={isThere ? "quiet" : "primary"}>
            {isThere ? words.leave : words.come}
          </Button>
          {isThere ? (
            <Button name="there" value="yes" kind="quiet">
              {words.save}
            </Button>
          ) : null}
        </Buttons>
      </Form>
    </Panel>
  );
}

function placeOptions() {
  return Array.from({ length: CHATS_AT_ONCE_MAX }, (_, i) => String(i + 1)).map((value) => ({
    ...{ value, label: value },
  }));
}
