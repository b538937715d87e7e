import type { Account, BOOKINGS, JournalSide } from "../../../business/ledger/index.ts";

/** How an account of ours is called in Japanese accounting software. */
interface KnownAs {
  /** 勘定科目. */
  readonly yayoi: string;
  readonly freee: string;
  /** 補助科目; without one, the name of the provider, till or agent whose book it is. */
  readonly sub?: string;
}

const alike = (name: string, sub?: string): KnownAs => ({
  yayoi: name,
  freee: name,
  ...(sub === undefined ? {} : { sub }),
});

/** Each account once: name and sub-account together are no other account's. */
export const KNOWN_AS: Readonly<Record<Account, KnownAs>> = {
  receivable: alike("売掛金"),
  withheld: alike("未収入金"),
  cash: alike("現金"),
  safe: alike("現金", "金庫"),
  bank: alike("普通預金", "決済入金口座"),
  deferred_revenue: alike("前受金", "プラン"),
  pin_liability: alike("前受金", "リチャージPIN"),
  output_tax: { yayoi: "仮受消費税等", freee: "仮受消費税", sub: "" },
  refunds_payable: alike("未払金", "返金"),
  unallocated_money: alike("仮受金"),
  revenue: alike("売上高", "プラン"),
  breakage: alike("雑収入", "リチャージPIN失効"),
  rounding: alike("雑収入", "端数"),
  provider_fees: alike("支払手数料"),
  losses: alike("雑損失", "取消不能プラン"),
  input_tax: { yayoi: "仮払消費税等", freee: "仮払消費税", sub: "" },
  commissions: alike("支払手数料", "代理店手数料"),
  cash_adjustments: alike("雑費"),
  cash_differences: alike("雑損失", "現金過不足"),
  kiosk_cash: alike("現金", "更新機"),
  intake_money: alike("預り金", "更新機投入金"),
  checkout_money: alike("預り金", "まとめ払い"),
  vouchers_payable: alike("未払金", "更新機返金券"),
  kiosk_differences: alike("雑損失", "更新機現金過不足"),
};

/** The program that reads the file. */
export type Software = "freee" | "yayoi";

/** Name and sub-account of one side; `nameOf` knows providers, tills and agents by their books. */
export function accountNames(
  side: JournalSide,
  software: Software,
  nameOf: (book: string) => string,
): { readonly name: string; readonly sub: string } {
  const known = KNOWN_AS[side.account];
  return { name: known[software], sub: known.sub ?? nameOf(side.book) };
}

/** What happened, as the 摘要 of its entry. */
export const SUMMARIES: Readonly<Record<keyof typeof BOOKINGS, string>> = {
  payment_confirmed: "更新代金受領",
  checkout_paid: "まとめ払い 受領",
  plan_used: "売上計上 利用分",
  plan_supplied: "売上計上 終了分",
  refund_decided: "返金決定",
  supplied_refund_decided: "返金決定",
  refund_done: "返金",
  late_money: "超過・遅延入金",
  late_refund_decided: "超過・遅延入金の返金決定",
  replaced: "プラン変更 取崩",
  replacement_paid: "プラン変更 充当",
  plan_lost: "取消不能プランの損失",
  dispute_opened: "異議申立てによる留保",
  dispute_won: "異議申立て 留保解除",
  dispute_lost: "異議申立て 損失",
  payout_arrived: "決済会社からの入金",
  payout_returned: "決済会社からの入金の戻り",
  fee_kept: "決済手数料",
  fee_returned: "決済手数料の戻り",
  till_filled: "レジ釣銭準備金",
  till_emptied: "レジ現金回収",
  till_paid_in: "レジ入金",
  till_paid_out: "レジ出金",
  till_over: "レジ過剰",
  till_short: "レジ不足",
  till_from_agent: "代理店レジ 入金",
  till_to_agent: "代理店レジ 出金",
  kiosk_taken_in: "更新機 投入",
  kiosk_given_out: "更新機 払出",
  kiosk_filled: "更新機 釣銭補充",
  kiosk_emptied: "更新機 現金回収",
  kiosk_over: "更新機 過剰",
  kiosk_short: "更新機 不足",
  kiosk_found_out: "更新機 払出確認",
  kiosk_overpaid: "更新機 払出過多",
  kiosk_voucher_issued: "更新機 返金券発行",
  kiosk_voucher_withdrawn: "更新機 返金券取消",
  voucher_paid: "更新機 返金券支払",
  commission_earned: "代理店手数料",
  commission_clawed_back: "代理店手数料の戻り",
  commission_taxed: "代理店手数料 仮払消費税",
  commission_untaxed: "代理店手数料 仮払消費税の戻り",
  agent_paid: "代理店からの入金",
  agent_paid_out: "代理店への支払",
  goods_sold: "SIMパック販売",
  goods_returned: "SIMパック返品",
  pins_sold: "リチャージPIN販売",
  pin_sale_undone: "リチャージPIN販売の取消",
  pins_expired: "リチャージPIN失効",
};
