import type { Plan, Seller } from "../../../business/catalogue/index.ts";
import {
  RECEIPT_CHOICES,
  WARNINGS_TO_ACCEPT,
  type Quote,
  type ReceiptChoice,
} from "../../../business/renewals/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import {
  Button,
  ButtonLink,
  Buttons,
  CheckField,
  errorFor,
  Facts,
  fieldId,
  Form,
  Notice,
  Page,
  Panel,
  RadioField,
  showBytes,
  showYen,
  TextField,
  together,
  type Fact,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { allowanceText, endText, remindTexts, startText, warningText } from "../../words/index.ts";
import { confirmTexts } from "../confirm/texts/index.ts";
import { paths } from "../routes.ts";
import { NoWay, WayField } from "../ways/index.ts";
import type { SeveralWays } from "./several-ways.ts";
import { TogetherLaw } from "./together-law.tsx";
import { familyTexts } from "./texts/index.ts";

export interface ShownItem {
  /** Of the line. */
  readonly name: string;
  readonly plan: Plan;
  readonly quote: Quote;
  readonly seller: Seller;
  /** As it travels with the form, and what was shown of it, sealed. */
  readonly item: string;
  readonly sealedShown: string;
}

export interface ConfirmTogetherProps {
  readonly frame: Frame;
  readonly items: readonly ShownItem[];
  readonly ways?: SeveralWays;
  readonly onceKey?: string;
  readonly values?: {
    readonly email: string;
    readonly remind: boolean;
    readonly method: string;
    readonly receipt: ReceiptChoice;
    /** `data_lost_1`: a warning of the second item. */
    readonly accepted: readonly string[];
  };
  readonly errors: readonly FieldError[];
  readonly notice?: string;
  readonly duplicate?: { readonly number: string; readonly text: string };
}

/** The last page before one payment of several plans: each with its times, all with their terms. */
export function ConfirmTogetherPage(props: ConfirmTogetherProps) {
  const { frame, items, errors, notice, duplicate } = props;
  const { language } = frame;
  const texts = familyTexts[language];
  return (
    <Page
      frame={frame}
      title={texts.confirmTitle}
      {...(items.length === 0 ? {} : { lead: confirmTexts[language].lead })}
      errors={errors}
      layout="split"
      isPrivate
    >
      {notice === undefined ? null : (
        <Notice kind="careful" live="status">
          <p>{notice}</p>
        </Notice>
      )}
      {duplicate === undefined ? null : <Duplicate frame={frame} duplicate={duplicate} />}
      {items.map((item) => (
        <ItemPanel frame={frame} item={item} />
      ))}
      {items.length === 0 ? null : <TogetherLaw frame={frame} items={items} />}
      <div class="beside stack">
        <PayForm {...props} />
        <p>
          <a href={paths.family(language)}>{texts.back}</a>
        </p>
      </div>
    </Page>
  );
}

function ItemPanel({ frame, item }: { frame: Frame; item: ShownItem }) {
  const { language } = frame;
  return (
    <Panel title={item.name} tone="strong">
      <p>
        <strong>{item.plan.names[language]}</strong>
        <br />
        <span class="soft">{allowanceText(item.plan.terms, language)}</span>
      </p>
      <Facts items={factsOf(frame, item)} />
    </Panel>
  );
}

function factsOf({ language, zone }: Frame, { plan, quote }: ShownItem): readonly Fact[] {
  const texts = confirmTexts[language];
  const { duration } = plan.terms;
  const inZone = zone === undefined ? {} : { zone };
  return [
    { term: texts.starts, detail: startText(quote, language, zone) },
    {
      term: texts.ends,
      detail: endText(quote.ends, { duration, language, ...inZone }),
      emphasis: "strong",
    },
    ...(quote.dataAfterBytes === undefined
      ? []
      : [{ term: texts.dataAfter, detail: showBytes(quote.dataAfterBytes) }]),
    { term: texts.price, detail: showYen(quote.totalYen, language) },
  ];
}

