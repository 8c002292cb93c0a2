export { jobsMigration } from './migration.ts'
