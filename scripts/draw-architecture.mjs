// Draws the table of architecture.cjs into ARCHITECTURE.md. A test checks that it is current.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const ROOT = path.join(import.meta.dirname, "..");
const DOCUMENT = path.join(ROOT, "ARCHITECTURE.md");
const START = "<!-- drawn by scripts/draw-architecture.mjs -->\n";
const END = "<!-- end of the drawing -->";

/** The document with its drawing made new. */
export function redraw(document, table) {
  const from = document.indexOf(START);
  const to = document.indexOf(END);
  if (from === -1 || to < from) throw new Error("ARCHITECTURE.md has no place for the drawing");
  return document.slice(0, from + START.length) + draw(table) + document.slice(to);
}

function draw({ floors, business, machine, gateways, surfaces }) {
  const built = business.filter((room) => room.isPlanned !== true);
  const planned = business.filter((room) => room.isPlanned === true);
  return `
| floor | is | may use |
|---|---|---|
${floors.map(({ name, holds, uses }) => `| \`src/${name}\` | ${holds} | ${floorUses(name, uses)} |`).join("\n")}

Business rooms. All use foundation; an arrow that follows from others is left out:

\`\`\`mermaid
flowchart TD
${levels(built)
  .map((rooms, i) => level(rooms, i))
  .join("\n")}
${built.flatMap((room) => arrows(room, built)).join("\n")}
\`\`\`

| business room | holds | may use |
|---|---|---|
${built.map(({ room, holds, uses }) => `| ${room} | ${holds} | ${listed(uses.filter((to) => isIn(built, to)))} |`).join("\n")}

The program on a kiosk, \`src/machine\`. All use foundation:

| room of the machine | holds | may use |
|---|---|---|
${machine.map(({ room, holds, uses }) => `| ${room} | ${holds} | ${listed(uses)} |`).join("\n")}

Planned, with their place kept: ${planned.map(({ room, uses }) => (uses.length === 0 ? room : `${room} (${uses.join(", ")})`)).join(" · ")}.

Gateways: ${gateways.families.map(({ family, holds, uses }) => `**${family}** (${holds}) fulfil the contract of ${uses.join(", ")}`).join("; ")}; all sandboxes stand on ${gateways.shared.join(", ")}. Surfaces share ${surfaces.shared.join(", ")}.

`;
}

function floorUses(name, uses) {
  const others = uses.filter((floor) => floor !== name).join(", ");
  if (name === "business") return `${others}, and the rooms listed below`;
  return others === "" ? "nothing" : others;
}

function level(rooms, i) {
  const boxes = rooms.map(({ room, holds }) => `    ${room}["<b>${room}</b><br/>${holds}"]`);
  return [`  subgraph level${i}[" "]`, ...boxes, "  end"].join("\n");
}

/** Rooms by their distance from the ground, the highest first. */
function levels(rooms) {
  const height = (name) => {
    const { uses } = rooms.find(({ room }) => room === name);
    return Math.max(-1, ...uses.filter((to) => isIn(rooms, to)).map(height)) + 1;
  };
  const byHeight = Map.groupBy(rooms, ({ room }) => height(room));
  return [...byHeight.keys()].toSorted((a, b) => b - a).map((at) => byHeight.get(at));
}

function arrows({ room, uses }, rooms) {
  const drawn = uses.filter((to) => isIn(rooms, to));
  const isImplied = (to) => drawn.some((other) => other !== to && reaches(rooms, other, to));
  return drawn.filter((to) => !isImplied(to)).map((to) => `  ${room} --> ${to}`);
}

function reaches(rooms, from, to) {
  const { uses } = rooms.find(({ room }) => room === from);
  return uses.includes(to) || uses.some((next) => isIn(rooms, next) && reaches(rooms, next, to));
}

function isIn(rooms, name) {
  return rooms.some(({ room }) => room === name);
}

function listed(uses) {
  return uses.length === 0 ? "nothing" : uses.join(", ");
}

if (import.meta.main) {
  const table = createRequire(import.meta.url)("../architecture.cjs");
  writeFileSync(DOCUMENT, redraw(readFileSync(DOCUMENT, "utf8"), table));
}
