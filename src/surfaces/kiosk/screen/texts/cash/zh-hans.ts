import type { CashTexts } from "./cash-texts.ts";

export const zhHans: CashTexts = {
  taking: {
    title: "请投入现金",
    lead: "纸币和硬币都可以，顺序不限，会找零。",
    missing: "还差",
    due: "价格",
    in: "已投入",
    takes: "现在可以投入",
    takesNone: "零钱不够，不能再收了。请按下面的按钮。",
    stop: "停止并退款",
  },
  working: { title: "请稍候", lead: "钱已点清，请不要离开。" },
  giving: { title: "请取走现金", change: "正在找零。", back: "正在退还您的现金。" },
  voucher: {
    title: "我们还欠您钱",
    lead: "机器没能退给您。凭号码和密码数字，可在任何柜台领取现金。",
    worth: "金额",
    number: "号码",
    digits: "密码数字",
    where: "请拍下此画面，不要给别人看：谁有密码数字，钱就付给谁。",
    qr: "请在柜台出示此码",
    noted: "我记下了",
  },
  unknown: {
    title: "无法确认退出了多少钱",
    lead: "工作人员会清点这台机器，缺的钱会付给您。请拍下画面，或用此号码打电话给我们。",
    number: "号码",
    noted: "我记下了",
  },
};
