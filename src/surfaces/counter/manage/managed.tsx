import type { Context } from "hono";
import { may, type Capability } from "../../../business/staff/index.ts";
import { readForm, type FormInput } from "../../browser/index.ts";
import { Notice, Page } from "../../html/index.ts";
import type { CounterGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { frameOf, languageOf, showPage, staffOf, textsOf, type Trouble } from "../view.tsx";

type Answer = (c: Context) => Promise<Response> | Response;
type FormAnswer = (c: Context, form: FormInput) => Promise<Response> | Response;

/** Lets in whoever may; anybody else is told whom to ask. */
export function managed(ground: CounterGround, capability: Capability) {
  const isAllowed = (c: Context) => may(staffOf(c), capability);
  return {
    page: (answer: Answer) => async (c: Context) =>
      isAllowed(c) ? answer(c) : showNotAllowed(c, ground),
    form: (answer: FormAnswer) => async (c: Context) => {
      const form = await readForm(c);
      return isAllowed(c) ? answer(c, form) : showNotAllowed(c, ground);
    },
  };
}

function showNotAllowed(c: Context, ground: CounterGround): Response {
  const { title, notAllowed } = textsOf(c).manage;
  const page = (
    <Page frame={frameOf(c, ground, paths.home())} title={title} isPrivate>
      <Notice kind="careful">{notAllowed}</Notice>
    </Page>
  );
  return showPage(c, page, 403);
}

/** What each page of this place is drawn from. */
export function partsOf(c: Context, ground: CounterGround, of: { at: string; trouble?: Trouble }) {
  const { at, trouble } = of;
  return {
    frame: frameOf(c, ground, at),
    texts: textsOf(c),
    language: languageOf(c),
    errors: trouble?.errors ?? [],
    ...(trouble?.notice === undefined ? {} : { notice: trouble.notice }),
  };
}

export type Parts = ReturnType<typeof partsOf>;

/** What a form said, as it was typed. */
export function typedOf(form: FormInput | undefined, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, form?.text(name) ?? ""]));
}
