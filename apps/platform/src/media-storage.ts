import { diskStorage, type Storage, s3Storage } from '@toyline/products'
import type { Config } from './config.ts'

/** Where pictures are kept: a folder, or an S3-compatible store given as `https://endpoint/bucket`. */
export function mediaStorage(config: Pick<Config, 'PRODUCTS_MEDIA_DIRECTORY' | 'PRODUCTS_MEDIA_S3'>): Storage {
  if (!config.PRODUCTS_MEDIA_S3) return diskStorage(config.PRODUCTS_MEDIA_DIRECTORY)
  const url = new URL(config.PRODUCTS_MEDIA_S3)
  return s3Storage({
    endpoint: url.origin,
    bucket: url.pathname.slice(1),
    region: process.env.AWS_REGION ?? 'us-east-1',
    forcePathStyle: true,
  })
}
