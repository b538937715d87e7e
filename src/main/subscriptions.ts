import { agentSubscriptions } from "./agent-subscriptions.ts";
import { goodsSubscriptions } from "./goods-subscriptions.ts";
import { kioskSubscriptions } from "./kiosk-subscriptions.ts";
import { autoRenewalSubscriptions } from "../business/auto-renewals/index.ts";
import { esimSubscriptions } from "../business/esims/index.ts";
import { friendSubscriptions } from "../business/friends/index.ts";
import {
  alarmSubscriptions,
  autoSubscriptions,
  caseSubscriptions,
  chatSubscriptions,
  incidentSubscriptions,
  noticeSubscriptions,
  questionSubscriptions,
  readerSubscriptions,
} from "../business/notices/index.ts";
import { tillNumberSubscriptions, type CodeOf } from "../business/receipts/index.ts";
import { bucketSubscriptions } from "../business/renewals/index.ts";
import { tillById } from "../business/tills/index.ts";
import type { Subscription } from "../foundation/act/index.ts";
import type { Config } from "../foundation/config/index.ts";
import {
  alarmLetterWriter,
  autoLetterWriter,
  caseWriters,
  chatLetter,
  letterWriter,
  questionLetterWriter,
} from "../surfaces/documents/index.ts";
import { counterPaths } from "../surfaces/counter/index.ts";
import { printSubscriptions } from "../surfaces/printing/index.ts";
import { paths } from "../surfaces/web/index.ts";

/** Who hears of what. News goes up: a lower room never calls a higher one. */
export function subscriptionsFor({ publicUrl }: Config): readonly Subscription[] {
  const writeLetter = letterWriter({
    publicUrl,
    orderPath: paths.order,
    refundPath: paths.orderRefund,
    receiptPath: paths.receipt,
  });
  return [
    ...bucketSubscriptions,
    ...esimSubscriptions,
    ...friendSubscriptions,
    ...agentSubscriptions,
    ...goodsSubscriptions,
    ...tillNumberSubscriptions(DOCUMENTED, tillCode),
    ...noticeSubscriptions(writeLetter),
    ...caseSubscriptions(
      caseWriters({
        publicUrl,
        casePath: paths.caseLink,
        ratePath: paths.rateCase,
        staffPath: counterPaths.manageCases,
      }),
    ),
    ...alarmSubscriptions(alarmLetterWriter({ publicUrl, kioskPath: counterPaths.manageKiosks })),
    ...chatSubscriptions(chatLetter),
    ...questionSubscriptions(questionLetterWriter({ publicUrl, questionPath: paths.question })),
    ...readerSubscriptions,
    ...incidentSubscriptions,
    ...autoRenewalSubscriptions,
    ...autoSubscriptions(autoLetterWriter({ publicUrl, stopPath: paths.stopAuto })),
    ...printSubscriptions(DOCUMENTED, { publicUrl }),
    ...kioskSubscriptions(["renewal.active", "renewal.queued"]),
  ];
}

/** What issues a document; letters about it enclose the document, so it is numbered before. */
const DOCUMENTED = ["renewal.active", "renewal.queued", "renewal.refunded"] as const;

/** As it stands on receipts. */
export const tillCode: CodeOf = async (act, tillId) => (await tillById(act, tillId))?.code;
