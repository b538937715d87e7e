import type { Install } from "../../business/esims/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { ButtonLink, Buttons, Disclosure, Facts, Notice, Panel } from "../html/index.ts";
import { wordTexts } from "../words/index.ts";
import { qrOf, qrPath } from "./qr.ts";

const SIZE_PX = 220;

/** How an eSIM comes onto a phone: by camera, by a link on the phone itself, or typed. */
export function InstallPanel({ install, language }: { install: Install; language: Language }) {
  const words = wordTexts[language].install;
  const { lpa, links, typed, isReinstallable } = install;
  const qr = qrOf(lpa);
  const side = qr.size + 8;
  return (
    <Panel title={words.title} id="install" tone="strong">
      <svg
        role="img"
        aria-label={words.title}
        width={SIZE_PX}
        height={SIZE_PX}
        viewBox={`-4 -4 ${side} ${side}`}
        shape-rendering="crispEdges"
      >
        <rect x="-4" y="-4" width={side} height={side} fill="#fff" />
        <path d={qrPath(qr)} fill="#000" />
      </svg>
      <p>{words.scan}</p>
      <p>{words.here}</p>
      <Buttons>
        <ButtonLink href={links.apple}>{words.apple}</ButtonLink>
        <ButtonLink href={links.android} kind="quiet">
          {words.android}
        </ButtonLink>
      </Buttons>
      <Disclosure summary={words.typed}>
        <Facts
          items={[
            { term: words.host, detail: <span class="code">{typed.host}</span> },
            { term: words.code, detail: <span class="code">{typed.matchingId}</span> },
          ]}
        />
      </Disclosure>
      <Notice kind={isReinstallable ? "note" : "careful"}>
        {isReinstallable ? words.again : words.once}
      </Notice>
    </Panel>
  );
}