function PayForm(props: ConfirmTogetherProps) {
  const { frame, items, ways, errors, values } = props;
  const { language } = frame;
  const texts = confirmTexts[language];
  if (ways === undefined || items.length === 0) return null;
  const totalYen = yen(items.reduce((sum, { quote }) => sum + quote.totalYen, 0));
  if (ways.offered.length === 0) {
    return <NoWay language={language} ways={ways} totalYen={totalYen} />;
  }
  return (
    <Form action={paths.familyOrders(language)} hidden={hiddenOf(props)}>
      {items.map(({ item }) => (
        <input type="hidden" name="item" value={item} />
      ))}
      {props.duplicate === undefined ? null : (
        <CheckField name="beside" value={props.duplicate.number} label={texts.buyBeside} />
      )}
      {items.map((item, i) => (
        <ItemWarnings {...props} item={item} place={i} />
      ))}
      <TextField
        name="email"
        type="email"
        autocomplete="email"
        label={texts.email}
        {...(hasOneSeller(items) ? {} : { hint: familyTexts[language].receipts })}
        value={values?.email ?? ""}
        maxLength={254}
        {...errorFor(errors, "email")}
      />
      <CheckField
        name="remind"
        label={remindTexts[language].remind}
        checked={values?.remind === true}
      />
      <ReceiptField language={language} items={items} value={values?.receipt ?? "each"} />
      <WayField
        language={language}
        ways={ways}
        value={values?.method ?? ""}
        {...errorFor(errors, "method")}
      />
      {ways.leavesOutPin ? <p class="small soft">{familyTexts[language].pinAlone}</p> : null}
      <Button width="full">{texts.pay(showYen(totalYen, language))}</Button>
      <p class="small soft">{texts.payNote}</p>
    </Form>
  );
}

// A receipt has one seller.
function hasOneSeller(items: readonly ShownItem[]): boolean {
  return new Set(items.map(({ seller }) => seller.sellerId)).size === 1;
}

function ReceiptField(props: {
  readonly language: Language;
  readonly items: readonly ShownItem[];
  readonly value: ReceiptChoice;
}) {
  const texts = familyTexts[props.language].receipt;
  if (!hasOneSeller(props.items)) return null;
  return (
    <RadioField
      name="receipt"
      label={texts.label}
      hint={texts.hint}
      value={props.value}
      options={RECEIPT_CHOICES.map((value) => ({ value, label: texts[value] }))}
    />
  );
}

function hiddenOf({ items, onceKey = "" }: ConfirmTogetherProps): Readonly<Record<string, string>> {
  const shown = items.map(({ sealedShown }, i) => [`shown_${i}`, sealedShown]);
  return { once: onceKey, ...Object.fromEntries(shown) };
}

function ItemWarnings(props: ConfirmTogetherProps & { item: ShownItem; place: number }) {
  const { frame, item, place, errors, values } = props;
  const { language, zone } = frame;
  const texts = confirmTexts[language];
  if (item.quote.warnings.length === 0) return null;
  return (
    <Notice kind="careful" title={item.name}>
      {item.quote.warnings.map((warning) => {
        const text = warningText(warning, language, zone);
        const needsTick = (WARNINGS_TO_ACCEPT as readonly string[]).includes(warning.name);
        if (!needsTick) return <p>{together(text)}</p>;
        const name = `${warning.name}_${place}`;
        return (
          <CheckField
            name={`accept_${name}`}
            label={
              <>
                {together(text)}
                <br />
                <strong>{texts.understand}</strong>
              </>
            }
            checked={values?.accepted.includes(name) ?? false}
            {...errorFor(errors, `accept_${name}`)}
          />
        );
      })}
    </Notice>
  );
}

function Duplicate({
  frame,
  duplicate,
}: {
  frame: Frame;
  duplicate: NonNullable<ConfirmTogetherProps["duplicate"]>;
}) {
  const { language } = frame;
  const texts = confirmTexts[language];
  const found = `${paths.orders(language)}?number=${encodeURIComponent(duplicate.number)}`;
  return (
    <Notice kind="urgent" title={texts.duplicateTitle} live="alert">
      <p>{duplicate.text}</p>
      <Buttons>
        <ButtonLink href={found}>{texts.continueOrder}</ButtonLink>
        <ButtonLink href={`#${fieldId("beside")}`} kind="link">
          {texts.orBeside}
        </ButtonLink>
      </Buttons>
    </Notice>
  );
}
