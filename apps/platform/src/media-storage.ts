import { diskStorage, type Storage, s3StorageAt } from '@toyline/products'
import type { Config } from './config.ts'

/** Where pictures are kept: a folder, or an S3-compatible store. */
export function mediaStorage(config: Pick<Config, 'PRODUCTS_MEDIA_DIRECTORY' | 'PRODUCTS_MEDIA_S3'>): Storage {
  return config.PRODUCTS_MEDIA_S3
    ? s3StorageAt(config.PRODUCTS_MEDIA_S3, process.env.AWS_REGION)
    : diskStorage(config.PRODUCTS_MEDIA_DIRECTORY)
}
