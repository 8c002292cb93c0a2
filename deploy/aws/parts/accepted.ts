import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/**
 * Says next to a resource why a finding of cdk-nag, or a warning of the CDK, is accepted there. Rules that judge each permission by itself
 * are accepted finding by finding, as cdk-nag prints them: a permission that is added later is judged anew.
 */
export function accept(resource: IConstruct, rule: string, reason: string, ...findings: string[]): void {
  const ids = findings.length > 0 ? findings.map((finding) => `${rule}[${finding}]`) : [rule]
  for (const id of ids) Validations.of(resource).acknowledge({ id, reason })
}

/** A policy that AWS keeps, as cdk-nag prints it. */
export function managedPolicy(name: string): string {
  return `Policy::arn:<AWS::Partition>:iam::aws:policy/${name}`
}
