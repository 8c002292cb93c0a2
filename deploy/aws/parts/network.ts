import {
  FlowLogDestination,
  FlowLogTrafficType,
  GatewayVpcEndpointAwsService,
  IpAddresses,
  type ISecurityGroup,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { Settings } from '../settings.ts'
import type { Size } from '../sizes.ts'
import { makeLogs } from './keys.ts'

export const NETWORK = '10.40.0.0/16'

/**
 * Three zones, each with a subnet for ways out (NAT alone is there), one for pods, and one for data, which has no way out.
 * Nothing in it has a public address but the NAT gateways.
 */
export function makeNetwork(scope: Construct, settings: Settings, size: Size, logsKey: Key): Vpc {
  const at = new Construct(scope, 'network')
  const vpc = new Vpc(at, 'vpc', {
    ipAddresses: IpAddresses.cidr(NETWORK),
    availabilityZones: [...settings.zones],
    natGateways: size.natGateways,
    subnetConfiguration: [
      { name: 'out', subnetType: SubnetType.PUBLIC, cidrMask: 26, mapPublicIpOnLaunch: false },
      { name: 'pods', subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 19 },
      { name: 'data', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
    ],
    // Pictures and backups do not go through NAT, which costs by the gigabyte.
    gatewayEndpoints: { s3: { service: GatewayVpcEndpointAwsService.S3 } },
  })
  vpc.addFlowLog('refused', {
    destination: FlowLogDestination.toCloudWatchLogs(makeLogs(at, 'flow-logs', '/toyline/network', logsKey)),
    trafficType: FlowLogTrafficType.REJECT,
  })
  return vpc
}

/** Around something that keeps data: only pods reach it, at its one port, and it reaches nobody. */
export function makeFence(scope: Construct, id: string, vpc: Vpc, { from, port }: { from: ISecurityGroup; port: number }): SecurityGroup {
  const fence = new SecurityGroup(scope, id, { vpc, description: `Pods reach ${id} and nobody else does`, allowAllOutbound: false })
  fence.addIngressRule(Peer.securityGroupId(from.securityGroupId), Port.tcp(port), 'from pods')
  return fence
}
