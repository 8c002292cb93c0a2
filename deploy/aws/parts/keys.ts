import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal, StarPrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'

/** A key of our own that turns once a year. It outlives its stack: what it has encrypted would be lost with it. */
export function makeKey(scope: Construct, name: string, description: string): Key {
  return new Key(scope, `${name}-key`, {
    alias: `toyline/${name}`,
    description,
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
}

const USE = ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*']

/** Lets a service of AWS use the key under these conditions; without any, for what it does in the name of this account. */
export function letService(key: Key, service: string, conditions?: Record<string, Record<string, unknown>>): void {
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal(service)],
      actions: USE,
      resources: ['*'],
      conditions: conditions ?? { StringEquals: { 'aws:SourceAccount': Stack.of(key).account } },
    }),
  )
}

/** Lets the log service use the key for log groups of this account and region: it names the group when it asks, and no account. */
export function letLogs(key: Key): void {
  const { region, account, partition } = Stack.of(key)
  letService(key, `logs.${region}.amazonaws.com`, {
    ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*` },
  })
}

/** Lets whoever in this account may use disks of EC2 use them encrypted by this key, as AWS's own key for disks does. */
export function letDisks(key: Key): void {
  const { region, account } = Stack.of(key)
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new StarPrincipal()],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:CreateGrant', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: { StringEquals: { 'kms:ViaService': `ec2.${region}.amazonaws.com`, 'kms:CallerAccount': account } },
    }),
  )
}

/** A place for logs, kept as long as reliability asks for: 30 days, a year where they tell who did what. */
export function makeLogs(scope: Construct, id: string, name: string, key: Key, days: 'month' | 'year' = 'month'): LogGroup {
  return new LogGroup(scope, id, {
    logGroupName: name,
    encryptionKey: key,
    retention: days === 'year' ? RetentionDays.ONE_YEAR : RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.RETAIN,
  })
}
