import type { AlarmCause, AlarmLanguage } from "../../../business/kiosks/index.ts";

/** What staff are told of a machine by mail. */
export interface AlarmTexts {
  readonly failed: (machine: string, causes: string) => string;
  readonly well: (machine: string, causes: string) => string;
  readonly causes: Readonly<Record<AlarmCause, string>>;
  /** What is over, said as such. */
  readonly ended: Readonly<Record<AlarmCause, string>>;
  readonly machine: string;
  readonly at: string;
  readonly still: string;
  readonly open: string;
  readonly lastToday: string;
  readonly automatic: string;
  readonly and: string;
  readonly colon: string;
  readonly brand: string;
}

export const alarmTexts: Readonly<Record<AlarmLanguage, AlarmTexts>> = {
  ja: {
    failed: (machine, causes) => `【要確認】${machine}：${causes}`,
    well: (machine, causes) => `【復旧】${machine}：${causes}`,
    causes: {
      tampered: "こじ開けや衝撃を検知しました",
      door_open: "扉が開いたままです",
      silent: "通信が途絶えています",
      switched_off: "現地で停止されています",
      printer_down: "プリンターが動きません",
      paper_out: "用紙がありません",
      reader_down: "カードリーダーが応答しません",
      acceptor_down: "紙幣・硬貨の投入口が動きません",
      box_full: "収納箱がいっぱいです",
      dispenser_down: "おつりを出せません",
      scanner_down: "スキャナーが応答しません",
    },
    ended: {
      tampered: "異常の検知は止まりました",
      door_open: "扉が閉まりました",
      silent: "通信が戻りました",
      switched_off: "販売を再開しました",
      printer_down: "プリンターが動いています",
      paper_out: "用紙が入りました",
      reader_down: "カードリーダーが応答しています",
      acceptor_down: "紙幣・硬貨の投入口が動いています",
      box_full: "収納箱が空きました",
      dispenser_down: "おつりを出せます",
      scanner_down: "スキャナーが応答しています",
    },
    machine: "更新機",
    at: "時刻",
    still: "続いている不具合",
    open: "更新機の画面を開く",
    lastToday:
      "この更新機からの通知は今日はこれで終わりです。続く不具合は明日お知らせします。今の状態は画面でご確認ください。",
    automatic: "このメールは自動で送信しています。",
    and: "、",
    colon: "：",
    brand: "更新機の見守り",
  },
  en: {
    failed: (machine, causes) => `${machine} needs somebody: ${causes}`,
    well: (machine, causes) => `${machine} is well again: ${causes}`,
    causes: {
      tampered: "somebody tampered with it",
      door_open: "the door stands open",
      silent: "nothing is heard of it",
      switched_off: "it was switched off on the spot",
      printer_down: "the printer does not print",
      paper_out: "out of paper",
      reader_down: "the card reader does not answer",
      acceptor_down: "it takes no notes or coins",
      box_full: "the cash box is full",
      dispenser_down: "it can give no change",
      scanner_down: "the scanner does not answer",
    },
    ended: {
      tampered: "nobody tampers with it any more",
      door_open: "the door is closed",
      silent: "it is heard again",
      switched_off: "it sells again",
      printer_down: "the printer prints",
      paper_out: "there is paper",
      reader_down: "the card reader answers",
      acceptor_down: "it takes notes and coins",
      box_full: "the cash box has room",
      dispenser_down: "it can give change",
      scanner_down: "the scanner answers",
    },
    machine: "Kiosk",
    at: "At",
    still: "Still so",
    open: "Open the kiosk's page",
    lastToday:
      "This was the last mail about it today. What still fails is told tomorrow; its page shows how it is now.",
    automatic: "This mail was sent automatically.",
    and: "; ",
    colon: ": ",
    brand: "Watch over kiosks",
  },
};
