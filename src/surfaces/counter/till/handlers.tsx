import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { may } from "../../../business/staff/index.ts";
import {
  countTill,
  DENOMINATIONS,
  latestSession,
  mayReadReport,
  moveCash,
  openTill,
  readCount,
  readTill,
  sessionsOf,
  type CashMove,
  type Till,
  type TillRefusal,
  type TillReport,
} from "../../../business/tills/index.ts";
import { refused as refusedWith, type Refused } from "../../../foundation/outcome/index.ts";
import { readForm, readQuery, type FormInput } from "../../browser/index.ts";
import { Notice, Page } from "../../html/index.ts";
import type { CounterGround } from "../ground.ts";
import { errorOf, refusalText } from "../refusals.ts";
import { paths } from "../routes.ts";
import {
  actOf,
  deviceOf,
  frameOf,
  languageOf,
  showPage,
  staffOf,
  textsOf,
  type Trouble,
} from "../view.tsx";
import { ReportPage } from "./report.page.tsx";
import { brandsIn } from "./brands.ts";
import { tillOf } from "./till-of.ts";
import { CountPage, TillPage } from "./till.page.tsx";

type TillHandler = (c: Context, ground: CounterGround, till: Till) => Promise<Response>;

export function tillRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const at = (handler: TillHandler) => async (c: Context) => {
    const till = await tillOf(actOf(c, ground), deviceOf(c));
    return till === undefined ? showNone(c, ground) : handler(c, ground, till);
  };
  app.get(
    "/till",
    at(async (c, _, till) => showTill(c, ground, till)),
  );
  app.post("/till", at(open));
  app.get("/till/move", (c) => c.redirect(paths.till(), 303));
  app.post("/till/move", at(move));
  app.get("/till/report", at(showReport));
  app.get(
    "/till/count",
    at(async (c, _, till) => showCount(c, ground, till)),
  );
  app.post("/till/count", at(count));
  return app;
}

function showNone(c: Context, ground: CounterGround): Response {
  const texts = textsOf(c);
  const page = (
    <Page frame={frameOf(c, ground, paths.till())} title={texts.nav.till} isPrivate>
      <Notice kind="careful">{texts.till.none}</Notice>
    </Page>
  );
  return showPage(c, page);
}

interface TillTrouble extends Trouble {
  readonly typed?: Readonly<Record<string, string>>;
}

async function showTill(
  c: Context,
  ground: CounterGround,
  till: Till,
  trouble?: TillTrouble,
): Promise<Response> {
  const staff = staffOf(c);
  const session = await latestSession(actOf(c, ground), till.tillId);
  const isReadable = session?.state === "closed" && mayReadReport(staff, session);
  const notice =
    trouble?.notice ??
    (readQuery(c).text("said") === "moved" ? textsOf(c).till.movesDone : undefined);
  const page = (
    <TillPage
      {...propsOf(c, ground, { till, at: paths.till(), trouble })}
      mayMove={may(staff, "move_cash")}
      mayRead={may(staff, "read_till")}
      {...(session === undefined ? {} : { session })}
      {...(isReadable ? { lastReportUrl: `${paths.tillReport()}?number=${session.number}` } : {})}
      {...(notice === undefined ? {} : { notice })}
    />
  );
  return showPage(c, page, trouble?.status ?? 200);
}

function propsOf(
  c: Context,
  ground: CounterGround,
  of: { readonly till: Till; readonly at: string; readonly trouble: TillTrouble | undefined },
) {
  return {
    frame: frameOf(c, ground, of.at),
    texts: textsOf(c),
    language: languageOf(c),
    till: of.till,
    typed: of.trouble?.typed ?? {},
    errors: of.trouble?.errors ?? [],
  };
}

async function open(c: Context, ground: CounterGround, till: Till): Promise<Response> {
  const form = await readForm(c);
  const typed = typedOf(form);
  const float = readCount(typed);
  const opened = float.ok
    ? await openTill(actOf(c, ground), staffOf(c), { tillId: till.tillId, float: float.value })
    : float;
  if (opened.ok) return c.redirect(paths.home(), 303);
  return showTill(c, ground, till, troubleOf(c, opened, typed));
}

