import { Stack } from 'aws-cdk-lib'
import { CfnLaunchTemplate, type ISecurityGroup, SecurityGroup, SubnetType, type Vpc } from 'aws-cdk-lib/aws-ec2'
import { CfnAccessEntry, CfnAddon, CfnCluster, CfnNodegroup } from 'aws-cdk-lib/aws-eks'
import { type IRole, ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { Size } from '../sizes.ts'
import { accept, managedPolicy } from './accepted.ts'
import { makeLogs } from './keys.ts'

export const CLUSTER = 'toyline'
/** kubectl of .ci/run is one step older, which it may be. */
export const KUBERNETES = '1.36'

/** Of Bottlerocket’s own disk. */
export const SYSTEM_DISK_GB = 4
const NODE_POLICIES = ['AmazonEKSWorkerNodePolicy', 'AmazonEKS_CNI_Policy']

export type Cluster = { cluster: CfnCluster; pods: ISecurityGroup }

/**
 * Kubernetes whose API is reached from inside the network alone. The control plane's secrets are encrypted by our key, all of its logs are
 * kept, and who may do what is said by access entries.
 */
export function makeCluster(
  scope: Construct,
  { vpc, size, key, logsKey, operators }: { vpc: Vpc; size: Size; key: Key; logsKey: Key; operators: IRole },
): Cluster {
  const at = new Construct(scope, 'cluster')
  const subnets = vpc.selectSubnets({ subnetType: SubnetType.PRIVATE_WITH_EGRESS })
  const logs = makeLogs(at, 'logs', `/aws/eks/${CLUSTER}/cluster`, logsKey, 'year')
  const role = new Role(at, 'role', {
    assumedBy: new ServicePrincipal('eks.amazonaws.com'),
    managedPolicies: managed('AmazonEKSClusterPolicy'),
  })
  accept(role, 'AwsSolutions-IAM4', 'AWS keeps it up for its own control plane.', managedPolicy('AmazonEKSClusterPolicy'))
  key.grant(role, 'kms:Encrypt', 'kms:Decrypt', 'kms:ListGrants', 'kms:DescribeKey')

  const cluster = new CfnCluster(at, 'cluster', {
    name: CLUSTER,
    version: KUBERNETES,
    roleArn: role.roleArn,
    deletionProtection: true,
    bootstrapSelfManagedAddons: false,
    accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
    encryptionConfig: [{ provider: { keyArn: key.keyArn }, resources: ['secrets'] }],
    resourcesVpcConfig: { subnetIds: subnets.subnetIds, endpointPrivateAccess: true, endpointPublicAccess: false },
    // Older versions cost six times as much: they are left in time, not paid for.
    upgradePolicy: { supportType: 'STANDARD' },
    logging: {
      clusterLogging: { enabledTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'].map((type) => ({ type })) },
    },
  })
  accept(cluster, 'CloudFormation-Validate::W9009', 'EKS still asks which resources are encrypted, and knows one answer.')
  // What the control plane writes goes into the group that is encrypted, not into one that it would make itself.
  cluster.node.addDependency(logs)

  new CfnAccessEntry(at, 'operators', {
    clusterName: cluster.ref,
    principalArn: operators.roleArn,
    accessPolicies: [
      {
        policyArn: `arn:${Stack.of(at).partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
        accessScope: { type: 'cluster' },
      },
    ],
  })
  const nodes = makeNodes(at, { cluster, size, key, subnetIds: subnets.subnetIds })
  // A node that cannot fetch images never becomes ready.
  nodes.node.addDependency(subnets.internetConnectivityEstablished)
  addAddons(at, cluster, nodes)
  return { cluster, pods: SecurityGroup.fromSecurityGroupId(at, 'pods', cluster.attrClusterSecurityGroupId) }
}

function makeNodes(
  at: Construct,
  { cluster, size, key, subnetIds }: { cluster: CfnCluster; size: Size; key: Key; subnetIds: string[] },
): CfnNodegroup {
  const role = new Role(at, 'node-role', {
    assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
    managedPolicies: managed(...NODE_POLICIES),
  })
  accept(role, 'AwsSolutions-IAM4', 'AWS keeps them up with its nodes. No pod reaches this role.', ...NODE_POLICIES.map(managedPolicy))
  const { count, most, type, diskGb } = size.nodes
  // Bottlerocket keeps its system on one disk, and images, logs and what pods write on another.
  const disk = (deviceName: string, volumeSize: number) => ({
    deviceName,
    ebs: { volumeSize, volumeType: 'gp3', encrypted: true, kmsKeyId: key.keyArn, deleteOnTermination: true },
  })
  const template = new CfnLaunchTemplate(at, 'node', {
    launchTemplateData: {
      blockDeviceMappings: [disk('/dev/xvda', SYSTEM_DISK_GB), disk('/dev/xvdb', diskGb)],
      // One hop: a pod does not reach the address at which a machine is given its role.
      metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
      tagSpecifications: [{ resourceType: 'instance', tags: [{ key: 'Name', value: `${CLUSTER}-node` }] }],
    },
  })
  const nodes = new CfnNodegroup(at, 'nodes', {
    clusterName: cluster.ref,
    nodeRole: role.roleArn,
    subnets: subnetIds,
    amiType: 'BOTTLEROCKET_x86_64',
    instanceTypes: [type],
    scalingConfig: { minSize: count, desiredSize: count, maxSize: most },
    updateConfig: { maxUnavailable: 1 },
    launchTemplate: { id: template.ref, version: template.attrLatestVersionNumber },
  })
  return nodes
}

function addAddons(at: Construct, cluster: CfnCluster, nodes: CfnNodegroup): void {
  const addon = (addonName: string, configuration?: object) =>
    new CfnAddon(at, addonName, {
      clusterName: cluster.ref,
      addonName,
      resolveConflicts: 'OVERWRITE',
      ...(configuration ? { configurationValues: JSON.stringify(configuration) } : {}),
    })
  // Nodes are ready only once they have a network.
  for (const name of ['kube-proxy', 'eks-pod-identity-agent']) nodes.node.addDependency(addon(name))
  nodes.node.addDependency(addon('vpc-cni', { enableNetworkPolicy: 'true' }))
  for (const name of ['coredns', 'metrics-server']) addon(name).node.addDependency(nodes)
}

function managed(...names: string[]) {
  return names.map((name) => ManagedPolicy.fromAwsManagedPolicyName(name))
}
