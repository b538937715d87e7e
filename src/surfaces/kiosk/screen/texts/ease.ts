import type { Texts } from "../../../html/index.ts";

/** The buttons that make a screen easier to reach, to see and to hear. */
export interface EaseTexts {
  readonly title: string;
  readonly low: string;
  readonly contrast: string;
  readonly large: string;
  readonly voice: string;
  /** Read out before the options of a screen. */
  readonly options: string;
  /** Six stations of a visit: which one this is. */
  readonly station: (at: number, of: number) => string;
  readonly offline: string;
}

export const easeTexts: Texts<EaseTexts> = {
  "zh-Hans": {
    title: "显示与语音",
    low: "按钮下移",
    contrast: "高对比度",
    large: "放大文字",
    voice: "语音",
    options: "可选项",
    station: (at, of) => `第${at}步，共${of}步`,
    offline: "网络中断，正在恢复。您的操作不会丢失，请勿重复付款。",
  },
  "zh-Hant": {
    title: "顯示與語音",
    low: "按鈕下移",
    contrast: "高對比",
    large: "放大文字",
    voice: "語音",
    options: "可選項目",
    station: (at, of) => `第${at}步，共${of}步`,
    offline: "網路中斷，正在恢復。您的操作不會遺失，請勿重複付款。",
  },
  ja: {
    title: "表示と音声",
    low: "ボタンを下へ",
    contrast: "くっきり",
    large: "大きな文字",
    voice: "音声案内",
    options: "選べるもの",
    station: (at, of) => `${of}段階の${at}番目`,
    offline: "通信が切れました。復旧を待っています。内容は残りますので、二重に払わないでください。",
  },
  en: {
    title: "Display and sound",
    low: "Move lower",
    contrast: "Contrast",
    large: "Larger text",
    voice: "Audio",
    options: "Options",
    station: (at, of) => `Step ${at} of ${of}`,
    offline:
      "The network is away; we are waiting for it. Nothing is lost: please do not pay twice.",
  },
  ko: {
    title: "화면과 음성",
    low: "버튼 내리기",
    contrast: "고대비",
    large: "큰 글씨",
    voice: "음성 안내",
    options: "선택 항목",
    station: (at, of) => `${of}단계 중 ${at}단계`,
    offline: "통신이 끊겨 복구를 기다리고 있습니다. 내용은 그대로이니 두 번 결제하지 마세요.",
  },
};
