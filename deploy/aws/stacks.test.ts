import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { costsOf, countsOf } from './costs.ts'
import { SIZES, type SizeName } from './sizes.ts'
import { rules } from './test-rules.ts'
import { type Resource, resources, write } from './test-synth.ts'

const SIZE_NAMES = Object.keys(SIZES) as SizeName[]
const written = Object.fromEntries(SIZE_NAMES.map((size) => [size, write(size)])) as Record<SizeName, ReturnType<typeof write>>

test('what is written for CloudFormation keeps every rule, in every size', async (t) => {
  for (const size of SIZE_NAMES)
    for (const [rule, broken] of Object.entries(rules)) await t.test(`${size}: ${rule}`, () => assert.deepEqual(broken(written[size]), []))
})

type Properties = Resource['Properties']
/** For each rule what breaks it in the middle size: of the first resource of a type whose id begins so, the properties. */
const planted: Record<keyof typeof rules, [type: string, id: string, spoil: (properties: Properties, resource: Resource) => void][]> = {
  'what is kept is encrypted by a key of ours': [
    ['AWS::RDS::DBInstance', 'databaseprimary', (p) => delete p.StorageEncrypted],
    ['AWS::RDS::DBInstance', 'databaseprimary', (p) => (p.MasterUserPassword = 'a plain password')],
    ['AWS::ElastiCache::ReplicationGroup', '', (p) => delete p.KmsKeyId],
    ['AWS::OpenSearchService::Domain', '', (p) => (p.EncryptionAtRestOptions.Enabled = false)],
    ['AWS::S3::Bucket', 'bucketspictures', (p) => delete p.BucketEncryption],
    ['AWS::SecretsManager::Secret', '', (p) => delete p.KmsKeyId],
    ['AWS::Logs::LogGroup', '', (p) => delete p.KmsKeyId],
    ['AWS::SNS::Topic', '', (p) => delete p.KmsMasterKeyId],
    ['AWS::EKS::Cluster', '', (p) => delete p.EncryptionConfig],
    ['AWS::EC2::LaunchTemplate', '', (p) => delete p.LaunchTemplateData.BlockDeviceMappings[1].Ebs.Encrypted],
    ['AWS::Backup::BackupVault', '', (p) => delete p.EncryptionKeyArn],
  ],
  'every key turns, and outlives its stack': [
    ['AWS::KMS::Key', '', (p) => delete p.EnableKeyRotation],
    ['AWS::KMS::Key', '', (_, key) => (key.DeletionPolicy = 'Delete')],
  ],
  'nothing that keeps data is reached but by pods, and the load balancer but by CloudFront': [
    ['AWS::RDS::DBInstance', 'databaseprimary', (p) => (p.PubliclyAccessible = true)],
    ['AWS::RDS::DBInstance', 'databasereplica', (p) => (p.PubliclyAccessible = true)],
    ['AWS::RDS::DBSubnetGroup', '', (p) => (p.SubnetIds[0].Ref = 'networkvpcoutSubnet1')],
    ['AWS::EC2::SecurityGroup', 'databasepostgres', (p) => (p.SecurityGroupIngress = [{ CidrIp: '0.0.0.0/0' }])],
    ['AWS::EC2::SecurityGroup', 'doorbalancer', (p) => (p.SecurityGroupIngress = [{ CidrIp: '0.0.0.0/0' }])],
    ['AWS::EC2::SecurityGroupIngress', 'doorbalancer', (p) => (p.SourcePrefixListId = 'pl-0')],
    ['AWS::EKS::Cluster', '', (p) => (p.ResourcesVpcConfig.EndpointPublicAccess = true)],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', '', (p) => (p.Scheme = 'internet-facing')],
  ],
  'nothing is spoken without TLS': [
    ['AWS::RDS::DBParameterGroup', '', (p) => (p.Parameters['rds.force_ssl'] = '0')],
    ['AWS::ElastiCache::ReplicationGroup', '', (p) => (p.TransitEncryptionMode = 'preferred')],
    ['AWS::OpenSearchService::Domain', '', (p) => (p.DomainEndpointOptions.EnforceHTTPS = false)],
    ['AWS::S3::BucketPolicy', '', (p) => p.PolicyDocument.Statement.shift()],
    ['AWS::ElasticLoadBalancingV2::Listener', '', (p) => (p.Protocol = 'HTTP')],
    ['AWS::CloudFront::VpcOrigin', '', (p) => (p.VpcOriginEndpointConfig.OriginProtocolPolicy = 'http-only')],
    ['AWS::CloudFront::Distribution', '', (p) => (p.DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy = 'allow-all')],
    ['AWS::CloudFront::Distribution', '', (p) => (p.DistributionConfig.ViewerCertificate.MinimumProtocolVersion = 'TLSv1')],
  ],
  'what cannot be made again is not deleted by mistake': [
    ['AWS::RDS::DBInstance', 'databaseprimary', (p) => (p.DeletionProtection = false)],
    ['AWS::RDS::DBInstance', 'databaseprimary', (_, primary) => (primary.DeletionPolicy = 'Delete')],
    ['AWS::S3::Bucket', 'bucketspictures', (_, bucket) => (bucket.DeletionPolicy = 'Delete')],
    ['AWS::EKS::Cluster', '', (p) => delete p.DeletionProtection],
  ],
  'backups are kept for 35 days, and are in a second region': [
    ['AWS::RDS::DBInstance', 'databaseprimary', (p) => (p.BackupRetentionPeriod = 1)],
    ['AWS::RDS::DBInstance', 'databaseprimary', (p) => delete p.AutomaticBackupReplicationRegion],
    ['AWS::Backup::BackupPlan', '', (p) => delete p.BackupPlan.BackupPlanRule[0].CopyActions],
    ['AWS::Backup::BackupSelection', '', (p) => p.BackupSelection.Resources.pop()],
    ['AWS::S3::Bucket', 'bucketspictures', (p) => delete p.VersioningConfiguration],
  ],
  'a firewall with limits stands before everything': [
    ['AWS::CloudFront::Distribution', '', (p) => delete p.DistributionConfig.WebACLId],
    ['AWS::WAFv2::WebACL', '', (p) => p.Rules.shift()],
    ['AWS::WAFv2::WebACL', '', (p) => (p.Rules[3].OverrideAction = { Count: {} })],
  ],
  'pictures are seen through CloudFront alone': [
    ['AWS::S3::Bucket', 'bucketspictures', (p) => (p.PublicAccessBlockConfiguration.BlockPublicPolicy = false)],
    [
      'AWS::S3::BucketPolicy',
      'bucketspictures',
      (p) => p.PolicyDocument.Statement.push({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' }),
    ],
    ['AWS::CloudFront::Distribution', '', (p) => delete p.DistributionConfig.Origins[1].OriginAccessControlId],
    ['AWS::CloudFront::Distribution', '', (p) => delete p.DistributionConfig.CacheBehaviors[1].FunctionAssociations],
  ],
  'nobody may do more than is said': [
    ['AWS::IAM::Policy', 'accessproducts', (p) => (p.PolicyDocument.Statement[0].Action = 's3:*')],
    ['AWS::IAM::Policy', 'accessclusterautoscaler', (p) => (p.PolicyDocument.Statement[0].Resource = '*')],
    ['AWS::IAM::Role', 'operators', (p) => delete p.AssumeRolePolicyDocument.Statement[0].Condition],
    [
      'AWS::IAM::Role',
      'accessproducts',
      (p) => delete p.AssumeRolePolicyDocument.Statement[0].Condition.StringEquals['aws:RequestTag/kubernetes-service-account'],
    ],
    ['AWS::EC2::LaunchTemplate', '', (p) => (p.LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit = 2)],
  ],
  'somebody hears of alarms, and of money': [
    ['AWS::CloudWatch::Alarm', '', (p) => delete p.AlarmActions],
    ['AWS::SNS::Subscription', '', (p) => (p.Endpoint = 'nobody@toyline.example')],
    ['AWS::Budgets::Budget', '', (p) => (p.Budget.BudgetLimit.Amount = 1_000_000)],
  ],
  'a zone may be lost': [
    ['AWS::RDS::DBInstance', 'databaseprimary', (p) => (p.MultiAZ = false)],
    ['AWS::ElastiCache::ReplicationGroup', '', (p) => (p.NumCacheClusters = 1)],
    ['AWS::EKS::Nodegroup', '', (p) => p.Subnets.pop()],
  ],
}

test('each rule catches what was spoilt on purpose', async (t) => {
  assert.deepEqual(Object.keys(planted).sort(), Object.keys(rules).sort())
  for (const [rule, defects] of Object.entries(planted))
    for (const [type, start, spoil] of defects)
      await t.test(`${rule}: ${type} ${start}, ${spoil}`, () => {
        const spoilt = structuredClone(written.middle)
        const [id, resource] = resources(spoilt.templates, type).find(([each]) => each.startsWith(start)) ?? []
        assert.ok(id && resource, `there is no ${type} ${start}`)
        spoil(resource.Properties, resource)
        assert.ok(rules[rule]?.(spoilt).includes(`${type} ${id}`))
      })
})

test('a stack that may be deleted, and a second region without a vault, are found', () => {
  const { templates, ...rest } = written.small
  assert.deepEqual(
    rules['what cannot be made again is not deleted by mistake']?.({ ...rest, templates, protectedStacks: ['toyline-home'] }),
    ['toyline-copies can be deleted', 'toyline-edge can be deleted', 'toyline-outside can be deleted'],
  )
  const { 'toyline-copies': _, ...here } = templates
  assert.deepEqual(rules['backups are kept for 35 days, and are in a second region']?.({ ...rest, templates: here }), [
    'the second region has no vault',
  ])
})

test('cdk-nag refuses a bucket that is not as the others', (t) => {
  const said = t.mock.method(process.stderr, 'write', () => true)
  assert.throws(() => write('small', ({ home }) => new Bucket(home, 'planted')), /Validation failed/)
  assert.match(said.mock.calls.map(({ arguments: [text] }) => text).join(''), /AwsSolutions-S10/)
})

test('each size is made of what its costs are reckoned from', async (t) => {
  for (const size of SIZE_NAMES)
    await t.test(size, () => {
      const { templates } = written[size]
      const all = (type: string) => resources(templates, type).map(([, { Properties }]) => Properties)
      const quantity = (price: string) => costsOf(SIZES[size]).find((cost) => cost.price === price)?.quantity
      const { nodes, database, cache, search } = SIZES[size]
      assert.deepEqual(
        all('AWS::EKS::Nodegroup').map((p) => [p.InstanceTypes, p.ScalingConfig.DesiredSize, p.ScalingConfig.MaxSize]),
        [[[nodes.type], nodes.count, nodes.most]],
      )
      assert.deepEqual(
        all('AWS::RDS::DBInstance').map((p) => p.DBInstanceClass),
        Array.from({ length: 1 + database.replicas }, () => `db.${database.type}`),
      )
      assert.deepEqual(
        all('AWS::ElastiCache::ReplicationGroup').map((p) => [p.CacheNodeType, p.NumCacheClusters]),
        [[cache.type, cache.nodes]],
      )
      assert.deepEqual(
        all('AWS::OpenSearchService::Domain').map((p) => [
          p.ClusterConfig.InstanceType,
          p.ClusterConfig.InstanceCount,
          p.ClusterConfig.DedicatedMasterType,
        ]),
        search ? [[search.type, search.nodes, search.masterType]] : [],
      )
      assert.equal(all('AWS::EC2::NatGateway').length, quantity('NAT gateway')! / 730)
      assert.equal(all('AWS::WAFv2::WebACL')[0].Rules.length, quantity('WAF rule'))
      assert.deepEqual(countsOf(SIZES[size]), {
        keys: all('AWS::KMS::Key').length,
        secrets: all('AWS::SecretsManager::Secret').length,
        alarms: all('AWS::CloudWatch::Alarm').length,
      })
    })
})
