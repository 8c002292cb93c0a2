import { type App, CfnOutput, Duration, Stack, Tags, Validations } from 'aws-cdk-lib'
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { HostedZone } from 'aws-cdk-lib/aws-route53'
import { AwsSolutionsChecks } from 'cdk-nag'
import { letOperators, makeAccess, makeOperators } from './parts/access.ts'
import { makeBackups, makeVault } from './parts/backups.ts'
import { makeCache } from './parts/cache.ts'
import { CLUSTER, makeCluster } from './parts/cluster.ts'
import { makeDatabase } from './parts/database.ts'
import { makeDoor } from './parts/door.ts'
import { makeFirewall } from './parts/firewall.ts'
import { letDisks, letLogs, makeKey } from './parts/keys.ts'
import { makeNetwork } from './parts/network.ts'
import { makeBuckets } from './parts/pictures.ts'
import { makeSearch } from './parts/search.ts'
import { makeSecrets } from './parts/secrets.ts'
import { makeAlarms, makeWatch } from './parts/watch.ts'
import type { Settings } from './settings.ts'
import { SIZES } from './sizes.ts'

/** CloudFront takes its firewall and its certificate from this region, and tells its numbers there. */
const EDGE_REGION = 'us-east-1'

export type Stacks = { copies: Stack; edge: Stack; home: Stack; outside: Stack }

/**
 * All that a place is made of, in the order in which it is brought up: where copies of backups go, what CloudFront asks at the edge, the
 * shop's own region, and alarms for what is seen from outside. Everything is held against cdk-nag's rules when it is written.
 */
export function makeStacks(app: App, settings: Settings): Stacks {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }))
  Tags.of(app).add('app', 'toyline')
  const stack = (id: string, region: string, description: string) =>
    new Stack(app, id, { env: { region }, crossRegionReferences: true, terminationProtection: true, description })

  const copies = stack('toyline-copies', settings.secondRegion, 'Toyline: copies of backups')
  const copiesKey = makeKey(copies, 'copies', 'Copies of backups')
  const copiesVault = makeVault(copies, 'toyline-copies', copiesKey)

  const edge = stack('toyline-edge', EDGE_REGION, 'Toyline: certificate and firewall of CloudFront')
  const zoneOf = (scope: Stack) =>
    HostedZone.fromHostedZoneAttributes(scope, 'zone', { hostedZoneId: settings.zoneId, zoneName: settings.zoneName })
  const certificate = new Certificate(edge, 'certificate', {
    domainName: settings.domain,
    validation: CertificateValidation.fromDns(zoneOf(edge)),
  })
  const firewall = makeFirewall(edge)

  const home = stack('toyline-home', settings.region, 'Toyline: what the shop stands on')
  const made = furnish(home, settings, {
    copiesKey,
    copiesVault,
    zone: zoneOf(home),
    edge: { certificate, accessListArn: firewall.attrArn },
  })

  const outside = stack('toyline-outside', EDGE_REGION, 'Toyline: alarms for what is seen from outside')
  watchOutside(outside, settings, made.distribution.distributionId)
  return { copies, edge, home, outside }
}

type Needs = Pick<Parameters<typeof makeDoor>[1], 'zone' | 'edge'> & {
  copiesKey: ReturnType<typeof makeKey>
  copiesVault: ReturnType<typeof makeVault>
}

function furnish(home: Stack, settings: Settings, { copiesKey, copiesVault, zone, edge }: Needs) {
  const size = SIZES[settings.size]
  const key = makeKey(home, 'data', 'Database, Redis, search, backups')
  const clusterKey = makeKey(home, 'cluster', 'Kubernetes: its secrets, disks of nodes')
  const secretsKey = makeKey(home, 'secrets', 'Secrets of the shop')
  const picturesKey = makeKey(home, 'pictures', 'Pictures')
  const logsKey = makeKey(home, 'logs', 'Logs and alarms')
  letDisks(clusterKey)
  letLogs(logsKey)

  const vpc = makeNetwork(home, settings, size, logsKey)
  const operators = makeOperators(home)
  const cluster = makeCluster(home, { vpc, size, key: clusterKey, logsKey, operators })
  const { pods } = cluster
  const { redisToken } = makeSecrets(home, secretsKey)
  const buckets = makeBuckets(home, picturesKey)
  const database = makeDatabase(home, { vpc, pods, settings, size, key, secretsKey, logsKey, copiesKey })
  const cache = makeCache(home, { vpc, pods, size, key, secretsKey, token: redisToken })
  const search = size.search && makeSearch(home, { vpc, pods, search: size.search, key, secretsKey, logsKey })
  const { balancer, traefik, distribution } = makeDoor(home, { vpc, pods, settings, zone, buckets, edge })
  makeAccess(home, { settings, cluster, pictures: buckets.pictures, picturesKey, secretsKey, traefik })
  letOperators(operators, { key: secretsKey, pictures: buckets.pictures, distribution })
  makeBackups(home, { key, copies: copiesVault, database: database.primary, pictures: buckets.pictures })
  makeWatch(home, { settings, size, key: logsKey, database, cache, balancer, traefik, ...(search ? { search } : {}) })

  const say = (name: string, value: string, description: string) => new CfnOutput(home, name, { value, description })
  say('DatabaseHost', database.primary.dbInstanceEndpointAddress, 'In DATABASE_URL of the settings')
  say('PicturesUrl', `https://s3.${home.region}.amazonaws.com/${buckets.pictures.bucketName}`, 'PRODUCTS_MEDIA_S3')
  say('TargetGroup', traefik.targetGroupArn, 'For the TargetGroupBinding of Traefik')
  say('Distribution', distribution.distributionId, 'For purging')
  say('Kubeconfig', `aws eks update-kubeconfig --name ${CLUSTER} --region ${home.region} --role-arn ${operators.roleArn}`, 'For operators')
  return { distribution }
}

function watchOutside(outside: Stack, settings: Settings, distributionId: string): void {
  const key = makeKey(outside, 'outside', 'Alarms')
  const { set } = makeAlarms(outside, settings, key)
  set({
    name: 'answers-5xx',
    why: 'More than one answer in fifty is an error',
    metric: new Metric({
      namespace: 'AWS/CloudFront',
      metricName: '5xxErrorRate',
      dimensionsMap: { DistributionId: distributionId, Region: 'Global' },
      period: Duration.minutes(1),
    }),
    over: 2,
    periods: 5,
  })
  set({
    name: 'refused',
    why: 'The firewall refuses much: an attack, or a rule that is wrong',
    metric: new Metric({
      namespace: 'AWS/WAFV2',
      metricName: 'BlockedRequests',
      dimensionsMap: { WebACL: 'toyline', Rule: 'ALL' },
      statistic: 'Sum',
      period: Duration.minutes(5),
    }),
    over: 5_000,
    periods: 1,
  })
}
