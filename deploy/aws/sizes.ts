export type SizeName = 'small' | 'middle' | 'large'

export type Size = {
  /** For whom, in a few words. */
  meant: string
  /** US dollars a month, of the budget that alarms. */
  budget: number
  /** One, or one for each zone: with one, a lost zone may cut pods off from providers of payments and mail. */
  natGateways: 1 | 3
  /** `count` stand always, up to `most` while autoscalers and releases need them. */
  nodes: { type: string; count: number; most: number; diskGb: number }
  /**
   * A primary and a standby in another zone, which nobody reads from, and copies that are read from. `connections` as many as the most
   * copies of services that the autoscalers may start could open, as with the database of deploy/kubernetes.
   */
  database: { type: string; storageGb: number; mostStorageGb: number; connections: number; replicas: number }
  cache: { type: string; nodes: number }
  /** Without it PostgreSQL searches, as it does on a laptop. */
  search?: { type: string; nodes: number; storageGb: number; masterType: string }
  /** What costs are reckoned with, for a month. */
  usage: {
    picturesGb: number
    deliveredGb: number
    requestsMillions: number
    throughNatGb: number
    loadBalancerUnits: number
    logsGb: number
    backupsGb: number
  }
}

export const SIZES: Record<SizeName, Size> = {
  small: {
    meant: 'a shop that begins: some hundred retailers, up to 5,000 products',
    budget: 500,
    natGateways: 1,
    nodes: { type: 't3a.large', count: 3, most: 5, diskGb: 20 },
    database: { type: 't4g.small', storageGb: 40, mostStorageGb: 200, connections: 400, replicas: 0 },
    cache: { type: 'cache.t4g.micro', nodes: 2 },
    usage: {
      picturesGb: 20,
      deliveredGb: 200,
      requestsMillions: 5,
      throughNatGb: 30,
      loadBalancerUnits: 0.5,
      logsGb: 8,
      backupsGb: 60,
    },
  },
  middle: {
    meant: 'thousands of retailers, 50,000 products, a million orders kept',
    budget: 2_000,
    natGateways: 3,
    nodes: { type: 'm6a.xlarge', count: 3, most: 8, diskGb: 40 },
    database: { type: 'm6g.large', storageGb: 150, mostStorageGb: 1_000, connections: 500, replicas: 1 },
    cache: { type: 'cache.t4g.medium', nodes: 2 },
    search: { type: 'm5.large.search', nodes: 3, storageGb: 50, masterType: 't3.small.search' },
    usage: {
      picturesGb: 200,
      deliveredGb: 1_000,
      requestsMillions: 30,
      throughNatGb: 200,
      loadBalancerUnits: 2,
      logsGb: 40,
      backupsGb: 250,
    },
  },
  large: {
    meant: 'a network of retailers in several countries, a thousand and more at once',
    budget: 11_000,
    natGateways: 3,
    nodes: { type: 'm6a.2xlarge', count: 9, most: 24, diskGb: 60 },
    database: { type: 'r6g.2xlarge', storageGb: 1_000, mostStorageGb: 8_000, connections: 2_000, replicas: 2 },
    cache: { type: 'cache.r6g.large', nodes: 3 },
    search: { type: 'r6g.xlarge.search', nodes: 3, storageGb: 200, masterType: 'm6g.large.search' },
    usage: {
      picturesGb: 1_000,
      deliveredGb: 10_000,
      requestsMillions: 300,
      throughNatGb: 1_500,
      loadBalancerUnits: 15,
      logsGb: 300,
      backupsGb: 2_000,
    },
  },
}
