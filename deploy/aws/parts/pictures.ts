import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { accept } from './accepted.ts'

const PRIVATE = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
}

/** Pictures, which CloudFront reads and products writes, and a bucket for what buckets, load balancer and CloudFront write down. */
export function makeBuckets(scope: Construct, key: Key): { pictures: Bucket; logs: Bucket } {
  const at = new Construct(scope, 'buckets')
  const { account, region } = Stack.of(at)
  const logs = new Bucket(at, 'logs', {
    ...PRIVATE,
    bucketName: `toyline-logs-${account}-${region}`,
    // Neither S3 nor the load balancer may write its log into a bucket that is encrypted by a key of ours.
    encryption: BucketEncryption.S3_MANAGED,
    // CloudFront signs its logs over to the bucket by an access list.
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    lifecycleRules: [{ expiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
  })
  accept(logs, 'AwsSolutions-S1', 'It is where such logs go; a log of its own would never end.')
  const pictures = new Bucket(at, 'pictures', {
    ...PRIVATE,
    bucketName: `toyline-pictures-${account}-${region}`,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    // Needed by backups; what was overwritten or taken away lives on as long as they do.
    versioned: true,
    lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(35), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: 'pictures/',
  })
  return { pictures, logs }
}
