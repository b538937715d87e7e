import { LANGUAGES } from "../../foundation/language/index.ts";
import type { LocalReason } from "./judge.ts";
import { localTexts } from "./texts/index.ts";

const REASONS = ["away", "unpaired", "shut"] as const satisfies readonly LocalReason[];
// The street's language first; the others in the order of the house's own screens.
const ORDER = ["ja", ...LANGUAGES.filter((language) => language !== "ja")] as const;

/**
 * The page that a machine shows by itself, whole in one file. Which reason is told stands after `#`
 * in its address; the time is the machine's.
 */
export function localPage(place: { readonly name: string; readonly website: string }): string {
  const sections = REASONS.map((reason) => {
    const texts = ORDER.map((language) => {
      const { title, lead } = localTexts[language][reason];
      return `<section lang="${language}"><h1>${title}</h1><p>${lead}</p></section>`;
    });
    return `<div id="${reason}">${texts.join("")}</div>`;
  });
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>Tsunagu</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>${STYLE}</style></head><body class="local"><main>${sections.join("")}</main>
<footer><strong>${escape(place.name)}</strong><span>${escape(place.website)}</span>
<time></time></footer><script>${SCRIPT}</script></body></html>
`;
}

const STYLE = `
html{font-family:system-ui,"Noto Sans JP","Noto Sans CJK JP",sans-serif;background:#fff;color:#14202b}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;user-select:none;cursor:none}
main{flex:1;display:flex;align-items:center}
main>div{display:none;width:100%}main>div:target{display:grid;gap:3vmin}
section{padding:0 6vw}h1{font-size:4vmin;margin:0 0 .6vmin}p{font-size:2.4vmin;margin:0;line-height:1.6}
footer{display:flex;flex-wrap:wrap;justify-content:space-between;gap:2vmin;padding:3vmin 6vw;
border-top:2px solid #b8c4ce;font-size:2.6vmin}`;

const SCRIPT = `
const clock=document.querySelector("time");
const tell=()=>{clock.textContent=new Intl.DateTimeFormat("ja-JP",{timeZone:"Asia/Tokyo",
year:"numeric",month:"2-digit",day:"2-digit",hour:"2-digit",minute:"2-digit"}).format(Date.now())+" JST"};
tell();setInterval(tell,1000);
addEventListener("contextmenu",(event)=>event.preventDefault());`;

function escape(text: string): string {
  const names: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
  };
  return text.replaceAll(/[&<>"]/g, (sign) => names[sign]!);
}
