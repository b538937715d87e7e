import type { HomeTexts } from "./home-texts.ts";

export const zhHans: HomeTexts = {
  title: "日本上网卡、eSIM，现在就能续费",
  lead: "输入卡上的号码即可，不用注册，也不用装 App。付款之前，就告诉您能用到几点几分。",
  description: "日本上网卡、eSIM 在线续费。输入续费码或 SIM 卡号，查看剩余流量和有效期，直接续费。",
  numberLabel: "卡上的号码",
  numberHint: "续费码、SIM 卡号（ICCID）、电话号码、EID、LPA 激活码，任选其一。",
  numberSubmit: "下一步",
  photoTitle: "用照片识别",
  photoLabel: "二维码或条形码的照片",
  photoHint: "拍下卡片或包装，也可以选一张截图。",
  photoSubmit: "上传照片",
  camera: "用相机扫码",
  cameraAim: "请把二维码或条形码放进画面中。",
  cameraStop: "关闭相机",
  cameraBlocked: "相机没能打开。请选一张照片，或直接输入号码。",
  whereTitle: "号码在哪里？",
  where: [
    { term: "续费码", detail: "印在包装上或购买邮件里，12 位字母加数字。用它查询最快。" },
    {
      term: "SIM 卡号（ICCID）",
      detail: "印在 SIM 卡的卡托上，以 89 开头的 18～22 位数字。手机“关于本机”里也能看到。",
    },
    { term: "电话号码", detail: "这张卡自己的号码，以 070、080、090 或 020 开头。" },
    { term: "EID", detail: "支持 eSIM 的手机，在“关于本机”里可以看到的 32 位数字。" },
    { term: "LPA 激活码", detail: "安装 eSIM 时用的那串以“LPA:1$”开头的字符，或对应的二维码。" },
  ],
  stepsLabel: "续费流程",
  steps: [
    { label: "输入号码", detail: "看看还剩多少流量、能用到什么时候。" },
    { label: "选择套餐", detail: "按您离开日本的日期，找出够用又最便宜的一款。" },
    { label: "付款", detail: "通常 10 分钟内开通。开通不了，就退款。" },
  ],
  back: "您刚才查看过一张卡。",
  backLink: "回到这张卡",
  waysTitle: "续费有三种方式",
  ways: [
    { label: "在线", detail: "就在这里，24 小时都行，可用银行卡或便利店付款。" },
    { label: "门店", detail: "销售店或机场柜台，可付现金，也可以请店员帮忙。" },
    { label: "自助机", detail: "扫一下 SIM 卡的二维码就行，等车的工夫就能办好。" },
  ],
  waysLink: "查看每种方式的步骤",
  newTitle: "第一次使用",
  newBody: "上网卡和 eSIM 有什么区别，我的手机能不能用，怎样不出差错，这里都有。",
  newLink: "看看使用指南",
  say: {
    "find-again": {
      title: "请再输入一次号码",
      body: "为了安全，查看过的卡过一段时间就不再显示。用同一个号码即可重新打开。",
    },
    "too-late": {
      title: "时间有点久，已回到第一步",
      body: "填到一半的内容只保留 30 分钟，请重新输入号码。",
    },
  },
};
