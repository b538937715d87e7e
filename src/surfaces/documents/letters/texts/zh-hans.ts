import type { LettersTexts } from "./letters-texts.ts";

export const zhHans: LettersTexts = {
  letters: {
    active: {
      subject: ({ plan, number }) => `套餐已开通：${plan}（订单 ${number}）`,
      heading: "已开通，可以上网了",
      body: [() => "感谢您的续费。以下是套餐信息和收据，请妥善保存。"],
    },
    queued: {
      subject: ({ plan, number }) => `续费成功：${plan}（订单 ${number}）`,
      heading: "续费成功，套餐将自动开始",
      body: [
        () => "款项已收到。轮到这个套餐时会自动开始，您无需任何操作。",
        () => "若当前流量提前用完，您可以在这张卡的页面选择立即开始。",
      ],
    },
    receipt: {
      subject: ({ amount, number }) => `收据：${amount}（订单 ${number}）`,
      heading: "您的合并收据",
      body: [() => "这次付款的每张订单都已有结果。以下是已开通订单的合并收据。"],
    },
    started: {
      subject: ({ plan, number }) => `待生效的套餐已开始：${plan}（订单 ${number}）`,
      heading: "您预先购买的套餐已开始",
      body: [() => "之前待生效的套餐现已生效。"],
    },
    slip: {
      subject: ({ amount, number }) => `请在便利店支付 ${amount}（订单 ${number}）`,
      heading: "便利店付款号码",
      body: [
        () => "请在期限内到便利店出示以下号码付款。付款后我们会立即为您办理续费。",
        () => "打开订单页，可以看到每家便利店的操作步骤。",
      ],
    },
    slip_reminder: {
      subject: ({ amount, number }) => `还没付款：请到便利店支付 ${amount}（订单 ${number}）`,
      heading: "付款时间快到了",
      body: [
        () => "您的套餐还为您保留着，但我们还没有收到款项。请在期限前到便利店付款。",
        () => "如果刚刚已付，请不必理会。不想要了也没关系，过期订单会自动关闭，不会扣款。",
      ],
    },
    slip_expired: {
      subject: ({ number }) => `付款期限已过，请勿再付款（订单 ${number}）`,
      heading: "付款期限已过",
      body: [
        () => "我们没有收到这笔付款，订单已关闭，付款号码已失效，请不要再支付。",
        () => "如仍需续费，请重新下单。若您刚刚已付款，款项会自动退回。",
      ],
    },
    refunding: {
      subject: ({ amount, number }) => `正在为您退款 ${amount}（订单 ${number}）`,
      heading: "正在为您退款",
      body: [({ refundWhy }) => refundWhy, ({ refundWay }) => refundWay],
    },
    refunded: {
      subject: ({ amount, number }) => `已退款 ${amount}（订单 ${number}）`,
      heading: "退款已完成",
      body: [({ refundedWay }) => refundedWay],
    },
    claim_opened: {
      subject: ({ amount, number }) => `请选择如何领取退款 ${amount}（订单 ${number}）`,
      heading: "请选择如何领取退款",
      body: [
        () => "您使用的付款方式无法原路退款。请打开下面的页面，选择领取方式。",
        () => "也可以凭退款券号码和护照等证件，到任意柜台领取现金。",
        () => "这笔款项一直为您保留，不会过期。",
      ],
    },
    claim_came_back: {
      subject: ({ amount, number }) => `退款没有送达，请重新选择：${amount}（订单 ${number}）`,
      heading: "退款没有送达",
      body: [
        () => "按您选择的方式付款没有成功，钱已回到我们这里。",
        () => "请打开下面的页面核对填写的内容，或换一种方式领取。",
      ],
    },
    claim_paid: {
      subject: ({ amount, number }) => `退款 ${amount} 已付给您（订单 ${number}）`,
      heading: "退款已付给您",
      body: [({ refundedWay }) => refundedWay],
    },
    came_late: {
      subject: ({ amount, number }) => `多收的 ${amount} 将退还给您（订单 ${number}）`,
      heading: "收到一笔不需要的付款",
      body: [
        () => "这笔付款到达时，订单已经关闭或已经付清，因此没有再次续费。",
        ({ refundWay }) => refundWay,
      ],
    },
  },
  labels: {
    plan: "套餐",
    line: "上网卡",
    starts: "开始",
    ends: "有效期至",
    data: "流量",
    order: "订单号",
    amount: "金额",
    reason: "原因",
    payBy: "付款期限",
    paymentCode: "付款号码",
    confirmationNumber: "确认号码",
    voucher: "退款券号码",
  },
  colon: "：",
  atLatest: (moment) => `最晚 ${moment}`,
  onFirstUse: (by) => `首次上网时开始，最晚 ${by}`,
  perDay: (bytes) => `每天 ${bytes}`,
  unlimited: "不限流量",
  reasons: {
    activation_failed: "运营商未能开通",
    promise_missed: "未能在承诺时间内接通",
    no_longer_grantable: "付款时该套餐已无法办理",
    never_used: "套餐在期限内没有使用",
    wrong_amount: "付款金额或币种不符",
    late_money: "付款到达时订单已关闭",
    double_payment: "同一订单重复付款",
    customer_wish: "应您的要求",
    replacement_cheaper: "更换的套餐价格较低",
  },
  refundWhys: {
    ours: "很抱歉，这次续费没有完成，款项将退还给您。",
    fault: "很抱歉给您添了麻烦。核实后，款项将退还给您。",
    wish: "已按您的要求停用套餐，款项按套餐的退款规则退还给您。",
    unused: "套餐在期限内没有使用，款项将退还给您。",
    wrong: "付款与订单要求的金额不符，款项将退还给您。",
  },
  refundWays: {
    back: "款项会自动退回原付款方式，您无需任何操作。银行卡和电子钱包通常在几个工作日内到账。",
    claim: "这种付款方式无法原路退回，我们会另发邮件说明如何领取退款。",
    pin: "您的充值卡马上会恢复，可以再次使用，有效期不变。",
  },
  refundedWays: {
    back: "款项已退回原付款方式。银行入账可能还需要几个工作日。",
    pin: (serial) => `您的充值卡（序列号 ${serial}）又可以使用了，有效期不变。`,
    cash: "款项已在柜台以现金付给您。",
    bank_transfer: "款项已汇入您填写的银行账户。",
    payout: (way) => `款项已通过 ${way} 付给您。`,
  },
  openOrder: "查看订单",
  openSlip: "打开付款步骤",
  openReceipt: "查看收据",
  openClaim: "选择领取方式",
  attached: "收据 PDF 见附件。",
  joint: {
    active: () => "感谢您的续费。以下是套餐信息。",
    later: () => "每张订单都开通或进入退款后，合并收据会另发一封邮件给您。",
  },
  lineEnding: (digits) => `尾号 ${digits}`,
  help: (seller, phone, email) => `如有疑问，请联系 ${seller}：${email}，电话 ${phone}`,
  automatic: "本邮件由系统自动发送。",
};
