/** Tells the tests of several files in one process: what they share is then read, compiled and warm but once. */
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'

for (const path of process.argv.slice(2)) await import(pathToFileURL(path).href)
// Heard after all others, it says that none of them ended the process.
test('all files were told', () => {})
