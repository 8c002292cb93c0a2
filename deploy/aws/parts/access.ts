import { Duration, Stack } from 'aws-cdk-lib'
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront'
import { CfnPodIdentityAssociation } from 'aws-cdk-lib/aws-eks'
import type { ApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2'
import { AccountRootPrincipal, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { Settings } from '../settings.ts'
import { accept } from './accepted.ts'
import { CLUSTER, type Cluster } from './cluster.ts'

const SECRETS_END = 'Secrets of the shop begin with its name, and Secrets Manager ends names with six letters of its own.'

/** People who look after this place: administrators of the cluster, with a second factor, for an hour. */
export function makeOperators(scope: Construct): Role {
  return new Role(scope, 'operators', {
    roleName: 'toyline-operators',
    description: 'Looks after the shop: the cluster, its secrets, and pictures that must go',
    assumedBy: new AccountRootPrincipal().withConditions({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    maxSessionDuration: Duration.hours(1),
  })
}

export function letOperators(
  operators: Role,
  { key, pictures, distribution }: { key: Key; pictures: Bucket; distribution: Distribution },
): void {
  const { account, region, partition } = Stack.of(operators)
  const may = (actions: string[], ...resources: string[]) => operators.addToPolicy(new PolicyStatement({ actions, resources }))
  may(['eks:DescribeCluster'], `arn:${partition}:eks:${region}:${account}:cluster/${CLUSTER}`)
  may(['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue', 'secretsmanager:DescribeSecret'], shopSecrets(operators))
  key.grant(operators, 'kms:Decrypt', 'kms:GenerateDataKey')
  // What an address holds never changes, so purging is for pictures that must be seen no more; they go from the bucket as well.
  may(['s3:ListBucket'], pictures.bucketArn)
  may(['s3:DeleteObject'], pictures.arnForObjects('*'))
  may(
    ['cloudfront:CreateInvalidation', 'cloudfront:GetInvalidation'],
    `arn:${partition}:cloudfront::${account}:distribution/${distribution.distributionId}`,
  )
  accept(operators, 'AwsSolutions-IAM5', SECRETS_END, `Resource::${shopSecrets(operators, '<AWS::Partition>', '<AWS::AccountId>')}`)
  accept(operators, 'AwsSolutions-IAM5', 'Any picture may have to go.', everyPicture(pictures))
}

type Needs = {
  settings: Settings
  cluster: Cluster
  pictures: Bucket
  picturesKey: Key
  secretsKey: Key
  traefik: ApplicationTargetGroup
}

/**
 * What programs in the cluster may do in AWS: four of them may do something, each by the service account that it runs as and nothing that
 * is not said here.
 */
export function makeAccess(scope: Construct, needs: Needs): void {
  const at = new Construct(scope, 'access')
  const { region, account, partition } = Stack.of(at)
  const associate = (namespace: string, serviceAccount: string): Role => {
    const role = new Role(at, serviceAccount, {
      description: `${namespace}/${serviceAccount} in the cluster`,
      assumedBy: new ServicePrincipal('pods.eks.amazonaws.com').withSessionTags().withConditions({
        StringEquals: {
          'aws:SourceAccount': account,
          'aws:RequestTag/kubernetes-namespace': namespace,
          'aws:RequestTag/kubernetes-service-account': serviceAccount,
        },
      }),
    })
    new CfnPodIdentityAssociation(at, `${serviceAccount}-pods`, {
      clusterName: needs.cluster.cluster.ref,
      namespace,
      serviceAccount,
      roleArn: role.roleArn,
    })
    return role
  }

  const products = associate(needs.settings.namespace, 'products')
  // It asks whether a picture is there before it makes it; without the list S3 says "forbidden" of what is missing.
  products.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [needs.pictures.bucketArn] }))
  products.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject'], resources: [needs.pictures.arnForObjects('*')] }))
  products.addToPolicy(new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [needs.picturesKey.keyArn] }))
  accept(products, 'AwsSolutions-IAM5', 'It keeps and reads all pictures, which are named by what they hold.', everyPicture(needs.pictures))

  const secrets = associate('external-secrets', 'external-secrets')
  secrets.addToPolicy(
    new PolicyStatement({
      actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
      resources: [shopSecrets(at)],
    }),
  )
  secrets.addToPolicy(new PolicyStatement({ actions: ['kms:Decrypt'], resources: [needs.secretsKey.keyArn] }))
  accept(secrets, 'AwsSolutions-IAM5', SECRETS_END, `Resource::${shopSecrets(at, '<AWS::Partition>', '<AWS::AccountId>')}`)

  const balancer = associate('kube-system', 'aws-load-balancer-controller')
  balancer.addToPolicy(
    new PolicyStatement({
      actions: ['elasticloadbalancing:RegisterTargets', 'elasticloadbalancing:DeregisterTargets'],
      resources: [needs.traefik.targetGroupArn],
    }),
  )
  balancer.addToPolicy(
    new PolicyStatement({
      actions: [
        'elasticloadbalancing:DescribeTargetGroups',
        'elasticloadbalancing:DescribeTargetHealth',
        'elasticloadbalancing:DescribeTags',
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeInstances',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
      ],
      resources: ['*'],
    }),
  )
  accept(balancer, 'AwsSolutions-IAM5', 'Looking cannot be narrowed; changing is narrowed to one target group.', 'Resource::*')

  const groups = (inPartition: string, of: string) =>
    `arn:${inPartition}:autoscaling:${region}:${of}:autoScalingGroup:*:autoScalingGroupName/*`
  const nodeGroups = (inPartition: string, of: string) => `arn:${inPartition}:eks:${region}:${of}:nodegroup/${CLUSTER}/*`
  const scaler = associate('kube-system', 'cluster-autoscaler')
  scaler.addToPolicy(
    new PolicyStatement({
      actions: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
      resources: [groups(partition, account)],
      conditions: { StringEquals: { 'aws:ResourceTag/eks:cluster-name': CLUSTER } },
    }),
  )
  scaler.addToPolicy(
    new PolicyStatement({
      actions: [
        'autoscaling:DescribeAutoScalingGroups',
        'autoscaling:DescribeAutoScalingInstances',
        'autoscaling:DescribeLaunchConfigurations',
        'autoscaling:DescribeScalingActivities',
        'autoscaling:DescribeTags',
        'ec2:DescribeImages',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeLaunchTemplateVersions',
        'ec2:GetInstanceTypesFromInstanceRequirements',
      ],
      resources: ['*'],
    }),
  )
  scaler.addToPolicy(
    new PolicyStatement({
      actions: ['eks:DescribeNodegroup'],
      resources: [nodeGroups(partition, account)],
    }),
  )
  accept(
    scaler,
    'AwsSolutions-IAM5',
    'Looking cannot be narrowed, and EKS chooses the names of groups; changing is narrowed to those that it has marked as this cluster’s.',
    'Resource::*',
    ...[groups, nodeGroups].map((arn) => `Resource::${arn('<AWS::Partition>', '<AWS::AccountId>')}`),
  )
}

function shopSecrets(at: Construct, partition = Stack.of(at).partition, account = Stack.of(at).account): string {
  return `arn:${partition}:secretsmanager:${Stack.of(at).region}:${account}:secret:toyline*`
}

/** Its objects, as cdk-nag prints them. */
function everyPicture(pictures: Bucket): string {
  return `Resource::<${Stack.of(pictures).getLogicalId(pictures.node.defaultChild as CfnBucket)}.Arn>/*`
}
