import { stories } from './stories.ts'

stories('one')
