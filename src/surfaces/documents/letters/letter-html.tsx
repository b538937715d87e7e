import type { ReceiptSheet, SheetLine } from "../receipt-sheet.ts";
import type { LetterBody } from "./letter-body.ts";

// Mail readers drop stylesheets and scripts: every style stands on its element, nothing is loaded
// from anywhere. Colours are left to the reader, who may have a dark screen.
const SOFT = "opacity:0.72";
const HAIR = "border-top:1px solid #d8d3c7";
const FIGURE = "text-align:right;vertical-align:top;padding:4px 0 4px 12px;white-space:nowrap";

/** The letter as one HTML document in which everything is inline. */
export function letterHtml(body: LetterBody): string {
  const text = (<Letter body={body} />).toString();
  if (typeof text !== "string") throw new TypeError("a letter must render synchronously");
  return `<!doctype html>${text}`;
}

function Letter({ body }: { body: LetterBody }) {
  return (
    <html lang={body.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{body.subject}</title>
      </head>
      <body style="margin:0;padding:0">
        <div style="max-width:560px;margin:0 auto;padding:24px 20px;font:16px/1.65 -apple-system,'Segoe UI','Hiragino Sans','PingFang SC','Noto Sans CJK JP',sans-serif">
          <p style="margin:0 0 20px;font-weight:700">{body.brand}</p>
          <h1 style="margin:0 0 16px;font-size:24px;line-height:1.35">{body.heading}</h1>
          {body.paragraphs.map((paragraph) => (
            <p style="margin:0 0 12px">{paragraph}</p>
          ))}
          <Facts body={body} />
          {body.links.map(({ label, url }, index) => (
            <p style="margin:16px 0">
              <a href={url} style={index === 0 ? BUTTON : undefined}>
                {label}
              </a>
            </p>
          ))}
          {body.sheet === undefined ? null : <ReceiptBlock sheet={body.sheet} />}
          <div style={`margin-top:32px;padding-top:12px;${HAIR};font-size:13px;${SOFT}`}>
            {body.closing.map((line) => (
              <p style="margin:0 0 4px">{line}</p>
            ))}
          </div>
        </div>
      </body>
    </html>
  );
}

const BUTTON =
  "display:inline-block;padding:12px 24px;border-radius:8px;background:#234f8e;color:#ffffff;font-weight:700;text-decoration:none";

function Facts({ body }: { body: LetterBody }) {
  if (body.facts.length === 0) return null;
  return (
    <table role="presentation" style="width:100%;border-collapse:collapse;margin:20px 0">
      {body.facts.map(({ label, value }) => (
        <tr>
          <td
            style={`${HAIR};padding:10px 12px 10px 0;vertical-align:top;white-space:nowrap;font-size:14px;${SOFT}`}
          >
            {label}
          </td>
          <td style={`${HAIR};padding:10px 0;font-weight:700`}>{value}</td>
        </tr>
      ))}
    </table>
  );
}

function ReceiptBlock({ sheet }: { sheet: ReceiptSheet }) {
  return (
    <div style="margin-top:28px;padding:20px;border:1px solid #d8d3c7;border-radius:10px;font-size:14px">
      <h2 style="margin:0;font-size:18px">
        {sheet.title.own}
        <Japanese word={sheet.title.japanese} />
      </h2>
      {sheet.legalKind === undefined ? null : (
        <p style={`margin:2px 0 0;font-size:12px;${SOFT}`}>
          {sheet.legalKind.own}
          <Japanese word={sheet.legalKind.japanese} />
        </p>
      )}
      {sheet.reissued === undefined ? null : (
        <p style="margin:10px 0 0;font-weight:700">
          {sheet.reissued.own} {sheet.reissued.on}
          <Japanese word={sheet.reissued.japanese} />
        </p>
      )}
      {sheet.addressee === undefined ? null : <p style="margin:12px 0 0">{sheet.addressee}</p>}
      <table style="width:100%;border-collapse:collapse;margin-top:14px">
        {sheet.facts.map((line) => (
          <Row line={line} />
        ))}
      </table>
      <table style="width:100%;border-collapse:collapse;margin-top:8px">
        {sheet.items.map(({ name, period, order, price }) => (
          <>
            <tr>
              <td style={`${HAIR};padding:8px 0 0`}>
                <strong>{name.own}</strong>
                <Japanese word={name.japanese} />
              </td>
              <td style={`${HAIR};${FIGURE};padding-top:8px`}>{price}</td>
            </tr>
            <tr>
              <td colspan={2} style={`padding:0 0 8px;font-size:12px;${SOFT}`}>
                {[period, order].filter((one) => one !== undefined).join(" · ")}
              </td>
            </tr>
          </>
        ))}
        {sheet.totals.map((line) => (
          <Row line={line} />
        ))}
      </table>
      {sheet.notes.map((note) => (
        <p style={`margin:10px 0 0;font-size:12px;${SOFT}`}>{note.own}</p>
      ))}
      <p style="margin:14px 0 0;font-size:13px" lang="ja">
        {sheet.sellerLines.map((line, index) => (
          <>
            {index === 0 ? null : <br />}
            {line}
          </>
        ))}
      </p>
      <p style="margin:10px 0 0;font-size:12px">
        <a href={sheet.verifyUrl}>{sheet.verifyLink}</a>
      </p>
    </div>
  );
}

function Row({ line }: { line: SheetLine }) {
  return (
    <tr>
      <td style={`padding:4px 0;${SOFT}`}>{line.label.own}</td>
      <td style={FIGURE}>{line.value}</td>
    </tr>
  );
}

function Japanese({ word }: { word: string | undefined }) {
  if (word === undefined) return null;
  return (
    <span lang="ja" style={`margin-left:8px;font-size:12px;font-weight:400;${SOFT}`}>
      {word}
    </span>
  );
}
