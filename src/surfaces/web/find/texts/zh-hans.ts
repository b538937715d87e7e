import type { FindTexts } from "./find-texts.ts";

export const zhHans: FindTexts = {
  unreadable: "没能识别这个号码。请照原样输入续费码、SIM 卡号或电话号码等。",
  reasons: {
    empty: "请输入号码。",
    too_short: "位数不够。SIM 卡号是 18～22 位，EID 是 32 位。",
    too_long: "内容太长了，请只输入号码。",
    imei: "这好像是手机的串号（IMEI）。SIM 卡号以 89 开头，共 18～22 位。",
    foreign_link: "这好像是其他网站的链接。请使用包装上的二维码，或输入号码。",
    spreadsheet_damage: "号码好像被表格软件改写过（如 8.98E+18），请输入原来的完整号码。",
  },
  productBarcode: "这是商品条形码。请用旁边的二维码，或以 89 开头的 SIM 卡号条形码。",
  handOverCard: "这是给店员看的递交卡。请在柜台或自助机出示。",
  codeMistyped: "续费码好像有一个字符不对，请核对这 12 位字符。",
  codeUnknown: "找不到这个续费码。请核对一遍，或改用 SIM 卡号。",
  lpaNotOurs: "这个 LPA 激活码不是本服务的 eSIM。请到购买该 eSIM 的商店或 App 里续费。",
  tooMany: (wait) => `短时间内尝试的次数有些多，请等 ${wait}左右再试。`,
  photo: {
    none: "请选择一张照片。",
    notAPhoto: "无法读取这种格式的照片，请选 JPEG 或 PNG（例如截图）。",
    tooLarge: "照片太大了。请只拍二维码的部分，或直接输入号码。",
    noCode: "照片里没有找到码。请在亮处正对着拍，让码占满画面。",
    busy: "现在识别照片的人有点多。请稍等，或直接输入号码。",
  },
  second: {
    title: "再确认一项就好",
    lead: "为了不让别人看到您的使用情况，还需要一项只有持卡人知道的信息。",
    typedTerm: "您输入的号码",
    label: {
      msisdn: "电话号码的后 4 位，或续费码",
      iccid: "SIM 卡号（ICCID）的后 4 位，或续费码",
    },
    hint: {
      msisdn: "没有电话号码的上网卡，请输入包装或购买邮件里的 12 位续费码。",
      iccid: "SIM 卡号以 89 开头，共 18～22 位。也可以输入 12 位续费码。",
    },
    submit: "确认",
    change: "重新输入号码",
    missing: "请输入后 4 位数字或续费码。",
    noMatch: "两个号码对不上。",
    noMatchHelp: [
      "请核对有没有输错数字。",
      "如果换过卡，请用新卡的号码或续费码。",
      "其他公司的卡不能在这里续费，请看看卡片或包装上的公司名称。",
    ],
    why: "为什么要确认？",
    whyBody: "印在卡上的号码谁都可能看到。只凭号码，我们什么都不显示，这样才能保护您的使用记录。",
  },
  warningTitle: "请再看一眼",
  warnings: {
    iccid_check_digit:
      "卡号末位的校验数字对不上，可能是输错了；不过真卡偶尔也会这样。确认无误就请继续。",
    iccid_prefix: "SIM 卡号一般以 89 开头。确认无误就请继续。",
    eid_check_digits: "EID 的校验数字对不上，请核对一遍。确认无误就请继续。",
    renewal_code_check: "续费码好像有一个字符不对。",
    lpa_without_matching_id: "这个 LPA 码里没有单独的识别号。如果找不到，请改用 SIM 卡号。",
  },
  issuerTitle: "这可能是其他公司的卡",
  issuer: ({ brand, region }) =>
    brand === undefined
      ? `这个号段的卡，多半由${region}的运营商发行。`
      : `这个号段的卡，多半由 ${brand}（${region}）发行。`,
  issuerHelp: "请看看卡片或包装上的公司名称。如果确实是本服务的卡，直接继续即可。",
};
