import type { Texts } from "../../../html/index.ts";
import type { SlipFate } from "../../slip.ts";

/** What the last screen says of the paper, and what can be pressed. */
export interface SlipPartTexts {
  readonly fates: Readonly<Record<SlipFate, string>>;
  readonly print: string;
  readonly again: string;
}

export const slipPartTexts: Texts<SlipPartTexts> = {
  "zh-Hans": {
    fates: {
      none: "本机不打印凭条：请拍下此画面，或扫描二维码。",
      coming: "开通后凭条会自动打印。",
      offered: "需要的话，可以打印凭条。",
      printing: "正在打印凭条…",
      printed: "请取走凭条。",
      unsure: "打印机中途断开了。如果没有凭条出来，请再打印一次，或拍下此画面。",
      failed: "没能打印凭条。请扫描二维码或拍下此画面，凭号码可在任何柜台打印。",
    },
    print: "打印凭条",
    again: "再打印一张",
  },
  "zh-Hant": {
    fates: {
      none: "本機不列印憑條：請拍下此畫面，或掃描 QR 碼。",
      coming: "開通後憑條會自動列印。",
      offered: "需要的話，可以列印憑條。",
      printing: "正在列印憑條…",
      printed: "請取走憑條。",
      unsure: "印表機中途斷線了。如果沒有憑條出來，請再列印一次，或拍下此畫面。",
      failed: "沒能列印憑條。請掃描 QR 碼或拍下此畫面，憑號碼可在任何櫃檯列印。",
    },
    print: "列印憑條",
    again: "再列印一張",
  },
  ja: {
    fates: {
      none: "この端末では控えを印刷しません。画面を撮影するか、QRコードを読み取ってください。",
      coming: "開通すると、控えが自動で印刷されます。",
      offered: "控えを印刷できます。",
      printing: "控えを印刷しています…",
      printed: "控えをお取りください。",
      unsure:
        "印刷中にプリンタと通信できなくなりました。控えが出ていなければ、もう一度印刷するか、画面を撮影してください。",
      failed:
        "控えを印刷できませんでした。QRコードを読み取るか画面を撮影してください。番号があれば、どの窓口でも印刷できます。",
    },
    print: "控えを印刷",
    again: "もう一度印刷",
  },
  en: {
    fates: {
      none: "No slip comes out here: take a picture of this screen, or scan the code.",
      coming: "Your slip comes out as soon as you are connected.",
      offered: "A slip can be printed.",
      printing: "Your slip is being printed…",
      printed: "Please take your slip.",
      unsure:
        "The printer went away meanwhile. If no slip came out, print once more or take a picture of this screen.",
      failed:
        "No slip came out. Scan the code or take a picture: any counter prints it by its number.",
    },
    print: "Print the slip",
    again: "Print once more",
  },
  ko: {
    fates: {
      none: "이 기기에서는 전표가 나오지 않습니다. 화면을 촬영하거나 코드를 스캔해 주세요.",
      coming: "개통되면 전표가 자동으로 인쇄됩니다.",
      offered: "전표를 인쇄할 수 있습니다.",
      printing: "전표를 인쇄하고 있습니다…",
      printed: "전표를 가져가 주세요.",
      unsure:
        "인쇄 중에 프린터 연결이 끊겼습니다. 전표가 나오지 않았다면 다시 인쇄하거나 화면을 촬영해 주세요.",
      failed:
        "전표를 인쇄하지 못했습니다. 코드를 스캔하거나 화면을 촬영해 주세요. 번호가 있으면 어느 창구에서나 인쇄할 수 있습니다.",
    },
    print: "전표 인쇄",
    again: "한 번 더 인쇄",
  },
};
