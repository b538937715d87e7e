export {
  PICTURE_BYTES_MAX,
  PICTURES_WAITING_MAX,
  PICTURE_TYPES,
  reEncode,
  type Picture,
  type PictureRefusal,
} from "./re-encode.ts";
