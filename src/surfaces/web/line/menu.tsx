import { maySee } from "../../../business/lines/index.ts";
import type { Frame } from "../../html/index.ts";
import { chatWordTexts, helpTexts } from "../../words/index.ts";
import { autoTexts } from "../auto/texts/index.ts";
import { familyTexts } from "../family/texts/index.ts";
import { friendTexts } from "../friend/texts/index.ts";
import { offlineTexts } from "../offline/texts/index.ts";
import { paths } from "../routes.ts";
import { webTexts } from "../texts/index.ts";
import { tripTexts } from "../trip/texts/index.ts";
import type { LinePageProps } from "./line.page.tsx";
import { lineTexts } from "./texts/index.ts";
import { onwardTexts } from "./texts/onward.ts";

interface Link {
  readonly label: string;
  readonly url: string;
}

/** What else there is for a line, by purpose; what it cannot take any more is not offered. */
export function Menu(props: LinePageProps & { readonly mayBuy: "yes" | "no" }) {
  const { language } = props.frame;
  const texts = onwardTexts[language];
  const groups = [
    { title: texts.groups.never, links: neverLinks(props) },
    { title: texts.groups.trip, links: tripLinks(props) },
    { title: texts.groups.wrong, links: wrongLinks(props) },
    { title: lineTexts[language].ordersTitle, links: orderLinks(props) },
  ];
  return (
    <nav class="menu close" aria-label={texts.more}>
      {groups.map(({ title, links }) =>
        links.length === 0 ? null : (
          <div>
            <h2>{title}</h2>
            <ul>
              {links.map(({ label, url }) => (
                <li>
                  <a href={url}>{label}</a>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </nav>
  );
}

function neverLinks({ frame, ref, standing, renewsItself }: LinePageProps): readonly Link[] {
  const { language } = frame;
  const auto = autoTexts[language];
  const offline = { label: offlineTexts[language].link, url: paths.offline(language, "about") };
  if (standing.state === "recycled") return [offline];
  const label = renewsItself === "yes" ? `${auto.link} (${auto.on})` : auto.link;
  return [
    { label: lineTexts[language].reminders, url: paths.lineReminders(language, ref) },
    { label, url: paths.lineAuto(language, ref) },
    { label: onwardTexts[language].calendar, url: paths.lineCalendar(language, ref) },
    offline,
  ];
}

function tripLinks(props: LinePageProps & { readonly mayBuy: "yes" | "no" }): readonly Link[] {
  const { frame, ref, proof, mayBuy } = props;
  const { language } = frame;
  const trip = { label: tripTexts[language].link, url: paths.lineTrip(language, ref) };
  const friend = { label: friendTexts[language].link, url: paths.lineFriend(language, ref) };
  return [
    ...(mayBuy === "yes" ? [trip] : []),
    { label: familyTexts[language].link, url: paths.family(language) },
    ...(mayBuy === "yes" && maySee(proof, "start_queued_now") ? [friend] : []),
    { label: lineTexts[language].otherLine, url: paths.home(language) },
  ];
}

function wrongLinks({ frame, ref }: LinePageProps): readonly Link[] {
  const { language } = frame;
  return [
    { label: helpTexts[language].title, url: paths.lineHelp(language, ref) },
    { label: chatWordTexts[language].open, url: paths.chat(language, "visit") },
    { label: webTexts[language].points, url: paths.points(language) },
  ];
}

function orderLinks({ frame, orders }: { readonly frame: Frame } & Pick<LinePageProps, "orders">) {
  const { language } = frame;
  return orders.map(({ number, shown }) => ({ label: shown, url: paths.order(language, number) }));
}
