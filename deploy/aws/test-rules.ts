import { SIZES } from './sizes.ts'
import { type Resource, resources, type Templates, type Written } from './test-synth.ts'

/** What holds for a place in AWS, each a sentence and a function that names what breaks it. `stacks.test.ts` plants a defect against every one. */
export const rules: Record<string, (written: Written) => string[]> = {
  'what is kept is encrypted by a key of ours': ({ templates }) => [
    ...unless(
      templates,
      'AWS::RDS::DBInstance',
      (p) => p.SourceDBInstanceIdentifier || (p.StorageEncrypted && p.KmsKeyId && isReference(p.MasterUserPassword)),
    ),
    ...unless(templates, 'AWS::ElastiCache::ReplicationGroup', (p) => p.AtRestEncryptionEnabled && p.KmsKeyId),
    ...unless(templates, 'AWS::OpenSearchService::Domain', (p) => p.EncryptionAtRestOptions.Enabled && p.EncryptionAtRestOptions.KmsKeyId),
    ...unless(templates, 'AWS::SecretsManager::Secret', (p) => p.KmsKeyId),
    ...unless(templates, 'AWS::Logs::LogGroup', (p) => p.KmsKeyId),
    ...unless(templates, 'AWS::SNS::Topic', (p) => p.KmsMasterKeyId),
    ...unless(templates, 'AWS::Backup::BackupVault', (p) => p.EncryptionKeyArn),
    ...unless(templates, 'AWS::EKS::Cluster', (p) => p.EncryptionConfig?.[0]?.Provider.KeyArn),
    ...unless(templates, 'AWS::EC2::LaunchTemplate', (p) =>
      p.LaunchTemplateData.BlockDeviceMappings.every(
        ({ Ebs }: { Ebs: { Encrypted: boolean; KmsKeyId: unknown } }) => Ebs.Encrypted && Ebs.KmsKeyId,
      ),
    ),
    // What S3, load balancer and CloudFront write down can be encrypted by S3 alone.
    ...unless(templates, 'AWS::S3::Bucket', (p, id) => {
      const { SSEAlgorithm, KMSMasterKeyID } = p.BucketEncryption?.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault ?? {}
      return id.startsWith('bucketslogs') ? SSEAlgorithm === 'AES256' : SSEAlgorithm === 'aws:kms' && KMSMasterKeyID
    }),
  ],
  'every key turns, and outlives its stack': ({ templates }) => [
    ...unless(templates, 'AWS::KMS::Key', (p) => p.EnableKeyRotation),
    ...unless(templates, 'AWS::KMS::Key', (_, __, { DeletionPolicy }) => DeletionPolicy === 'Retain'),
  ],
  'nothing that keeps data is reached but by pods, and the load balancer but by CloudFront': ({ templates, settings }) => {
    const outside = new Set(resources(templates, 'AWS::EC2::Route').map(([, { Properties }]) => Properties.RouteTableId.Ref))
    const shut = resources(templates, 'AWS::EC2::SubnetRouteTableAssociation')
      .filter(([, { Properties }]) => !outside.has(Properties.RouteTableId.Ref))
      .map(([, { Properties }]) => Properties.SubnetId.Ref)
    const onlyShut = (ids: { Ref: string }[]) => ids.length === 3 && ids.every(({ Ref }) => shut.includes(Ref))
    return [
      ...unless(templates, 'AWS::RDS::DBInstance', (p) => p.PubliclyAccessible === false),
      ...unless(templates, 'AWS::RDS::DBSubnetGroup', (p) => onlyShut(p.SubnetIds)),
      ...unless(templates, 'AWS::ElastiCache::SubnetGroup', (p) => onlyShut(p.SubnetIds)),
      ...unless(templates, 'AWS::OpenSearchService::Domain', (p) => onlyShut(p.VPCOptions.SubnetIds)),
      ...unless(templates, 'AWS::EC2::SecurityGroup', (p) =>
        (p.SecurityGroupIngress ?? []).every((way: { SourceSecurityGroupId?: unknown }) => isPods(way.SourceSecurityGroupId)),
      ),
      ...unless(
        templates,
        'AWS::EC2::SecurityGroupIngress',
        (p) => p.SourceSecurityGroupId || p.SourcePrefixListId === settings.cloudFrontAddresses,
      ),
      ...unless(templates, 'AWS::EC2::Subnet', (p) => !p.MapPublicIpOnLaunch),
      ...unless(templates, 'AWS::EKS::Cluster', (p) => p.ResourcesVpcConfig.EndpointPublicAccess === false),
      ...unless(templates, 'AWS::ElasticLoadBalancingV2::LoadBalancer', (p) => p.Scheme === 'internal'),
    ]
  },
  'nothing is spoken without TLS': ({ templates }) => [
    ...unless(templates, 'AWS::RDS::DBParameterGroup', (p) => p.Parameters['rds.force_ssl'] === '1'),
    ...unless(
      templates,
      'AWS::ElastiCache::ReplicationGroup',
      (p) => p.TransitEncryptionEnabled && p.TransitEncryptionMode === 'required' && p.AuthToken,
    ),
    ...unless(
      templates,
      'AWS::OpenSearchService::Domain',
      (p) =>
        p.DomainEndpointOptions.EnforceHTTPS &&
        p.NodeToNodeEncryptionOptions.Enabled &&
        /TLS-1-2/.test(p.DomainEndpointOptions.TLSSecurityPolicy),
    ),
    ...unless(templates, 'AWS::S3::BucketPolicy', deniesPlainText),
    ...unless(templates, 'AWS::SNS::TopicPolicy', deniesPlainText),
    ...unless(templates, 'AWS::ElasticLoadBalancingV2::Listener', (p) => p.Protocol === 'HTTPS' && /TLS13/.test(p.SslPolicy)),
    ...unless(templates, 'AWS::ElasticLoadBalancingV2::TargetGroup', (p) => p.Protocol === 'HTTPS'),
    ...unless(templates, 'AWS::CloudFront::VpcOrigin', (p) => p.VpcOriginEndpointConfig.OriginProtocolPolicy === 'https-only'),
    ...unless(templates, 'AWS::CloudFront::Distribution', ({ DistributionConfig: config }) =>
      [config.DefaultCacheBehavior, ...config.CacheBehaviors].every(
        ({ ViewerProtocolPolicy }) => ViewerProtocolPolicy === 'redirect-to-https',
      ),
    ),
    ...unless(
      templates,
      'AWS::CloudFront::Distribution',
      (p) => p.DistributionConfig.ViewerCertificate.MinimumProtocolVersion === 'TLSv1.2_2021',
    ),
  ],
  'what cannot be made again is not deleted by mistake': ({ templates, protectedStacks }) => [
    ...unless(
      templates,
      'AWS::RDS::DBInstance',
      (p, _, { DeletionPolicy }) => p.SourceDBInstanceIdentifier || (p.DeletionProtection && DeletionPolicy === 'Snapshot'),
    ),
    ...unless(templates, 'AWS::EKS::Cluster', (p) => p.DeletionProtection),
    ...unless(templates, 'AWS::ElasticLoadBalancingV2::LoadBalancer', (p) =>
      p.LoadBalancerAttributes.some(({ Key, Value }: Record<string, string>) => Key === 'deletion_protection.enabled' && Value === 'true'),
    ),
    ...['AWS::S3::Bucket', 'AWS::Backup::BackupVault', 'AWS::Logs::LogGroup'].flatMap((type) =>
      unless(templates, type, (_, __, { DeletionPolicy }) => DeletionPolicy === 'Retain'),
    ),
    ...Object.keys(templates)
      .filter((name) => !protectedStacks.includes(name))
      .map((name) => `${name} can be deleted`),
  ],
  'backups are kept for 35 days, and are in a second region': ({ templates, settings }) => [
    ...unless(
      templates,
      'AWS::RDS::DBInstance',
      (p) =>
        p.SourceDBInstanceIdentifier ||
        (p.BackupRetentionPeriod === 35 &&
          p.AutomaticBackupReplicationRegion === settings.secondRegion &&
          p.AutomaticBackupReplicationKmsKeyId),
    ),
    ...unless(templates, 'AWS::Backup::BackupPlan', ({ BackupPlan: { BackupPlanRule: rules } }) =>
      rules.every(
        (rule: Record<string, Record<string, unknown>>) =>
          rule.Lifecycle?.DeleteAfterDays === 35 &&
          (rule.CopyActions as unknown as Resource['Properties'])?.[0]?.Lifecycle.DeleteAfterDays === 35,
      ),
    ),
    ...unless(templates, 'AWS::Backup::BackupSelection', (p) => {
      const kept = JSON.stringify(p.BackupSelection.Resources)
      return kept.includes('databaseprimary') && kept.includes('bucketspictures')
    }),
    ...unless(templates, 'AWS::Backup::BackupVault', (p) => p.LockConfiguration.MinRetentionDays >= 7),
    ...(resources({ there: templates['toyline-copies'] ?? { Resources: {} } }, 'AWS::Backup::BackupVault').length === 1
      ? []
      : ['the second region has no vault']),
    ...unless(templates, 'AWS::S3::Bucket', (p, id) => id.startsWith('bucketslogs') || p.VersioningConfiguration?.Status === 'Enabled'),
  ],
  'a firewall with limits stands before everything': ({ templates }) => [
    ...unless(templates, 'AWS::CloudFront::Distribution', (p) => JSON.stringify(p.DistributionConfig.WebACLId ?? '').includes('firewall')),
    ...unless(templates, 'AWS::WAFv2::WebACL', (p) => p.Scope === 'CLOUDFRONT'),
    ...unless(templates, 'AWS::WAFv2::WebACL', (p) => {
      const limits = p.Rules.filter((rule: Resource['Properties']) => rule.Statement.RateBasedStatement && rule.Action.Block)
      const managed = p.Rules.filter((rule: Resource['Properties']) => rule.Statement.ManagedRuleGroupStatement && rule.OverrideAction.None)
      return limits.length === 2 && managed.length === 4 && limits.length + managed.length === p.Rules.length
    }),
    ...(resources(templates, 'AWS::WAFv2::LoggingConfiguration').length === 1 ? [] : ['what it refuses is not written down']),
  ],
  'pictures are seen through CloudFront alone': ({ templates }) => [
    ...unless(
      templates,
      'AWS::S3::Bucket',
      (p) => Object.values(p.PublicAccessBlockConfiguration ?? {}).filter((blocked) => blocked === true).length === 4,
    ),
    ...unless(templates, 'AWS::S3::BucketPolicy', ({ PolicyDocument: { Statement } }, id) =>
      Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow').every(({ Principal, Condition }: Resource['Properties']) =>
        id.startsWith('bucketslogs')
          ? Principal !== '*' && Principal.AWS !== '*'
          : Principal.Service === 'cloudfront.amazonaws.com' && Condition.StringEquals['AWS:SourceArn'],
      ),
    ),
    ...unless(templates, 'AWS::CloudFront::Distribution', ({ DistributionConfig: { Origins } }) =>
      Origins.every((origin: Resource['Properties']) => origin.VpcOriginConfig || origin.OriginAccessControlId),
    ),
    ...unless(templates, 'AWS::CloudFront::Distribution', ({ DistributionConfig: { CacheBehaviors } }) =>
      CacheBehaviors.some(
        (one: Resource['Properties']) => one.PathPattern === '/media/*' && one.FunctionAssociations?.[0].EventType === 'viewer-request',
      ),
    ),
  ],
  'nobody may do more than is said': ({ templates }) => [
    ...['AWS::IAM::Policy', 'AWS::IAM::Role'].flatMap((type) =>
      unless(templates, type, (p) =>
        [p.PolicyDocument, ...(p.Policies ?? []).map((each: Resource['Properties']) => each.PolicyDocument)]
          .flatMap((policy) => policy?.Statement ?? [])
          .every(isNarrow),
      ),
    ),
    // Whoever runs in the cluster, by the service account; people, by a second factor.
    ...unless(templates, 'AWS::IAM::Role', (p) =>
      p.AssumeRolePolicyDocument.Statement.every(({ Principal, Condition }: Resource['Properties']) =>
        Principal.Service === 'pods.eks.amazonaws.com'
          ? Condition.StringEquals['aws:RequestTag/kubernetes-service-account']
          : Principal.Service || Condition?.Bool['aws:MultiFactorAuthPresent'] === 'true',
      ),
    ),
    ...unless(
      templates,
      'AWS::EKS::Cluster',
      (p) => p.AccessConfig.AuthenticationMode === 'API' && !p.AccessConfig.BootstrapClusterCreatorAdminPermissions,
    ),
    ...unless(
      templates,
      'AWS::EC2::LaunchTemplate',
      ({ LaunchTemplateData: { MetadataOptions: options } }) => options.HttpTokens === 'required' && options.HttpPutResponseHopLimit === 1,
    ),
    ...unless(
      templates,
      'AWS::EKS::Addon',
      (p) => p.AddonName !== 'vpc-cni' || JSON.parse(p.ConfigurationValues).enableNetworkPolicy === 'true',
    ),
  ],
  'somebody hears of alarms, and of money': ({ templates, settings }) => [
    ...unless(templates, 'AWS::CloudWatch::Alarm', (p) => p.AlarmActions?.length === 1 && p.OKActions?.length === 1),
    ...unless(templates, 'AWS::SNS::Subscription', (p) => p.Protocol === 'email' && p.Endpoint === settings.alarmMail),
    ...unless(templates, 'AWS::Budgets::Budget', (p) => p.Budget.BudgetLimit.Amount === SIZES[settings.size].budget),
    ...unless(templates, 'AWS::Budgets::Budget', (p) =>
      p.NotificationsWithSubscribers.every(({ Subscribers: [first] }: Resource['Properties']) => first.Address === settings.alarmMail),
    ),
  ],
  'a zone may be lost': ({ templates, settings }) => [
    ...(new Set(resources(templates, 'AWS::EC2::Subnet').map(([, { Properties }]) => Properties.AvailabilityZone)).size === 3
      ? []
      : ['there are not three zones']),
    ...unless(templates, 'AWS::RDS::DBInstance', (p) => p.SourceDBInstanceIdentifier || p.MultiAZ),
    ...unless(
      templates,
      'AWS::ElastiCache::ReplicationGroup',
      (p) => p.MultiAZEnabled && p.AutomaticFailoverEnabled && p.NumCacheClusters >= 2,
    ),
    ...unless(
      templates,
      'AWS::OpenSearchService::Domain',
      ({ ClusterConfig: c }) => c.ZoneAwarenessConfig.AvailabilityZoneCount === 3 && c.DedicatedMasterCount === 3,
    ),
    ...unless(
      templates,
      'AWS::EKS::Nodegroup',
      (p) => p.Subnets.length === 3 && p.ScalingConfig.MinSize === SIZES[settings.size].nodes.count,
    ),
  ],
}

type Judge = (properties: Resource['Properties'], id: string, resource: Resource) => unknown

function unless(templates: Templates, type: string, holds: Judge): string[] {
  return resources(templates, type)
    .filter(([id, resource]) => !holds(resource.Properties, id, resource))
    .map(([id]) => `${type} ${id}`)
}

/** To a secret, in the place of the secret itself. */
function isReference(value: unknown): boolean {
  return JSON.stringify(value ?? '').includes('{{resolve:secretsmanager:')
}

function isPods(group: unknown): boolean {
  return JSON.stringify(group ?? '').includes('ClusterSecurityGroupId')
}

function deniesPlainText({ PolicyDocument }: Resource['Properties']): boolean {
  return PolicyDocument.Statement.some(
    ({ Effect, Condition }: Resource['Properties']) => Effect === 'Deny' && Condition?.Bool?.['aws:SecureTransport'] === 'false',
  )
}

/** Names its actions, and what it may change. */
function isNarrow({ Action, Resource: on }: Resource['Properties']): boolean {
  const actions = [Action].flat() as string[]
  const looks = actions.every((action) => /:(Describe|Get)/.test(action))
  return actions.every((action) => !/^\*|:\*/.test(action)) && (on !== '*' || looks)
}
