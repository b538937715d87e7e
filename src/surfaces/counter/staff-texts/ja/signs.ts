import type { signs as en } from "../en/signs.ts";

export const signs: typeof en = {
  signs: {
    title: "案内表示",
    lead: "スマートフォンで読み取る方へ。この場所がわかった状態で更新が始まります。",
    counts: (opened, ordered) => `これまでに${opened}回開かれ、注文は${ordered}件です。`,
    arrow: "矢印",
    arrows: { none: "なし", left: "← 左", right: "→ 右", up: "↑ 先", down: "↓ ここ" },
    placeJa: "場所の名前（日本語）",
    placeEn: "場所の名前（英語）",
    show: "この内容で表示する",
    papers: { a4: "A4（PDF）", a3: "A3（PDF）" },
    print: "このページを印刷すると、案内表示だけが出ます。",
    link: "壁に貼る案内表示",
  },
};
