import { stories } from './stories.ts'

stories('services')
