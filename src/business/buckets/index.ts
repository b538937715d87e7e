export { BUCKET_STATES, type Bucket, type BucketId, type BucketState } from "./bucket.ts";
