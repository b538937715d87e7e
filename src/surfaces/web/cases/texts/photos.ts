import type { PhotoRefusal } from "../../../../business/cases/index.ts";
import type { Texts } from "../../../html/index.ts";

export interface PhotoTexts {
  readonly title: string;
  readonly alt: (ordinal: number) => string;
  readonly add: string;
  readonly hint: (max: number) => string;
  /** Of the one that comes with a report. */
  readonly hintFirst: string;
  /** Of the one that comes with a message. */
  readonly hintOne: string;
  /** A browser never fills in a file again. */
  readonly again: string;
  readonly send: string;
  readonly onlyYou: string;
  readonly errors: Readonly<Record<Exclude<PhotoRefusal, "case_unknown">, string>> & {
    readonly photo_missing: string;
  };
}

export const photoTexts: Texts<PhotoTexts> = {
  "zh-Hans": {
    title: "照片",
    alt: (ordinal) => `照片 ${ordinal}`,
    add: "添加照片",
    hint: (max) => `JPEG、PNG 或 WebP，每张 8 MB 以内，最多 ${max} 张。`,
    hintFirst: "可选一张，JPEG、PNG 或 WebP，8 MB 以内。提交后还可以再加。",
    hintOne: "JPEG、PNG 或 WebP，8 MB 以内。只有您和客服能看到，位置等信息会被删除。",
    again: "请再选一次照片。",
    send: "上传",
    onlyYou: "只有您和客服能看到。位置等信息会被删除。",
    errors: {
      photo_missing: "请选一张照片。",
      no_picture: "这不是可以读取的照片，请选 JPEG、PNG 或 WebP。",
      picture_too_large: "照片太大，请选 8 MB 以内的。",
      too_many_pixels: "照片尺寸太大，请选小一点的。",
      busy: "现在上传的照片较多，请稍后再试。",
      enough_photos: "已经有 4 张照片了。",
      case_moved_on: "此问题已处理完毕，不能再添加照片。",
    },
  },
  "zh-Hant": {
    title: "照片",
    alt: (ordinal) => `照片 ${ordinal}`,
    add: "新增照片",
    hint: (max) => `JPEG、PNG 或 WebP，每張 8 MB 以內，最多 ${max} 張。`,
    hintFirst: "可選一張，JPEG、PNG 或 WebP，8 MB 以內。送出後還可以再加。",
    hintOne: "JPEG、PNG 或 WebP，8 MB 以內。只有您和客服看得到，位置等資訊會被刪除。",
    again: "請再選一次照片。",
    send: "上傳",
    onlyYou: "只有您和客服看得到。位置等資訊會被刪除。",
    errors: {
      photo_missing: "請選一張照片。",
      no_picture: "這不是可以讀取的照片，請選 JPEG、PNG 或 WebP。",
      picture_too_large: "照片太大，請選 8 MB 以內的。",
      too_many_pixels: "照片尺寸太大，請選小一點的。",
      busy: "現在上傳的照片較多，請稍後再試。",
      enough_photos: "已經有 4 張照片了。",
      case_moved_on: "此問題已處理完畢，不能再新增照片。",
    },
  },
  ja: {
    title: "写真",
    alt: (ordinal) => `写真 ${ordinal}`,
    add: "写真を添える",
    hint: (max) => `JPEG、PNG、WebP。1枚8MBまで、${max}枚までです。`,
    hintFirst: "1枚、8MBまで（JPEG、PNG、WebP）。送信後にも追加できます。",
    hintOne:
      "JPEG、PNG、WebP、8MBまで。お客様と係員だけが見られます。撮影場所などの情報は消去します。",
    again: "写真をもう一度お選びください。",
    send: "送る",
    onlyYou: "お客様と係員だけが見られます。撮影場所などの情報は消去します。",
    errors: {
      photo_missing: "写真をお選びください。",
      no_picture: "写真として読めません。JPEG、PNG、WebPをお選びください。",
      picture_too_large: "写真が大きすぎます。8MBまでの写真をお選びください。",
      too_many_pixels: "写真の画素数が多すぎます。小さい写真をお選びください。",
      busy: "ただいま写真の受け付けが混み合っています。少したってからお試しください。",
      enough_photos: "写真は4枚までです。",
      case_moved_on: "この件の対応は終わったため、写真を添えられません。",
    },
  },
  en: {
    title: "Photos",
    alt: (ordinal) => `Photo ${ordinal}`,
    add: "Add a photo",
    hint: (max) => `JPEG, PNG or WebP, up to 8 MB each, up to ${max} photos.`,
    hintFirst: "One of up to 8 MB (JPEG, PNG or WebP). More can be added after sending.",
    hintOne:
      "JPEG, PNG or WebP, up to 8 MB. Only you and our staff see it. Place and time are taken out.",
    again: "Please choose the photo once more.",
    send: "Upload",
    onlyYou: "Only you and our staff see it. Place and time are taken out.",
    errors: {
      photo_missing: "Choose a photo.",
      no_picture: "This cannot be read as a photo. Choose a JPEG, PNG or WebP.",
      picture_too_large: "This photo is too large. Choose one of up to 8 MB.",
      too_many_pixels: "This photo has too many pixels. Choose a smaller one.",
      busy: "Many photos are coming in at the moment. Please try again shortly.",
      enough_photos: "There are 4 photos already.",
      case_moved_on: "This case is closed; no photo can be added.",
    },
  },
  ko: {
    title: "사진",
    alt: (ordinal) => `사진 ${ordinal}`,
    add: "사진 추가",
    hint: (max) => `JPEG, PNG, WebP. 한 장에 8MB, 최대 ${max}장까지입니다.`,
    hintFirst: "한 장, 8MB까지 (JPEG, PNG, WebP). 보낸 뒤에 더 추가할 수 있습니다.",
    hintOne: "JPEG, PNG, WebP, 8MB까지. 고객님과 직원만 볼 수 있으며 위치 등의 정보는 지워집니다.",
    again: "사진을 다시 한 번 선택해 주세요.",
    send: "올리기",
    onlyYou: "고객님과 직원만 볼 수 있습니다. 위치 등의 정보는 지워집니다.",
    errors: {
      photo_missing: "사진을 선택하세요.",
      no_picture: "사진으로 읽을 수 없습니다. JPEG, PNG, WebP를 선택하세요.",
      picture_too_large: "사진이 너무 큽니다. 8MB 이하를 선택하세요.",
      too_many_pixels: "사진의 화소가 너무 많습니다. 더 작은 사진을 선택하세요.",
      busy: "지금 사진이 많이 들어오고 있습니다. 잠시 후 다시 시도해 주세요.",
      enough_photos: "사진은 4장까지입니다.",
      case_moved_on: "처리가 끝나 사진을 추가할 수 없습니다.",
    },
  },
};
