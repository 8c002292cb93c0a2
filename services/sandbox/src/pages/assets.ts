import { readFileSync } from 'node:fs'

const text = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

export const fieldsStyle = text('./fields.css')
export const fieldsScript = text('./fields-frame.js')
export const pageStyle = text('./page.css')
/** Runs in the shop's page, hence its own file. */
export const mountScript = text('./fields.js')
