import {
  canPrint,
  readAddress,
  type PrintAnswer,
  type Printer,
  type PrinterGateway,
  type PrinterState,
} from "../../../business/printing/index.ts";
import {
  ASK_IN_TURN,
  ASK_OFFLINE_CAUSE,
  ASK_PAPER,
  ASK_PRINTER,
  escposState,
  escposStateInTurn,
} from "../../../foundation/escpos/index.ts";
import { escposInk, type Slip } from "../../../foundation/paper/index.ts";
import { converse, type Conversation } from "./conversation.ts";
import { resolveSafely } from "./resolve-safely.ts";

export interface EscposSettings {
  /** Printers on this machine itself: for the demo and tests alone. */
  readonly mayLoopBack: boolean;
  readonly connectMsMax?: number;
  readonly askMsMax?: number;
  readonly printMsMax?: number;
}

const LOOKS_FIRST = [ASK_PRINTER, ASK_OFFLINE_CAUSE, ASK_PAPER] as const;

export function escposPrinters(settings: EscposSettings): PrinterGateway {
  const limits = { connectMsMax: 3000, askMsMax: 1500, printMsMax: 15_000, ...settings };

  return {
    kind: "escpos_tcp",
    async look(printer) {
      const talk = await reach(printer);
      if (talk === undefined) return "offline";
      const state = await stateBy(talk);
      talk.end();
      return state;
    },
    async print(printer, slip) {
      const talk = await reach(printer);
      if (talk === undefined) return { kind: "held", state: "offline" };
      try {
        return await printBy(talk, printer, slip);
      } finally {
        talk.end();
      }
    },
  };

  async function reach({ address }: Printer): Promise<Conversation | undefined> {
    const read = readAddress(address ?? "");
    const place = read === undefined ? undefined : await resolveSafely(read, settings);
    return place === undefined ? undefined : converse(place, limits.connectMsMax);
  }

  async function stateBy(talk: Conversation): Promise<PrinterState> {
    const answers: (number | undefined)[] = [];
    for (const question of LOOKS_FIRST) answers.push(await talk.ask(question, limits.askMsMax));
    const [printer, offlineCause, paper] = answers;
    return escposState({ printer, offlineCause, paper });
  }

  async function printBy(talk: Conversation, printer: Printer, slip: Slip): Promise<PrintAnswer> {
    const before = await stateBy(talk);
    if (!canPrint(before)) return { kind: "held", state: before };
    const ink = await escposInk(slip, printer);
    if (!(await talk.send(ink, limits.printMsMax))) return { kind: "unknown", state: "offline" };
    const paper = await talk.ask(ASK_IN_TURN, limits.printMsMax);
    if (paper !== undefined) return { kind: "printed", state: escposStateInTurn(paper) };
    return { kind: "unknown", state: await stateBy(talk) };
  }
}
