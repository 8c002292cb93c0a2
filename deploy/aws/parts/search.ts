import { Fn, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { type ISecurityGroup, SubnetType, type Vpc } from 'aws-cdk-lib/aws-ec2'
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { ResourcePolicy } from 'aws-cdk-lib/aws-logs'
import { CfnDomain } from 'aws-cdk-lib/aws-opensearchservice'
import { CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import type { Size } from '../sizes.ts'
import { accept } from './accepted.ts'
import { makeLogs } from './keys.ts'
import { makeFence } from './network.ts'

export const SEARCH_MASTERS = 3
const DOMAIN = 'toyline'
const VERSION = 'OpenSearch_3.5'
const LOGS = { INDEX_SLOW_LOGS: 'index', SEARCH_SLOW_LOGS: 'search', ES_APPLICATION_LOGS: 'application', AUDIT_LOGS: 'audit' }

type Needs = { vpc: Vpc; pods: ISecurityGroup; search: NonNullable<Size['search']>; key: Key; secretsKey: Key; logsKey: Key }

/**
 * OpenSearch over three zones, with masters of its own, reached by pods over TLS with a password. It is rebuilt from PostgreSQL and never
 * restored. Its address, with the password, is the secret `toyline-search`.
 */
export function makeSearch(scope: Construct, { vpc, pods, search, key, secretsKey, logsKey }: Needs): CfnDomain {
  const at = new Construct(scope, 'search')
  const { account, region, partition } = Stack.of(at)
  const fence = makeFence(at, 'opensearch', vpc, { from: pods, port: 443 })
  const password = new Secret(at, 'password', {
    secretName: 'toyline-search-password',
    encryptionKey: secretsKey,
    // OpenSearch asks for a capital, a small letter, a digit and a sign; the sign means nothing in an address.
    generateSecretString: {
      secretStringTemplate: '{}',
      generateStringKey: 'password',
      passwordLength: 40,
      excludeCharacters: ' !"#$%&\'()*+,/:;<=>?@[\\]^`{|}',
      requireEachIncludedType: true,
    },
  })
  accept(password, 'AwsSolutions-SMG4', 'A domain learns its password from this stack alone; docs/operations.md says how it is changed.')
  const logs = Object.entries(LOGS).map(([type, name]) => ({
    type,
    group: makeLogs(at, `${name}-logs`, `/toyline/search/${name}`, logsKey),
  }))
  const mayLog = new ResourcePolicy(at, 'may-log', {
    resourcePolicyName: 'toyline-search',
    policyStatements: [
      new PolicyStatement({
        principals: [new ServicePrincipal('es.amazonaws.com')],
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [`arn:${partition}:logs:${region}:${account}:log-group:/toyline/search/*`],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    ],
  })
  const masterUserPassword = password.secretValueFromJson('password').unsafeUnwrap()
  const domain = new CfnDomain(at, 'domain', {
    domainName: DOMAIN,
    engineVersion: VERSION,
    clusterConfig: {
      instanceType: search.type,
      instanceCount: search.nodes,
      dedicatedMasterEnabled: true,
      dedicatedMasterType: search.masterType,
      dedicatedMasterCount: SEARCH_MASTERS,
      zoneAwarenessEnabled: true,
      zoneAwarenessConfig: { availabilityZoneCount: 3 },
    },
    ebsOptions: { ebsEnabled: true, volumeType: 'gp3', volumeSize: search.storageGb },
    encryptionAtRestOptions: { enabled: true, kmsKeyId: key.keyId },
    nodeToNodeEncryptionOptions: { enabled: true },
    domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
    advancedSecurityOptions: {
      enabled: true,
      internalUserDatabaseEnabled: true,
      masterUserOptions: { masterUserName: 'toyline', masterUserPassword },
    },
    // The fence says from where, the password says who.
    accessPolicies: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: Effect.ALLOW,
          Principal: { AWS: '*' },
          Action: 'es:ESHttp*',
          Resource: `arn:${partition}:es:${region}:${account}:domain/${DOMAIN}/*`,
        },
      ],
    },
    vpcOptions: {
      subnetIds: vpc.selectSubnets({ subnetType: SubnetType.PRIVATE_ISOLATED }).subnetIds,
      securityGroupIds: [fence.securityGroupId],
    },
    logPublishingOptions: Object.fromEntries(
      logs.map(({ type, group }) => [type, { enabled: true, cloudWatchLogsLogGroupArn: group.logGroupArn }]),
    ),
    softwareUpdateOptions: { autoSoftwareUpdateEnabled: true },
  })
  domain.node.addDependency(mayLog)
  domain.applyRemovalPolicy(RemovalPolicy.RETAIN)
  accept(domain, 'AwsSolutions-OS3', 'Only pods reach it, by the fence; addresses of pods change.')
  accept(domain, 'AwsSolutions-OS5', 'Whoever asks needs the password: fine-grained access control, which has no anonymous user here.')
  const address = new CfnSecret(at, 'address', {
    name: 'toyline-search',
    description: 'SEARCH_URL of the shop',
    kmsKeyId: secretsKey.keyArn,
    secretString: Fn.join('', ['{"SEARCH_URL":"https://toyline:', masterUserPassword, '@', domain.attrDomainEndpoint, '"}']),
  })
  accept(address, 'AwsSolutions-SMG4', 'It follows from the password, and is written anew with it.')
  return domain
}
