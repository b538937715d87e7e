import { Hono, type Context } from "hono";
import { LETTERS, NOTICES, type Letter } from "../../../business/notices/index.ts";
import { isLanguage } from "../../../foundation/language/index.ts";
import { exampleLetter, exampleNotice } from "../../documents/index.ts";
import { Page } from "../../html/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { showPage } from "../view.tsx";
import { managed, partsOf, type Parts } from "./managed.tsx";
import { isNoticeName, NoticePage, type Asked } from "./notice.page.tsx";

// A mail is another page: no script, nothing loaded, only its own inline styles.
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'; base-uri 'none'";

/** What customers are told without asking, in every language and on every way, with examples. */
export function noticeRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const may = managed(ground, "manage_staff");
  app.get(
    "/manage/notices",
    may.page((c) =>
      showPage(c, <NoticesPage {...partsOf(c, ground, { at: paths.manageNotices() })} />),
    ),
  );
  app.get(
    "/manage/notices/:name/:lang",
    may.page((c) => showNotice(c, ground)),
  );
  app.get(
    "/manage/notices/:name/:lang/html",
    may.page((c) => {
      const asked = askedFor(c);
      if (asked === undefined) return answerFailure(c, ground, "notFound");
      return c.html(letterOf(ground, asked).html, 200, {
        "Cache-Control": "no-store",
        "Content-Security-Policy": MAIL_POLICY,
      });
    }),
  );
  return app;
}

function askedFor(c: Context): Asked | undefined {
  const name = [...NOTICES, ...LETTERS].find((one) => one === c.req.param("name"));
  const language = c.req.param("lang") ?? "";
  return name === undefined || !isLanguage(language) ? undefined : { name, language };
}

function letterOf({ config: { publicUrl } }: CounterGround, { name, language }: Asked): Letter {
  return isNoticeName(name)
    ? exampleNotice(name, language, { publicUrl })
    : exampleLetter(name, language, { publicUrl });
}

function showNotice(c: Context, ground: CounterGround): Response {
  const asked = askedFor(c);
  if (asked === undefined) return answerFailure(c, ground, "notFound");
  const { name, language } = asked;
  const parts = partsOf(c, ground, { at: paths.manageNotices(name, language) });
  return showPage(c, <NoticePage {...parts} asked={asked} letter={letterOf(ground, asked)} />);
}

function NoticesPage({ frame, texts, language }: Parts) {
  const words = texts.notices;
  return (
    <Page
      frame={frame}
      title={words.title}
      lead={words.lead}
      kicker={<a href={paths.manage()}>{texts.manage.title}</a>}
      isPrivate
    >
      <ul>
        {NOTICES.map((name) => (
          <li>
            <a href={paths.manageNotices(name, language)}>{words.names[name]}</a>
          </li>
        ))}
      </ul>
      <h2>{words.letters}</h2>
      <ul>
        {LETTERS.map((name) => (
          <li>
            <a href={paths.manageNotices(name, language)}>{words.letterNames[name]}</a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
