/**
 * On-demand list prices in US dollars, without tax and without any discount, free tier or savings plan unless it is named. They were
 * entered by hand, not read from AWS's price list, and never compared with a bill: look at the page of each `source` before relying on one,
 * and write the day beside it.
 */
export const PRICED_REGION = 'us-east-1'
export const PRICED_ON = '2026-11-27'
/** By what factor eu-central-1 is dearer where regions differ. Meant as an upper bound: machines are listed there at 1.15 to 1.20 times. */
export const DEARER_IN_EUROPE = 1.2

/** The public page that lists a price, of which region, and the day from which it is. */
export type Source = { page: string; region: string; on: string }
export type Price = { usd: number; unit: 'hour' | 'GB and month' | 'GB' | 'million requests' | 'month'; source: Source; everywhere?: true }

const listed = (page: string): Source => ({ page: `https://aws.amazon.com/${page}`, region: PRICED_REGION, on: PRICED_ON })

const SOURCES = {
  backup: listed('backup/pricing/'),
  cloudfront: listed('cloudfront/pricing/'),
  cloudwatch: listed('cloudwatch/pricing/'),
  ebs: listed('ebs/pricing/'),
  ec2: listed('ec2/pricing/on-demand/'),
  eks: listed('eks/pricing/'),
  elasticache: listed('elasticache/pricing/'),
  elb: listed('elasticloadbalancing/pricing/'),
  kms: listed('kms/pricing/'),
  opensearch: listed('opensearch-service/pricing/'),
  rds: listed('rds/postgresql/pricing/'),
  route53: listed('route53/pricing/'),
  s3: listed('s3/pricing/'),
  secrets: listed('secrets-manager/pricing/'),
  vpc: listed('vpc/pricing/'),
  waf: listed('waf/pricing/'),
}

const HOUR = 'hour'
const STORED = 'GB and month'

/** By what is bought. `everywhere`: the same in every region that we speak of. Instances are found by their type. */
export const PRICES: Record<string, Price> = {
  'EKS cluster': { usd: 0.1, unit: HOUR, source: SOURCES.eks, everywhere: true },
  't3a.large': { usd: 0.0752, unit: HOUR, source: SOURCES.ec2 },
  'm6a.xlarge': { usd: 0.1728, unit: HOUR, source: SOURCES.ec2 },
  'm6a.2xlarge': { usd: 0.3456, unit: HOUR, source: SOURCES.ec2 },
  'disk, gp3': { usd: 0.08, unit: STORED, source: SOURCES.ebs },
  'NAT gateway': { usd: 0.045, unit: HOUR, source: SOURCES.vpc },
  'through NAT': { usd: 0.045, unit: 'GB', source: SOURCES.vpc },
  'public address': { usd: 0.005, unit: HOUR, source: SOURCES.vpc, everywhere: true },
  'load balancer': { usd: 0.0225, unit: HOUR, source: SOURCES.elb },
  'load balancer unit': { usd: 0.008, unit: HOUR, source: SOURCES.elb },
  'db.t4g.small': { usd: 0.032, unit: HOUR, source: SOURCES.rds },
  'db.m6g.large': { usd: 0.159, unit: HOUR, source: SOURCES.rds },
  'db.r6g.2xlarge': { usd: 0.899, unit: HOUR, source: SOURCES.rds },
  'database storage, gp3': { usd: 0.115, unit: STORED, source: SOURCES.rds },
  'database backup': { usd: 0.095, unit: STORED, source: SOURCES.backup },
  'transfer between regions': { usd: 0.02, unit: 'GB', source: SOURCES.ec2 },
  'cache.t4g.micro': { usd: 0.0128, unit: HOUR, source: SOURCES.elasticache },
  'cache.t4g.medium': { usd: 0.052, unit: HOUR, source: SOURCES.elasticache },
  'cache.r6g.large': { usd: 0.1648, unit: HOUR, source: SOURCES.elasticache },
  't3.small.search': { usd: 0.036, unit: HOUR, source: SOURCES.opensearch },
  'm5.large.search': { usd: 0.142, unit: HOUR, source: SOURCES.opensearch },
  'm6g.large.search': { usd: 0.128, unit: HOUR, source: SOURCES.opensearch },
  'r6g.xlarge.search': { usd: 0.335, unit: HOUR, source: SOURCES.opensearch },
  'search storage, gp3': { usd: 0.122, unit: STORED, source: SOURCES.opensearch },
  'pictures, S3 Standard': { usd: 0.023, unit: STORED, source: SOURCES.s3 },
  'backup of pictures': { usd: 0.05, unit: STORED, source: SOURCES.backup },
  'delivery beyond 1,000 GB': { usd: 0.085, unit: 'GB', source: SOURCES.cloudfront, everywhere: true },
  'requests beyond 10 million': { usd: 1, unit: 'million requests', source: SOURCES.cloudfront, everywhere: true },
  'WAF access list': { usd: 5, unit: 'month', source: SOURCES.waf, everywhere: true },
  'WAF rule': { usd: 1, unit: 'month', source: SOURCES.waf, everywhere: true },
  'WAF requests': { usd: 0.6, unit: 'million requests', source: SOURCES.waf, everywhere: true },
  'KMS key': { usd: 1, unit: 'month', source: SOURCES.kms, everywhere: true },
  secret: { usd: 0.4, unit: 'month', source: SOURCES.secrets, everywhere: true },
  'logs taken in': { usd: 0.5, unit: 'GB', source: SOURCES.cloudwatch },
  alarm: { usd: 0.1, unit: 'month', source: SOURCES.cloudwatch, everywhere: true },
  'zone of names': { usd: 0.5, unit: 'month', source: SOURCES.route53, everywhere: true },
}
