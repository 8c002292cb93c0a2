import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' }).trim().split('\n')

/** Of this repository, by the folder it begins with; what holds a placeholder is none. */
const FILE = /^(?:apps|catalog|deploy|docs|packages|services|stories|tools|\.github|\.ci)\/[\w./@-]*$/
const scriptsOf = (folder: string): object => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')).scripts

/** What a document names that is not there: files, headings, scripts of npm and programs. */
function missingIn(path: string, text: string): string[] {
  const bare = text.replace(/```[\s\S]*?```/g, '')
  const links = [...bare.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(([, link]) => String(link))
  const quoted = [...bare.matchAll(/`([^`\n]+)`/g)].flatMap(([, code]) => String(code).split(' '))
  const run = [...text.matchAll(/npm(?: --prefix (\S+))? run (?:--silent )?([\w:-]+)/g)]
  const programs = [...text.matchAll(/\b(?:node|bash) ([\w./-]+\.(?:ts|mjs|sh)|\.ci\/run)\b/g)].map(([, file]) => String(file))
  return [
    ...links.filter((link) => !leadsSomewhere(path, link)).map((link) => `${path} links to ${link}`),
    ...[...new Set([...quoted.filter((word) => FILE.test(word)), ...programs])]
      .filter((file) => !existsSync(join(root, file)) && !existsSync(join(root, dirname(path), file)))
      .map((file) => `${path} names ${file}`),
    ...run.filter(([, folder = '.', script]) => !(String(script) in scriptsOf(folder))).map(([command]) => `${path} says ${command}`),
  ]
}

function leadsSomewhere(path: string, link: string): boolean {
  const [file, heading] = link.split('#')
  const target = join(root, file ? join(dirname(path), file) : path)
  if (!existsSync(target)) return false
  return heading === undefined || headingsOf(readFileSync(target, 'utf8')).includes(heading)
}

/** As GitHub makes anchors of them. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    String(heading)
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

test('every file, heading, program and script that a document names is there', () => {
  assert.ok(documents.length > 40, `${documents.length} documents`)
  assert.deepEqual(
    documents.flatMap((path) => missingIn(path, readFileSync(join(root, path), 'utf8'))),
    [],
  )
})

test('what is not there is found', () => {
  const text = `[a](../README.md) [b](nowhere.md) [c](operations.md#recovery) [d](operations.md#rescue)
\`tools/run.mjs\` and \`tools/walk.mjs --fast\`, \`npm run drill\`, \`npm run drills\`, \`npm --prefix deploy/aws run synth\`
\`\`\`
node tools/deploy/smoke.ts https://… && node tools/deploy/smoulder.ts && npm --prefix deploy/aws run drill
\`\`\``
  assert.deepEqual(missingIn('docs/words.md', text), [
    'docs/words.md links to nowhere.md',
    'docs/words.md links to operations.md#rescue',
    'docs/words.md names tools/walk.mjs',
    'docs/words.md names tools/deploy/smoulder.ts',
    'docs/words.md says npm run drills',
    'docs/words.md says npm --prefix deploy/aws run drill',
  ])
})
