import { answerQuestions } from "../threads/index.ts";
import type { PictureOrder } from "./draw-picture.ts";
import { drawSlip } from "./draw-slip.ts";

// Runs in a thread of its own: opening fonts and filling outlines takes a tenth of a second.
answerQuestions(async ({ slip, paperMm }: PictureOrder) => drawSlip(slip, paperMm));
