const BROWSERS = [
  ["Edg", "Edge"],
  ["SamsungBrowser", "Samsung Internet"],
  ["MicroMessenger", "WeChat"],
  ["OPR", "Opera"],
  ["Firefox", "Firefox"],
  ["FxiOS", "Firefox"],
  ["CriOS", "Chrome"],
  ["Chrome", "Chrome"],
  ["Safari", "Safari"],
] as const;

const SYSTEMS = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Windows", "Windows"],
  ["Mac OS X", "Mac"],
  ["CrOS", "ChromeOS"],
  ["Linux", "Linux"],
] as const;

/** "Chrome · Android": what a browser's words about itself (User-Agent) come to; else nothing. */
export function deviceName(userAgent: string): string | undefined {
  const found = [BROWSERS, SYSTEMS].flatMap((names) => {
    const known = names.find(([mark]) => userAgent.includes(mark));
    return known === undefined ? [] : [known[1]];
  });
  return found.length === 0 ? undefined : found.join(" · ");
}
