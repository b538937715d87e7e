import { eachScreen } from "./turn.ts";

// Reads the screen: its title, its facts, its options, and the option that has the focus. Where the
// machine has no voice for the language, what would be said is written.
const VOICES: Readonly<Record<string, string>> = {
  ...{ "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", ja: "ja-JP", en: "en-US", ko: "ko-KR" },
};
const FACTS = "header h1, header .lead, .said, .told, .careful, .sum, .echo, .work li, dl > div";

interface Said {
  readonly text: string;
  readonly lang: string;
}

export function speakScreens(): void {
  eachScreen(() => say(isOn() ? screen() : []));
  if ("speechSynthesis" in window) {
    speechSynthesis.addEventListener("voiceschanged", () => {
      if (!isMute(speechSynthesis)) write([]);
    });
  }
  document.addEventListener("focusin", (event) => {
    const target = event.target as HTMLElement;
    if (isOn() && target.matches("button, input")) say([named(target)]);
  });
}

function isOn(): boolean {
  return document.documentElement.classList.contains("voice");
}

function screen(): readonly Said[] {
  const seen = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (one) => one.offsetParent !== null && one.textContent.trim() !== "",
    );
  // Of a calendar only the day that has the focus.
  return [...seen(FACTS), ...seen(".work button:not([data-key], [name=day])")].map(named);
}

function named(one: HTMLElement): Said {
  const label = one instanceof HTMLInputElement ? one.labels?.[0]?.textContent : undefined;
  const text = label ?? one.getAttribute("aria-label") ?? one.innerText;
  const { digit } = one.dataset;
  const lang = one.closest<HTMLElement>("[lang]")?.lang ?? document.documentElement.lang;
  return { text: `${digit === undefined ? "" : `${digit}: `}${text.replace(/\s+/g, " ")}`, lang };
}

function say(said: readonly Said[]): void {
  const voices = "speechSynthesis" in window ? speechSynthesis : undefined;
  voices?.cancel();
  write(isMute(voices) ? said : []);
  if (voices === undefined) return;
  for (const { text, lang } of said) {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = VOICES[lang] ?? lang;
    voices.speak(utterance);
  }
}

function isMute(voices: SpeechSynthesis | undefined): boolean {
  return voices === undefined || voices.getVoices().length === 0;
}

function write(said: readonly Said[]): void {
  const caption = document.querySelector<HTMLElement>("[data-caption]");
  if (caption === null) return;
  caption.hidden = said.length === 0;
  caption.textContent = said.map(({ text }) => text).join(" · ");
}
