import { createHash } from "node:crypto";

/** The provider's own quiet look, on purpose not ours: the customer sees that they are elsewhere. */
export const STYLE = [
  ":root{color-scheme:light dark;--ink:light-dark(#1d2433,#e8ecf4);--soft:light-dark(#5a6478,#a3adc0);",
  "--bg:light-dark(#f4f6f9,#12161f);--card:light-dark(#fff,#1b212d);--line:light-dark(#7d879b,#6b7690);",
  "--go:light-dark(#205c4d,#8fd6c1);--on:light-dark(#fff,#0c1f1a);--bad:light-dark(#a3241b,#ff9d94)}",
  "*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);",
  "font:1rem/1.6 system-ui,sans-serif}",
  "header{padding:.7rem 1rem;background:#ffe2a8;color:#3d2b00;text-align:center}",
  "main{max-width:28rem;margin:1.5rem auto;padding:1.25rem;background:var(--card);border-radius:.75rem}",
  "h1{font-size:1.5rem;line-height:1.3;margin:0 0 1rem}h2{font-size:1rem;margin:0}",
  "dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:0 0 1.25rem}",
  "dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}",
  "label{display:block;margin-top:1rem;font-weight:600}small{display:block;color:var(--soft)}",
  "input{width:100%;min-height:2.75rem;padding:.4rem .75rem;font:inherit;color:inherit;",
  "background:var(--bg);border:1px solid var(--line);border-radius:.5rem;",
  "font-variant-numeric:tabular-nums}",
  "button,.to{display:block;width:100%;min-height:2.75rem;margin-top:1rem;padding:.6rem;font:inherit;",
  "font-weight:600;text-align:center;color:var(--on);background:var(--go);border:0;",
  "border-radius:.5rem;cursor:pointer;text-decoration:none}",
  ".plain{color:var(--go);background:none;border:1px solid}",
  "a{color:var(--go)}.back,nav a{display:inline-block;padding:.6rem 0;min-height:2.75rem}summary{padding:.6rem 0;cursor:pointer}",
  ":focus-visible{outline:3px solid var(--go);outline-offset:2px}",
  ".bad{color:var(--bad);font-weight:600}[role=alert]{padding:.75rem 1rem;border:2px solid var(--bad);",
  "border-radius:.5rem;margin-bottom:1rem}[role=alert] p,[role=alert] ul{margin:0}",
  "code{font-size:1.05rem;white-space:nowrap}",
  "nav{display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:center;padding:0 1rem 1.5rem}",
  "table{border-collapse:collapse}td,th{padding:.4rem;text-align:start;vertical-align:top}",
].join("");

export const STYLE_HASH = `'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;
