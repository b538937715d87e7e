import type { Language } from "../../../foundation/language/index.ts";
import { signTexts } from "../texts/signs.ts";
import { layOutSign, SHEET, type SignShape, type SignSheet } from "./sign-layout.ts";

/** A sign as a picture on a page, as wide as the page: for a browser that prints. */
export function SignPicture({ sheet, language }: { sheet: SignSheet; language: Language }) {
  const place = language === "ja" ? sheet.place.ja : sheet.place.en;
  return (
    <svg
      role="img"
      aria-label={`${signTexts[language].label(place)} ${sheet.url}`}
      viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
      width="560"
      font-family="'Noto Sans', 'Noto Sans CJK JP', 'Noto Sans JP', 'Hiragino Sans', sans-serif"
    >
      {layOutSign(sheet, measured).map((shape) => (
        <Shape shape={shape} />
      ))}
    </svg>
  );
}

function Shape({ shape }: { shape: SignShape }) {
  if (shape.kind === "box") {
    return <rect {...shape.box} fill={shape.color} shape-rendering="crispEdges" />;
  }
  if (shape.kind === "path") {
    const { at, path, color, lineWidth } = shape;
    const paint =
      lineWidth === undefined
        ? { fill: color }
        : {
            fill: "none",
            stroke: color,
            "stroke-width": lineWidth,
            "stroke-linecap": "round" as const,
          };
    return <path d={path} transform={`translate(${at.x} ${at.y}) scale(${at.scale})`} {...paint} />;
  }
  const { text, x, baseline, size, weight, color, language } = shape;
  return (
    <text
      lang={language}
      x={x}
      y={baseline}
      font-size={size}
      font-weight={weight === "700Bold" ? 700 : 400}
      fill={color}
    >
      {text}
    </text>
  );
}

/** As wide as the widest typefaces draw it: whoever looks has his own. */
function measured(text: string, { size }: { readonly size: number }): number {
  let ems = 0;
  for (const letter of text) ems += letter.codePointAt(0)! < 0x2e80 ? 0.62 : 1.02;
  return ems * size;
}
