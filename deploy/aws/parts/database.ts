import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { InstanceType, type ISecurityGroup, SubnetType, type Vpc } from 'aws-cdk-lib/aws-ec2'
import type { IKey, Key } from 'aws-cdk-lib/aws-kms'
import {
  CaCertificate,
  type CfnDBInstance,
  Credentials,
  DatabaseInstance,
  DatabaseInstanceEngine,
  DatabaseInstanceReadReplica,
  ParameterGroup,
  PostgresEngineVersion,
  StorageType,
} from 'aws-cdk-lib/aws-rds'
import { Construct } from 'constructs'
import type { Settings } from '../settings.ts'
import type { Size } from '../sizes.ts'
import { accept, managedPolicy } from './accepted.ts'
import { makeLogs } from './keys.ts'
import { makeFence } from './network.ts'

/** As long as a backup may live: what a person had erased is gone from all of them after that. */
export const BACKUP_DAYS = 35
const DATABASE = 'toyline'

type Needs = { vpc: Vpc; pods: ISecurityGroup; settings: Settings; size: Size; key: Key; secretsKey: Key; logsKey: Key; copiesKey: IKey }

/**
 * PostgreSQL with a standby in another zone, TLS only, restored to any second of the last 35 days, here and in the second region. Its
 * owner, whom migrations alone need, is the secret `toyline-database`; services sign in as roles of their own.
 */
export function makeDatabase(scope: Construct, { vpc, pods, settings, size, key, secretsKey, logsKey, copiesKey }: Needs) {
  const at = new Construct(scope, 'database')
  const engine = DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_18_3 })
  const fence = makeFence(at, 'postgres', vpc, { from: pods, port: 5432 })
  const parameterGroup = new ParameterGroup(at, 'parameters', {
    engine,
    description: 'Toyline',
    parameters: {
      'rds.force_ssl': '1',
      max_connections: String(size.database.connections),
      shared_preload_libraries: 'pg_stat_statements',
      log_min_duration_statement: '500',
    },
  })
  const logs = ['postgresql', 'upgrade'].map((kind) =>
    makeLogs(at, `${kind}-logs`, `/aws/rds/instance/${DATABASE}/${kind}`, logsKey, 'year'),
  )
  const alike = {
    vpc,
    vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
    securityGroups: [fence],
    instanceType: new InstanceType(size.database.type),
    parameterGroup,
    publiclyAccessible: false,
    storageType: StorageType.GP3,
    maxAllocatedStorage: size.database.mostStorageGb,
    monitoringInterval: Duration.minutes(1),
    caCertificate: CaCertificate.RDS_CA_RSA2048_G1,
    autoMinorVersionUpgrade: true,
    copyTagsToSnapshot: true,
    deletionProtection: true,
  }
  const primary = new DatabaseInstance(at, 'primary', {
    ...alike,
    instanceIdentifier: DATABASE,
    engine,
    databaseName: DATABASE,
    credentials: Credentials.fromGeneratedSecret('toyline', { secretName: 'toyline-database', encryptionKey: secretsKey }),
    multiAz: true,
    storageEncrypted: true,
    storageEncryptionKey: key,
    allocatedStorage: size.database.storageGb,
    backupRetention: Duration.days(BACKUP_DAYS),
    preferredBackupWindow: '02:00-02:30',
    preferredMaintenanceWindow: 'sun:03:00-sun:04:00',
    cloudwatchLogsExports: ['postgresql', 'upgrade'],
    removalPolicy: RemovalPolicy.SNAPSHOT,
  })
  for (const group of logs) primary.node.addDependency(group)
  const inTemplate = primary.node.defaultChild as CfnDBInstance
  inTemplate.automaticBackupReplicationRegion = settings.secondRegion
  inTemplate.automaticBackupReplicationKmsKeyId = copiesKey.keyArn
  inTemplate.automaticBackupReplicationRetentionPeriod = BACKUP_DAYS

  const replicas = Array.from(
    { length: size.database.replicas },
    (_, index) =>
      new DatabaseInstanceReadReplica(at, `replica-${index + 1}`, {
        ...alike,
        instanceIdentifier: `${DATABASE}-replica-${index + 1}`,
        sourceDatabaseInstance: primary,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
  )
  accept(primary, 'AwsSolutions-SMG4', 'RDS gives no replicas to a database whose password it changes; docs/operations.md says how.')
  for (const instance of [primary, ...replicas])
    accept(instance, 'AwsSolutions-RDS11', 'Every manifest, policy and tool speaks of 5432; a fence, not another port, keeps others out.')
  accept(at, 'AwsSolutions-IAM4', 'AWS keeps it up for its own monitoring.', managedPolicy('service-role/AmazonRDSEnhancedMonitoringRole'))
  for (const replica of replicas) {
    accept(replica, 'AwsSolutions-RDS2', 'It is encrypted by the key of the primary, and may not say so itself.')
    accept(replica, 'AwsSolutions-RDS3', 'A replica that is lost is read from no more and made anew; the primary has the standby.')
  }
  return { primary, replicas }
}