async function move(c: Context, ground: CounterGround, till: Till): Promise<Response> {
  const form = await readForm(c);
  const typed = typedOf(form);
  const kind = (["pay_in", "pay_out", "bank_drop"] as const).find((one) => one === typed["kind"]);
  const digits = (typed["amount"] ?? "").normalize("NFKC").replaceAll(/[\s,¥円]/g, "");
  const wish: CashMove = {
    tillId: till.tillId,
    kind: kind ?? "pay_in",
    amountYen: /^\d{1,9}$/.test(digits) ? Number(digits) : 0,
    reason: typed["reason"] ?? "",
  };
  const moved = await moveCash(actOf(c, ground), staffOf(c), wish);
  if (moved.ok) return c.redirect(`${paths.till()}?said=moved`, 303);
  return showTill(c, ground, till, troubleOf(c, moved, typed));
}

/** The X report of now, or the Z report of a session that was closed. */
async function showReport(c: Context, ground: CounterGround, till: Till): Promise<Response> {
  const act = actOf(c, ground);
  const number = Number(readQuery(c).text("number"));
  const session = (await sessionsOf(act, till.tillId)).find((one) => one.number === number);
  if (session?.report !== undefined && !mayReadReport(staffOf(c), session)) {
    return showTill(c, ground, till, troubleOf(c, refusedWith("not_allowed"), {}));
  }
  const closed = session?.report;
  const read =
    closed === undefined
      ? await readTill(act, staffOf(c), till.tillId)
      : { ok: true as const, value: closed };
  if (!read.ok) return showTill(c, ground, till, troubleOf(c, read, {}));
  return answerReport(c, ground, till, read.value);
}

async function answerReport(
  c: Context,
  ground: CounterGround,
  till: Till,
  report: TillReport,
): Promise<Response> {
  const page = (
    <ReportPage
      frame={frameOf(c, ground)}
      texts={textsOf(c)}
      language={languageOf(c)}
      code={till.code}
      report={report}
      brands={await brandsIn(actOf(c, ground), languageOf(c))}
      onceKey={randomUUID()}
      back={{ url: paths.till(), label: textsOf(c).nav.till }}
    />
  );
  return showPage(c, page);
}

async function showCount(
  c: Context,
  ground: CounterGround,
  till: Till,
  trouble?: TillTrouble,
): Promise<Response> {
  const session = await latestSession(actOf(c, ground), till.tillId);
  if (session?.state !== "open") return c.redirect(paths.till(), 303);
  const props = propsOf(c, ground, { till, at: paths.tillCount(), trouble });
  const notice = trouble?.notice === undefined ? {} : { notice: trouble.notice };
  return showPage(c, <CountPage {...props} {...notice} />, trouble?.status ?? 200);
}

async function count(c: Context, ground: CounterGround, till: Till): Promise<Response> {
  const form = await readForm(c);
  const act = actOf(c, ground);
  const typed = typedOf(form);
  const counted = readCount(typed);
  const session = await latestSession(act, till.tillId);
  const note = typed["note"] ?? "";
  const wish = { tillId: till.tillId, ...(note === "" ? {} : { note }) };
  const closed = counted.ok
    ? await countTill(act, staffOf(c), { ...wish, count: counted.value })
    : counted;
  if (closed.ok) return c.redirect(`${paths.tillReport()}?number=${session?.number ?? 0}`, 303);
  if (closed.refusal === "till_closed") return c.redirect(paths.till(), 303);
  return showCount(c, ground, till, troubleOf(c, closed, typed));
}

function typedOf(form: FormInput): Readonly<Record<string, string>> {
  const names = [...DENOMINATIONS.map(String), "kind", "amount", "reason", "note"];
  return Object.fromEntries(names.map((name) => [name, form.text(name)]));
}

function troubleOf(
  c: Context,
  refused: Refused<TillRefusal | "count_unreadable">,
  typed: Readonly<Record<string, string>>,
): TillTrouble {
  const language = languageOf(c);
  const { field } = refused;
  const status = refused.refusal === "not_allowed" ? 403 : field === undefined ? 409 : 422;
  if (field === undefined) {
    return { errors: [], notice: refusalText(refused, language), typed, status };
  }
  // A float beyond all bounds is told at its largest note.
  const at = field === "float" ? String(DENOMINATIONS[0]) : field;
  return { errors: [{ ...errorOf(refused, { field: at, language }), field: at }], typed, status };
}
