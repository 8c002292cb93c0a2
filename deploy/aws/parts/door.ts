import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { S3BucketOrigin, VpcOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { CfnSecurityGroupIngress, type ISecurityGroup, Peer, Port, SecurityGroup, SubnetType, type Vpc } from 'aws-cdk-lib/aws-ec2'
import {
  ApplicationLoadBalancer,
  ApplicationProtocol,
  ApplicationTargetGroup,
  SslPolicy,
  TargetType,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2'
import { AaaaRecord, ARecord, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53'
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { Settings } from '../settings.ts'
import { accept } from './accepted.ts'

/** Where Traefik listens for TLS in its pods. */
const TRAEFIK = 8443
const PICTURE_PATH = new URL('picture-path.js', import.meta.url)

type Needs = {
  vpc: Vpc
  pods: ISecurityGroup
  settings: Settings
  zone: IHostedZone
  buckets: { pictures: Bucket; logs: Bucket }
  edge: { certificate: ICertificate; accessListArn: string }
}

/**
 * The only way in: browser → CloudFront with its firewall → a load balancer that has no public address → Traefik → gateway, TLS on
 * each step. Pictures come from their bucket.
 */
export function makeDoor(scope: Construct, { vpc, pods, settings, zone, buckets, edge }: Needs) {
  const at = new Construct(scope, 'door')
  const { balancer, traefik } = makeBalancer(at, { vpc, pods, settings, zone, logs: buckets.logs })

  const shop = VpcOrigin.withApplicationLoadBalancer(balancer, {
    domainName: settings.domain,
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    // The gateway's own budget for a checkout is 8 s.
    readTimeout: Duration.seconds(30),
    keepaliveTimeout: Duration.seconds(60),
  })
  const distribution = new Distribution(at, 'distribution', {
    comment: settings.domain,
    domainNames: [settings.domain],
    certificate: edge.certificate,
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    httpVersion: HttpVersion.HTTP2_AND_3,
    // Europe and North America: where the shop's markets are.
    priceClass: PriceClass.PRICE_CLASS_100,
    webAclId: edge.accessListArn,
    enableLogging: true,
    logBucket: buckets.logs,
    logFilePrefix: 'cloudfront/',
    // Pages and API are kept by the gateway, which hears of changes at once.
    defaultBehavior: {
      origin: shop,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER,
      compress: true,
    },
    additionalBehaviors: {
      // Built files: what a name holds never changes.
      '/_next/static/*': {
        origin: shop,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      },
      // Pages name AVIF and WebP files side by side and the browser chooses, so one address is always one file and nothing varies.
      '/media/*': {
        origin: S3BucketOrigin.withOriginAccessControl(buckets.pictures),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: makePictureHeaders(at),
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(at, 'picture-path', {
              code: FunctionCode.fromFile({ filePath: PICTURE_PATH.pathname }),
              runtime: FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
    },
  })
  accept(
    Stack.of(at),
    '@aws-cdk/aws-cloudfront-origins:wildcardKeyPolicyForOac',
    'A key that named the distribution would need it first, and it needs the bucket: any distribution of this account may use the key of ' +
      'the pictures. The bucket’s own policy names the one.',
  )
  distribution.applyRemovalPolicy(RemovalPolicy.RETAIN)
  accept(distribution, 'AwsSolutions-CFR1', 'Anybody may look at the shop; where it ships to is asked at the checkout.')

  const target = RecordTarget.fromAlias(new CloudFrontTarget(distribution))
  new ARecord(at, 'name', { zone, recordName: `${settings.domain}.`, target })
  new AaaaRecord(at, 'name-6', { zone, recordName: `${settings.domain}.`, target })
  return { balancer, traefik, distribution }
}

function makeBalancer(
  at: Construct,
  { vpc, pods, settings, zone, logs }: Pick<Needs, 'vpc' | 'pods' | 'settings' | 'zone'> & { logs: Bucket },
) {
  const fence = new SecurityGroup(at, 'balancer-fence', {
    vpc,
    description: 'CloudFront reaches the load balancer',
    allowAllOutbound: false,
  })
  fence.addIngressRule(Peer.prefixList(settings.cloudFrontAddresses), Port.tcp(443), 'from CloudFront')
  fence.addEgressRule(Peer.securityGroupId(pods.securityGroupId), Port.tcp(TRAEFIK), 'to Traefik')
  new CfnSecurityGroupIngress(at, 'to-traefik', {
    groupId: pods.securityGroupId,
    sourceSecurityGroupId: fence.securityGroupId,
    ipProtocol: 'tcp',
    fromPort: TRAEFIK,
    toPort: TRAEFIK,
    description: 'from the load balancer to Traefik',
  })
  // Not a network load balancer: CloudFront takes none that ends TLS.
  const balancer = new ApplicationLoadBalancer(at, 'balancer', {
    vpc,
    vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
    internetFacing: false,
    deletionProtection: true,
    dropInvalidHeaderFields: true,
    // Longer than CloudFront keeps a connection for, so that it is never closed while a request is on its way.
    idleTimeout: Duration.seconds(75),
    securityGroup: fence,
  })
  balancer.logAccessLogs(logs, 'balancer')
  // The AWS Load Balancer Controller puts Traefik's pods into it (TargetGroupBinding).
  const traefik = new ApplicationTargetGroup(at, 'traefik', {
    vpc,
    targetGroupName: 'toyline-traefik',
    port: TRAEFIK,
    protocol: ApplicationProtocol.HTTPS,
    targetType: TargetType.IP,
    deregistrationDelay: Duration.seconds(30),
    // Traefik knows no such path, and saying so is a sign of life.
    healthCheck: { path: '/is-traefik-there', healthyHttpCodes: '404' },
  })
  balancer.addListener('tls', {
    port: 443,
    protocol: ApplicationProtocol.HTTPS,
    open: false,
    sslPolicy: SslPolicy.TLS13_RES,
    certificates: [new Certificate(at, 'certificate', { domainName: settings.domain, validation: CertificateValidation.fromDns(zone) })],
    defaultTargetGroups: [traefik],
  })
  return { balancer, traefik }
}

/** What services/products says with a picture; when it is kept is said by the picture itself. */
function makePictureHeaders(at: Construct): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(at, 'picture-headers', {
    securityHeadersBehavior: {
      contentTypeOptions: { override: true },
      contentSecurityPolicy: { contentSecurityPolicy: "default-src 'none'", override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: false, override: true },
    },
    customHeadersBehavior: { customHeaders: [{ header: 'cross-origin-resource-policy', value: 'same-origin', override: true }] },
  })
}
