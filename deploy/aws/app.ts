import { App } from 'aws-cdk-lib'
import { readSettings } from './settings.ts'
import { makeStacks } from './stacks.ts'

const app = new App()
makeStacks(
  app,
  readSettings((name) => app.node.tryGetContext(name)),
)
