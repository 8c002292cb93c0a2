import { Duration, Stack } from 'aws-cdk-lib'
import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache'
import { type ApplicationLoadBalancer, type ApplicationTargetGroup, HttpCodeElb } from 'aws-cdk-lib/aws-elasticloadbalancingv2'
import type { Key } from 'aws-cdk-lib/aws-kms'
import type { CfnDomain } from 'aws-cdk-lib/aws-opensearchservice'
import type { DatabaseInstance, DatabaseInstanceReadReplica } from 'aws-cdk-lib/aws-rds'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import type { Settings } from '../settings.ts'
import type { Size } from '../sizes.ts'
import { letService } from './keys.ts'

type Watched = { name: string; why: string; metric: IMetric; over?: number; under?: number; periods: number; missingIsBad?: true }

const GIB = 1024 ** 3

/** A topic by which people hear of alarms, encrypted, and a way to set one. */
export function makeAlarms(scope: Construct, settings: Settings, key: Key): { set: (watched: Watched) => void; topic: Topic } {
  letService(key, 'cloudwatch.amazonaws.com')
  const topic = new Topic(scope, 'alarms', { topicName: 'toyline-alarms', masterKey: key, enforceSSL: true })
  topic.addSubscription(new EmailSubscription(settings.alarmMail))
  const action = new SnsAction(topic)
  const set = ({ name, why, metric, over, under, periods, missingIsBad }: Watched): void => {
    const alarm = new Alarm(scope, name, {
      alarmName: `toyline-${name}`,
      alarmDescription: why,
      metric,
      threshold: over ?? under ?? 0,
      comparisonOperator: over === undefined ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: missingIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(action)
    alarm.addOkAction(action)
  }
  return { set, topic }
}

type Needs = {
  settings: Settings
  size: Size
  key: Key
  database: { primary: DatabaseInstance; replicas: DatabaseInstanceReadReplica[] }
  cache: CfnReplicationGroup
  search?: CfnDomain
  balancer: ApplicationLoadBalancer
  traefik: ApplicationTargetGroup
}

/** Alarms for what the shop stands on. How the shop itself is doing is told by its own metrics. */
export function makeWatch(scope: Construct, { settings, size, key, database, cache, search, balancer, traefik }: Needs): void {
  const at = new Construct(scope, 'watch')
  const { set } = makeAlarms(at, settings, key)
  const minute = { period: Duration.minutes(1) }
  const { primary, replicas } = database
  set({ name: 'database-cpu', why: 'The database is busy', metric: primary.metricCPUUtilization(minute), over: 80, periods: 15 })
  set({
    name: 'database-memory',
    why: 'The database swaps soon',
    metric: primary.metricFreeableMemory(minute),
    under: 0.2 * GIB,
    periods: 10,
  })
  set({
    name: 'database-storage',
    why: 'The database’s disk is nearly full and could not grow',
    metric: primary.metricFreeStorageSpace(minute),
    under: 0.1 * size.database.storageGb * GIB,
    periods: 10,
  })
  set({
    name: 'database-connections',
    why: 'New pods get no connection soon',
    metric: primary.metricDatabaseConnections(minute),
    over: 0.8 * size.database.connections,
    periods: 5,
  })
  for (const [index, replica] of replicas.entries())
    set({
      name: `replica-${index + 1}-lag`,
      why: 'The replica is behind, and reads go to the primary',
      metric: replica.metric('ReplicaLag', minute),
      over: 30,
      periods: 5,
      missingIsBad: true,
    })
  const redis = (metricName: string) =>
    new Metric({
      namespace: 'AWS/ElastiCache',
      metricName,
      statistic: 'Maximum',
      dimensionsMap: { ReplicationGroupId: cache.ref },
      ...minute,
    })
  set({
    name: 'redis-memory',
    why: 'Redis forgets what it was told',
    metric: redis('DatabaseMemoryUsagePercentage'),
    over: 85,
    periods: 10,
  })
  set({ name: 'redis-cpu', why: 'Redis answers late', metric: redis('EngineCPUUtilization'), over: 80, periods: 10 })
  if (search) {
    const dimensionsMap = { DomainName: search.ref, ClientId: Stack.of(at).account }
    const domain = (metricName: string, statistic: string) =>
      new Metric({ namespace: 'AWS/ES', metricName, statistic, dimensionsMap, ...minute })
    set({
      name: 'search-red',
      why: 'Part of the index is away; PostgreSQL searches',
      metric: domain('ClusterStatus.red', 'Maximum'),
      over: 0,
      periods: 5,
    })
    set({
      name: 'search-storage',
      why: 'The index can take nothing new soon',
      metric: domain('FreeStorageSpace', 'Minimum'),
      under: 5_000,
      periods: 10,
    })
  }
  set({
    name: 'no-traefik',
    why: 'Nobody opens the door: CloudFront answers 502',
    metric: traefik.metrics.healthyHostCount(minute),
    under: 1,
    periods: 2,
    missingIsBad: true,
  })
  set({
    name: 'no-answers',
    why: 'The load balancer itself answers with errors: Traefik gives none',
    metric: balancer.metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, minute),
    over: 20,
    periods: 5,
  })
  const backup = (metricName: string) => new Metric({ namespace: 'AWS/Backup', metricName, statistic: 'Sum', period: Duration.hours(1) })
  set({ name: 'backup-failed', why: 'Last night’s backup is missing', metric: backup('NumberOfBackupJobsFailed'), over: 0, periods: 1 })
  set({
    name: 'copy-failed',
    why: 'Last night’s copy in the second region is missing',
    metric: backup('NumberOfCopyJobsFailed'),
    over: 0,
    periods: 1,
  })
  makeBudget(at, settings, size)
}

function makeBudget(at: Construct, settings: Settings, size: Size): void {
  const subscribers = [{ subscriptionType: 'EMAIL', address: settings.alarmMail }]
  const told = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
    notification: { notificationType, threshold, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
    subscribers,
  })
  new CfnBudget(at, 'budget', {
    budget: { budgetName: 'toyline', budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: size.budget, unit: 'USD' } },
    notificationsWithSubscribers: [told('ACTUAL', 50), told('ACTUAL', 80), told('ACTUAL', 100), told('FORECASTED', 100)],
  })
}
