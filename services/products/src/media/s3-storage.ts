import type { Readable } from 'node:stream'
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { type Problem, problem } from '@toyline/http/problem'
import { checkStorageKey, type Storage } from './storage.ts'

export type S3Settings = {
  bucket: string
  region: string
  /** For stores other than AWS: `https://minio.example`. */
  endpoint?: string
  /** `https://host/bucket/key` in place of `https://bucket.host/key`; most stores other than AWS need it. */
  forcePathStyle?: boolean
  /** Left out, the SDK looks for them where it always does (environment, role of the machine). */
  credentials?: { accessKeyId: string; secretAccessKey: string }
  /** Put before each key, for a bucket that is shared: `media/`. */
  prefix?: string
}

const CONNECT_MS = 2_000
const ANSWER_MS = 10_000

/** Keeps objects in any store that speaks S3. An object appears whole or not at all; that is S3's own promise. */
export function s3Storage({ bucket, prefix = '', ...settings }: S3Settings): Storage & { close: () => void } {
  const client = new S3Client({
    ...settings,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS, throwOnRequestTimeout: true, socketTimeout: ANSWER_MS },
    // Stores other than AWS often refuse the checksums that the SDK adds by itself.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const place = (key: string) => {
    checkStorageKey(key)
    return { Bucket: bucket, Key: prefix + key }
  }
  return {
    async put(key, bytes, contentType) {
      const where = place(key)
      await client
        .send(
          new PutObjectCommand({
            ...where,
            Body: bytes,
            ContentLength: bytes.length,
            ContentType: contentType,
            CacheControl: 'public, max-age=31536000, immutable',
          }),
        )
        .catch((error) => {
          throw unavailable(error)
        })
    },
    async has(key) {
      const where = place(key)
      try {
        await client.send(new HeadObjectCommand(where))
        return true
      } catch (error) {
        if (isMissing(error)) return false
        throw unavailable(error)
      }
    },
    async open(key) {
      const where = place(key)
      try {
        const { Body, ContentLength } = await client.send(new GetObjectCommand(where))
        return { body: Body as Readable, bytes: ContentLength ?? 0 }
      } catch (error) {
        if (isMissing(error)) return null
        throw unavailable(error)
      }
    },
    close: () => client.destroy(),
  }
}

/** The same for a store given as `https://endpoint/bucket`, the bucket in the path; credentials as usual for AWS. */
export function s3StorageAt(address: string, region = 'us-east-1'): Storage & { close: () => void } {
  const url = new URL(address)
  return s3Storage({ endpoint: url.origin, bucket: url.pathname.slice(1), region, forcePathStyle: true })
}

function isMissing(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } }
  return name === 'NoSuchKey' || name === 'NotFound' || ($metadata?.httpStatusCode === 404 && name !== 'NoSuchBucket')
}

function unavailable(error: unknown): Problem {
  const { name, message } = error as Error
  return problem(503, 'storage-unavailable', `The store that keeps the pictures did not do as asked (${name}: ${message}).`)
}
