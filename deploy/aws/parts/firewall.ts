import { Stack } from 'aws-cdk-lib'
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import { Construct } from 'constructs'
import { letLogs, makeKey, makeLogs } from './keys.ts'

/** Requests of one address in five minutes: somewhat above the gateway's own limits, which count better and say 429. */
const IN_FIVE_MINUTES = { everything: 10_000, signIn: 300 }
/** Rules that AWS keeps up. Bodies are judged by our own schemas: photos of returns and catalogue files are larger than 8 KB. */
const MANAGED: { name: string; counted: string[] }[] = [
  { name: 'AWSManagedRulesAmazonIpReputationList', counted: [] },
  { name: 'AWSManagedRulesCommonRuleSet', counted: ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY'] },
  { name: 'AWSManagedRulesKnownBadInputsRuleSet', counted: [] },
  { name: 'AWSManagedRulesSQLiRuleSet', counted: ['SQLi_BODY'] },
]
export const RULES = Object.keys(IN_FIVE_MINUTES).length + MANAGED.length

/** What CloudFront asks about each request before it is let in. */
export function makeFirewall(scope: Construct): CfnWebACL {
  const at = new Construct(scope, 'firewall')
  const seen = (metricName: string) => ({ metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true })
  const limits = Object.entries(IN_FIVE_MINUTES).map(([name, limit], priority) => ({
    name: `limit-${name}`,
    priority,
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: {
      rateBasedStatement: {
        limit,
        aggregateKeyType: 'IP',
        ...(name === 'signIn' ? { scopeDownStatement: startsWith('/api/v1/auth/') } : {}),
      },
    },
    visibilityConfig: seen(`limit-${name}`),
  }))
  const managed = MANAGED.map(({ name, counted }, index) => ({
    name,
    priority: limits.length + index,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: seen(name),
  }))
  const list = new CfnWebACL(at, 'access', {
    name: 'toyline',
    scope: 'CLOUDFRONT',
    defaultAction: { allow: {} },
    rules: [...limits, ...managed],
    visibilityConfig: seen('toyline'),
  })
  keepLogs(at, list)
  return list
}

/** What was refused, without what says who a visitor is. */
function keepLogs(at: Construct, list: CfnWebACL): void {
  const key = makeKey(at, 'firewall', 'Logs of the firewall')
  letLogs(key)
  const logs = makeLogs(at, 'logs', 'aws-waf-logs-toyline', key)
  new CfnLoggingConfiguration(at, 'logging', {
    resourceArn: list.attrArn,
    logDestinationConfigs: [Stack.of(at).formatArn({ service: 'logs', resource: 'log-group:aws-waf-logs-toyline' })],
    redactedFields: ['cookie', 'authorization'].map((name) => ({ singleHeader: { Name: name } })),
    loggingFilter: {
      DefaultBehavior: 'DROP',
      Filters: [
        {
          Behavior: 'KEEP',
          Requirement: 'MEETS_ANY',
          Conditions: [{ ActionCondition: { Action: 'BLOCK' } }, { ActionCondition: { Action: 'COUNT' } }],
        },
      ],
    },
  }).node.addDependency(logs)
}

function startsWith(path: string) {
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: 'STARTS_WITH',
      searchString: path,
      textTransformations: [{ priority: 0, type: 'NORMALIZE_PATH' }],
    },
  }
}
