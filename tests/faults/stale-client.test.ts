import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const { isGenerated, stampGenerated } = (await import(pathToFileURL(path.resolve('server/setup/steps.mjs')).href)) as {
	isGenerated(folder: string): boolean
	stampGenerated(folder: string): void
}

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'belay-client-'))
afterAll(() => fs.rmSync(root, { recursive: true, force: true }))
const write = (file: string, text: string) => {
	fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
	fs.writeFileSync(path.join(root, file), text)
}
beforeAll(() => {
	write('prisma/schema.prisma', 'model One {}')
	write('prisma/generated/client.ts', '')
	write('node_modules/prisma/package.json', '{"version":"7.0.0"}')
	stampGenerated(root)
})

test('a client is known by the schema it was made of, not by the age of either', () => {
	const [old, young] = [new Date('2020-01-01'), new Date('2030-01-01')]
	const set = (file: string, at: Date) => fs.utimesSync(path.join(root, file), at, at)
	set('prisma/schema.prisma', young)
	set('prisma/generated/client.ts', old)
	expect(isGenerated(root)).toBe(true)
	// A tree that is copied over this one: another schema, older than the client that is here.
	write('prisma/schema.prisma', 'model Other {}')
	set('prisma/schema.prisma', old)
	set('prisma/generated/client.ts', young)
	expect(isGenerated(root)).toBe(false)
	stampGenerated(root)
	expect(isGenerated(root)).toBe(true)
})

test('a client without its mark, or of another generator, is made anew', () => {
	write('node_modules/prisma/package.json', '{"version":"7.0.1"}')
	expect(isGenerated(root)).toBe(false)
	stampGenerated(root)
	fs.rmSync(path.join(root, 'prisma/generated/stamp'))
	expect(isGenerated(root)).toBe(false)
})
