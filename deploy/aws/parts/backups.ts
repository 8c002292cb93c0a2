import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault, type IBackupVault } from 'aws-cdk-lib/aws-backup'
import { Schedule } from 'aws-cdk-lib/aws-events'
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import type { DatabaseInstance } from 'aws-cdk-lib/aws-rds'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { accept, managedPolicy } from './accepted.ts'
import { BACKUP_DAYS } from './database.ts'

const POLICIES = ['service-role/AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForS3Backup']

/** A vault from which nobody takes a backup away in its first week, by mistake or in anger. */
export function makeVault(scope: Construct, name: string, key: Key): BackupVault {
  return new BackupVault(scope, 'vault', {
    backupVaultName: name,
    encryptionKey: key,
    lockConfiguration: { minRetention: Duration.days(7) },
    removalPolicy: RemovalPolicy.RETAIN,
  })
}

/** Each night the database and the pictures, here and in the second region. Search and Redis are built anew, never restored. */
export function makeBackups(
  scope: Construct,
  { key, copies, database, pictures }: { key: Key; copies: IBackupVault; database: DatabaseInstance; pictures: Bucket },
): BackupVault {
  const at = new Construct(scope, 'backups')
  const vault = makeVault(at, 'toyline', key)
  const deleteAfter = Duration.days(BACKUP_DAYS)
  const plan = new BackupPlan(at, 'plan', {
    backupPlanName: 'toyline',
    backupPlanRules: [
      new BackupPlanRule({
        ruleName: 'nightly',
        backupVault: vault,
        scheduleExpression: Schedule.cron({ hour: '1', minute: '0' }),
        startWindow: Duration.hours(1),
        completionWindow: Duration.hours(8),
        deleteAfter,
        copyActions: [{ destinationBackupVault: copies, deleteAfter }],
      }),
    ],
  })
  const role = new Role(at, 'role', {
    assumedBy: new ServicePrincipal('backup.amazonaws.com'),
    managedPolicies: POLICIES.map((name) => ManagedPolicy.fromAwsManagedPolicyName(name)),
  })
  accept(role, 'AwsSolutions-IAM4', 'AWS keeps these two up for its own service.', ...POLICIES.map(managedPolicy))
  plan.addSelection('kept', {
    role,
    disableDefaultBackupPolicy: true,
    resources: [BackupResource.fromRdsDatabaseInstance(database), BackupResource.fromArn(pictures.bucketArn)],
  })
  return vault
}
