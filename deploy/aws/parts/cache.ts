import { Fn, RemovalPolicy } from 'aws-cdk-lib'
import { type ISecurityGroup, SubnetType, type Vpc } from 'aws-cdk-lib/aws-ec2'
import { CfnReplicationGroup, CfnSubnetGroup } from 'aws-cdk-lib/aws-elasticache'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { CfnSecret, type Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import type { Size } from '../sizes.ts'
import { accept } from './accepted.ts'
import { makeFence } from './network.ts'

/** The other port that deploy/kubernetes/base/network.yaml lets the gateway out to. */
const PORT = 6380

type Needs = { vpc: Vpc; pods: ISecurityGroup; size: Size; key: Key; secretsKey: Key; token: Secret }

/**
 * Redis (Valkey, which speaks the same) for shared limits and purges: a primary and copies in other zones, over TLS and with a token.
 * Nothing in it has to last, so nothing is backed up. Its address, with the token, is the secret `toyline-redis`.
 */
export function makeCache(scope: Construct, { vpc, pods, size, key, secretsKey, token }: Needs): CfnReplicationGroup {
  const at = new Construct(scope, 'cache')
  const fence = makeFence(at, 'redis', vpc, { from: pods, port: PORT })
  const subnets = new CfnSubnetGroup(at, 'subnets', {
    description: 'Subnets for data',
    subnetIds: vpc.selectSubnets({ subnetType: SubnetType.PRIVATE_ISOLATED }).subnetIds,
  })
  const authToken = token.secretValueFromJson('token').unsafeUnwrap()
  const group = new CfnReplicationGroup(at, 'group', {
    replicationGroupId: 'toyline',
    replicationGroupDescription: 'Limits and purges of the shop',
    engine: 'valkey',
    engineVersion: '8.1',
    cacheNodeType: size.cache.type,
    numCacheClusters: size.cache.nodes,
    port: PORT,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    transitEncryptionEnabled: true,
    transitEncryptionMode: 'required',
    atRestEncryptionEnabled: true,
    kmsKeyId: key.keyArn,
    authToken,
    cacheSubnetGroupName: subnets.ref,
    securityGroupIds: [fence.securityGroupId],
    autoMinorVersionUpgrade: true,
    preferredMaintenanceWindow: 'sun:04:00-sun:05:00',
  })
  const address = new CfnSecret(at, 'address', {
    name: 'toyline-redis',
    description: 'REDIS_URL of the shop',
    kmsKeyId: secretsKey.keyArn,
    secretString: Fn.join('', ['{"REDIS_URL":"rediss://:', authToken, '@', group.attrPrimaryEndPointAddress, `:${PORT}"}`]),
  })
  address.applyRemovalPolicy(RemovalPolicy.DESTROY)
  accept(address, 'AwsSolutions-SMG4', 'It follows from the token, and is written anew with it.')
  return group
}
